import type { Status } from '../status.ts';

/**
 * The columns by which a ledger drives a batch, always in this order and side by side: what stands before them is the
 * user's, what stands behind them are results. Their place tells the three apart, so that a user's column may bear the
 * name of a result.
 */
export const controlColumns = [
  'FILE',
  'STATUS',
  'ERROR',
  'ATTEMPTS',
  'UPDATED_AT',
  'SHA256',
  'PIPELINE',
] as const;

/** What is known of one file of a batch, as a ledger says it. */
export type LedgerEntry = {
  readonly status: Status;
  /** "code: detail" for a failed file, else ''. */
  readonly error: string;
  /** How often the file was claimed. */
  readonly attempts: number;
  /** When the row last changed, ms since 1970; absent for a row that never did. */
  readonly updatedAtMs?: number;
  /** Hex SHA-256 of the file's bytes; '' where they were not read. */
  readonly sha256: string;
  /** Which pipeline made or refused the result (`pipelineHash`); '' where none did. */
  readonly pipeline: string;
};

/** One row of a ledger that was read. Stretches of cells stay as they stand in the file. */
export type LedgerRow = LedgerEntry & {
  /** The row in the file, from 1, the heading included. */
  readonly row: number;
  /** Path of the file, unique in a ledger. */
  readonly file: string;
  /** The user's own cells, as text between the first cell and FILE, without the delimiter behind. */
  readonly own: string;
  /** The result cells, as text behind PIPELINE, without the delimiter before. */
  readonly results: string;
};

export type Ledger = {
  /** The user's headings as they stand in the file, and how many they are. */
  readonly own: string;
  readonly ownCount: number;
  /** Names of the result columns, decoded. */
  readonly resultNames: readonly string[];
  readonly rows: readonly LedgerRow[];
};

/** Whether a row came to an end: done, in part or whole, or failed. */
export function isSettled({ status }: Pick<LedgerEntry, 'status'>): boolean {
  return status === 'COMPLETED' || status === 'PARTIAL' || status === 'FAILED';
}

/** Whether a row has a result, in part or whole. */
export function isDone({ status }: Pick<LedgerEntry, 'status'>): boolean {
  return status === 'COMPLETED' || status === 'PARTIAL';
}
