import type { Table } from 'dexie';
import type { KeptSecret } from '../at-rest/wrapped-secret.ts';
import type { Position } from './segment-log.ts';

/**
 * What the database knows of the journal, each mark written in the transaction that makes it true.
 *
 * - `store`: the database holds everything that the journal held when it was opened. A database without it is new, or
 *   was wiped, or its healing was cut off: then the whole journal is read.
 * - `covered/GENERATION`: everything up to this offset of a segment is in the database, or was refused by it; from
 *   `since` on that is held against the journal once more at the next start ([Note: Torn transactions]).
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
      readonly since?: number;
    }
  | { readonly key: 'room'; readonly bytes: Uint8Array }
  | { readonly key: `sealing/${string}`; readonly secret: KeptSecret }
  | { readonly key: `owed/${string}`; readonly batchId: string };

export type JournalMarks = Table<JournalMark, string>;

export function coveredMark(
  batchId: string,
  { generation, end }: Pick<Position, 'generation' | 'end'>,
  since?: number,
): JournalMark {
  const mark = { key: `covered/${generation}`, batchId, generation, end } as const;
  return since === undefined ? mark : { ...mark, since };
}

/** How much of what was written last is read again at the next start, at least, where a tab wrote so much. */
const readAgainBytes = 2 * 1024 * 1024;

/**
 * [Note: Torn transactions] After a power cut Chromium (seen with 156) may give back a transaction that it had called
 * complete, strict as it was, with some of its rows as they were before it and others as it left them: the item still
 * running, found by no index, beside the mark that says that the journal's record of its result is in the database. So
 * what a tab wrote last is not taken for covered by its mark alone: it is read again when the stores are next opened,
 * and rows that lag behind the journal are brought up. Gives from where on; for one tab.
 */
export function openReadAgain(): (position: Position) => number {
  const points = new Map<number, readonly [since: number, next: number]>();
  return ({ generation, start, end }) => {
    const [since, next] = points.get(generation) ?? [start, start];
    const moved = end - next >= readAgainBytes ? ([next, end] as const) : ([since, next] as const);
    points.set(generation, moved);
    return moved[0];
  };
}

/** A mark of its own for each change, or each tab: deleting it never deletes what another owes. */
export function owedMark(
  batchId: string,
  key: string = crypto.randomUUID(),
): JournalMark & { readonly key: `owed/${string}` } {
  return { key: `owed/${batchId}/${key}`, batchId };
}
