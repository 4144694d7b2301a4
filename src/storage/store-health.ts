import type { DatabaseFound } from './look-at-database.ts';
import type { Healing } from './journal/heal.ts';

/** Something about the stored batches that their owner should know. */
export type StoreNotice = {
  readonly code:
    | 'database-healed' // the browser deleted the database; the journal gave back what it had
    | 'places-forgotten' // where ledgers were to be written was in the database alone
    | 'rows-healed' // results that only the journal had are in the database again
    | 'storage-cleared' // batches were here and neither store has them
    | 'healing-cut-off' // the disk is full: not everything could be brought back
    | 'records-damaged' // parts of the journal could not be read
    | 'journal-rebuilt' // the journal was lost and is written again from the database
    | 'no-journal'; // the second store cannot be kept
  readonly severity: 'information' | 'warning';
  readonly detail: string;
};

/** How the two stores were found at the start, and whether both are kept. */
export type StoreHealth = {
  /** Why there is no journal; undefined while it is kept. */
  readonly journalAbsence: string | undefined;
  readonly notices: readonly StoreNotice[];
};

/** What was kept where neither store lies: how many batches there were when the app was last used. */
export type StoreMemory = { readonly batches: number; readonly atMs: number };

/** What is to be said of a start; nothing after the usual one. */
export function noticesOf(
  found: DatabaseFound,
  healing: Healing,
  memory: StoreMemory | undefined,
  batchesNow: number,
): readonly StoreNotice[] {
  const notices: StoreNotice[] = [];
  const add = (code: StoreNotice['code'], severity: StoreNotice['severity'], detail: string): void => {
    notices.push({ code, severity, detail });
  };
  const reason = found.dataLoss === undefined ? '' : ` (${found.dataLoss})`;
  const { batches, items, rows, damaged, homeless, segmentsLost, wasNew } = healing;
  const expected = memory?.batches ?? 0;
  if (wasNew && batches > 0) {
    add(
      'database-healed',
      'warning',
      `the browser deleted the database of this app${reason}; ${count(batches, 'batch', 'batches')} with ${count(items, 'file')} and ${count(rows, 'result')} came back from the journal. Models of your own were in the database alone`,
    );
    add(
      'places-forgotten',
      'information',
      'if you had chosen a file or folder for a ledger, or a folder that files are read from, the browser forgot which: choose it again on the page of its batch',
    );
  } else if (rows > 0) {
    add('rows-healed', 'information', `${count(rows, 'result')} came back from the journal`);
  }
  // At every start until there is a batch again: whoever lands on another page first may not have seen it.
  if (batchesNow < expected && (wasNew || batchesNow === 0)) {
    add(
      'storage-cleared',
      'warning',
      `${count(expected, 'batch', 'batches')} lay in this browser on ${day(memory?.atMs ?? 0)} and ${batchesNow === 0 ? 'none is' : `${String(batchesNow)} are`} left: the browser's storage was cleared${reason}. Start from the ledger, if you keep one outside this browser, or drop the same files again`,
    );
  }
  if (healing.cutOff) {
    add(
      'healing-cut-off',
      'warning',
      'results in the journal could not be brought back into the database, because the disk is full: free some space, and the page loads anew',
    );
  }
  if (damaged + homeless > 0) {
    add(
      'records-damaged',
      'warning',
      `${count(damaged + homeless, 'record')} of the journal could not be read; files whose result is missing are analysed again`,
    );
  }
  if (segmentsLost > 0) {
    add(
      'journal-rebuilt',
      'information',
      'the journal was incomplete and is written again from the database; no result is missing',
    );
  }
  return notices;
}

/** How the stores are now. */
export function healthOf(journalAbsence: string | undefined, notices: readonly StoreNotice[]): StoreHealth {
  if (journalAbsence === undefined) return { journalAbsence, notices };
  const detail = `results are stored once, not twice: the second store cannot be kept in this window (${journalAbsence})`;
  return { journalAbsence, notices: [...notices, { code: 'no-journal', severity: 'information', detail }] };
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}

function day(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
