import type { LedgerRecords } from '#storage/ledger-files/places.ts';

/**
 * For which batches the user has chosen a file or folder for the ledger. Where that is lies in the database alone, which
 * a browser may delete; this lies apart from it, so that the choice is asked for again and not forgotten without a word.
 * Nothing but the batches' random numbers.
 */
export type ChosenPlaces = {
  readonly has: (batchId: string) => boolean;
  readonly set: (batchId: string, isChosen: boolean) => void;
};

const key = 'benchside.ledger-places';

/** As this browser remembers it; not at all where a window bars its storage. */
export const chosenPlaces: ChosenPlaces = {
  has: (batchId) => recall().includes(batchId),
  set: (batchId, isChosen) => {
    const chosen = recall();
    if (chosen.includes(batchId) === isChosen) return;
    const left = chosen.filter((each) => each !== batchId);
    const now = isChosen ? [...left, batchId] : left;
    try {
      if (now.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(now));
    } catch {
      // it is a help, not a promise
    }
  },
};

function recall(): readonly string[] {
  try {
    const said: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(said) ? said.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

/** The records, which also keep in mind which batches have a place that the user chose. */
export function rememberingChoice(records: LedgerRecords, chosen: ChosenPlaces): LedgerRecords {
  return {
    ...records,
    putPlace: async (place) => {
      await records.putPlace(place);
      if (place.handle !== undefined) chosen.set(place.batchId, true);
    },
    removePlace: async (batchId) => {
      await records.removePlace(batchId);
      chosen.set(batchId, false);
    },
  };
}
