import type { ReviewEvent } from '#core/review.ts';
import type { ResultRow } from '#core/result-column.ts';
import { sha256Hex } from '#core/sha256.ts';
import type { Item } from '#engine/ports.ts';
import type { ReadMark, ReadMarks } from './marks.ts';

/** A done test for tests of this folder; its file's hash comes from its id. */
export function inventedItem(
  id: string,
  row: ResultRow = {},
  events: readonly ReviewEvent[] = [],
  change: Partial<Item> = {},
): Item {
  return {
    id,
    batchId: 'b',
    ordinal: 0,
    name: `${id}.csv`,
    sizeBytes: 1,
    sha256: sha256Hex(id),
    attempts: 1,
    state: { status: 'done', quality: 'success', row, version: 1 },
    ...(events.length > 0 && { review: { events } }),
    ...change,
  };
}

/** A reading by AB in round 1, unless said otherwise. */
export function inventedReading(
  marks: ReadMarks,
  atMs = 1_700_000_000_000,
  by = 'AB',
  round = '1',
): ReviewEvent {
  return { kind: 'reading', round, by, atMs, marks };
}

/** A mark at a time, at 5 mL/min for every second. */
export function markAt(timeS: number): ReadMark {
  return { timeS, vo2MlPerMin: 5 * timeS };
}
