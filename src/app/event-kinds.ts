/** A fact of an event: a code, a number, or yes or no; never a name, a path or a text. */
export type EventFact = string | number | boolean;

/** What this version tells of, in words for the page. Another version's log may hold others. */
export const eventTitles: Readonly<Record<string, string>> = {
  'app-opened': 'Benchside was opened',
  'store-opened': 'The stores were opened',
  'store-notice': 'Something was found at the start',
  'store-refused': 'The browser refused its storage',
  'upgrade-waited': 'Waited for another tab with an older Benchside',
  'let-go': 'Let go of the database for a newer Benchside',
  'update-noticed': 'A newer Benchside was found',
  'batch-created': 'A batch was made',
  'batch-removed': 'A batch was removed',
  'batches-expired': 'Batches older than results are kept were deleted',
  locked: 'Benchside was locked',
  'unlock-refused': 'A wrong passphrase was given',
  'passphrase-set': 'A passphrase was set',
  'passphrase-removed': 'The passphrase was taken away',
  'passphrase-forgotten': 'What lay behind a forgotten passphrase was given up',
  'options-changed': 'The options of a batch were changed',
  'intake-began': 'Taking files in began',
  'intake-ended': 'Taking files in ended',
  'copies-gave-way': 'Copies of files with a partial result made room',
  'run-began': 'A run began',
  'run-ended': 'A run came to rest',
  'run-stopped': 'A run was stopped by a fault',
  'run-taken-over': 'A run of another tab was taken over',
  'file-failed': 'A file failed',
  'file-retried': 'A file is tried again',
  'attempt-cut-off': 'An attempt at a file was cut off',
  'file-quarantined': 'A file was set aside',
  'result-put-back': 'A result of an earlier ledger was put back',
  recomputed: 'Results were made anew',
  'worker-lost': 'A worker stopped',
  'ledger-written': 'A ledger was written',
  'ledger-behind': 'A ledger could not be written',
  'backup-made': 'A ledger was copied',
  error: 'An error in the program',
};

export function eventTitle(kind: string): string {
  return eventTitles[kind] ?? kind;
}
