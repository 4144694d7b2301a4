import type { Table } from 'dexie';
import type { KeptSecret } from '../at-rest/wrapped-secret.ts';
import type { Position } from './segment-log.ts';

/**
 * What the database knows of the journal, each mark written in the transaction that makes it true.
 *
 * - `store`: the database holds everything that the journal held when it was opened. A database without it is new, or
 *   was wiped, or its healing was cut off: then the whole journal is read.
 * - `covered/GENERATION`: everything up to this offset of a segment is in the database, or was refused by it.
 * - `room`: only while it is tried whether the disk takes more.
 * - `sealing/KEY`: what is kept of the secret behind a passphrase (`at-rest/`); it has nothing to do with the journal.
 * - `owed/BATCH/KEY`: the journal may lack something that the database has of this batch.
 */
export type JournalMark =
  | { readonly key: 'store'; readonly openedAtMs: number }
  | {
      readonly key: `covered/${number}`;
      readonly batchId: string;
      readonly generation: number;
      readonly end: number;
    }
  | { readonly key: 'room'; readonly bytes: Uint8Array }
  | { readonly key: `sealing/${string}`; readonly secret: KeptSecret }
  | { readonly key: `owed/${string}`; readonly batchId: string };

export type JournalMarks = Table<JournalMark, string>;

export function coveredMark(batchId: string, { generation, end }: Position): JournalMark {
  return { key: `covered/${generation}`, batchId, generation, end };
}

/** A mark of its own for each change, or each tab: deleting it never deletes what another owes. */
export function owedMark(
  batchId: string,
  key: string = crypto.randomUUID(),
): JournalMark & { readonly key: `owed/${string}` } {
  return { key: `owed/${batchId}/${key}`, batchId };
}
