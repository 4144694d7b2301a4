import { sha256Hex } from '#core/sha256.ts';
import { stateOfReview } from '#core/review.ts';
import type { Item } from '#engine/ports.ts';
import { checkMarks, isComplete, plainText, type ReadMarks } from './marks.ts';

/** The analysis whose tests have thresholds to read. */
export const readBlindedIn = 'cpet';

/** One reader's turn through a round: the same reader may read again in a round of another name. */
export type SeriesName = { readonly round: string; readonly by: string };

/** What one reader said of a test, and when. */
export type Reading = { readonly marks: ReadMarks; readonly atMs: number };

/** The readings of one reader in one round, by the id of the item. */
export type Series = SeriesName & { readonly readings: ReadonlyMap<string, Reading> };

/** No name of a round is longer, and no initials are, characters. */
export const longestName = { round: 60, by: 8 } as const;

/** A round's name or a reader's initials as they are stored: one line; "" where nothing is left. */
export function namedAs(what: keyof typeof longestName, typed: string): string {
  return plainText(typed).slice(0, longestName[what]).trim();
}

/**
 * Every series of blinded readings that the reviews of these items hold, by round and reader. Of several readings of a
 * test by one reader in one round the latest holds, in whatever order they came: what was imported twice, or late,
 * changes nothing. Readings that are none are left out.
 */
export function seriesOf(items: readonly Pick<Item, 'id' | 'review'>[]): readonly Series[] {
  const found = new Map<string, SeriesName & { readonly readings: Map<string, Reading> }>();
  for (const { id, review } of items) {
    if (review === undefined) continue;
    for (const place of stateOfReview(review).standing) {
      const event = review.events[place];
      if (event?.kind !== 'reading') continue;
      const { round, by, atMs } = event;
      const checked = checkMarks(event.marks);
      if (!checked.ok) continue;
      const key = JSON.stringify([round, by]);
      const series = found.get(key) ?? { round, by, readings: new Map<string, Reading>() };
      found.set(key, series);
      const known = series.readings.get(id);
      if (known === undefined || known.atMs <= atMs) series.readings.set(id, { marks: checked.value, atMs });
    }
  }
  return [...found.values()].sort((a, b) => compare(a.round, b.round) || compare(a.by, b.by));
}

/** A series by its name; empty where nothing was read yet. */
export function seriesNamed(all: readonly Series[], { round, by }: SeriesName): Series {
  return all.find((one) => one.round === round && one.by === by) ?? { round, by, readings: new Map() };
}

/**
 * The tests that a round is read on: those with a result here, each file once. Without `all`, those alone of which the
 * analysis does not say that they can have no thresholds (a constant load, no CO2).
 */
export function testsToRead(items: readonly Item[], all: boolean): readonly Item[] {
  const seen = new Set<string>();
  return items.filter(({ state, sha256, ledger }) => {
    if (state.status !== 'done' || ledger?.kept === true || sha256 === '' || seen.has(sha256)) return false;
    const { thresholds_impossible: impossible } = state.row;
    if (!all && typeof impossible === 'string' && impossible !== '') return false;
    seen.add(sha256);
    return true;
  });
}

/**
 * The tests in the order in which this reader meets them: by a hash of round, reader and file, so that no two readers
 * have one order, the same reader always has the same, on any machine, and a test that joins late moves no other.
 * `keys` remembers the hashes of one reader and round between calls: ten thousand take half a second.
 */
export function blindedOrder<Test extends Pick<Item, 'sha256'>>(
  tests: readonly Test[],
  { round, by }: SeriesName,
  keys = new Map<string, string>(),
): readonly Test[] {
  const keyOf = (sha256: string): string => {
    const key = keys.get(sha256) ?? sha256Hex(JSON.stringify([round, by, sha256]));
    keys.set(sha256, key);
    return key;
  };
  return tests
    .map((test) => ({ test, key: keyOf(test.sha256) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ test }) => test);
}

/** How many of these tests have been read, both thresholds. */
export function countRead(tests: readonly Pick<Item, 'id'>[], { readings }: Series): number {
  return tests.filter(({ id }) => isComplete(readings.get(id)?.marks ?? {})).length;
}

/** Texts in the order of their characters' codes, the same in every language. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
