import { removeBatch } from '../remove-batch.ts';
import type { Database } from '../schema.ts';
import { applyRecords, recount, type Applied } from './apply-records.ts';
import { coveredMark, owedMark, type JournalMark } from './marks.ts';
import type { Journal } from './open-journal.ts';
import { recordOf } from './records.ts';
import type { Reading, SegmentFound, Survey } from './segment-log.ts';

/** What came of joining the two stores. */
export type Healing = {
  /** The database was new: for the first time, or because the browser had deleted it. */
  readonly wasNew: boolean;
  /** What the journal gave back to the database. */
  readonly batches: number;
  readonly items: number;
  readonly rows: number;
  /** Records of the journal that were damaged, and items whose batch could not be found. */
  readonly damaged: number;
  readonly homeless: number;
  /** Segments that the database knows of and that are gone or shorter than they were. */
  readonly segmentsLost: number;
  /** It could not be brought to its end: the disk is full. */
  readonly cutOff: boolean;
};

export const nothingHealed: Healing = {
  wasNew: false,
  batches: 0,
  items: 0,
  rows: 0,
  damaged: 0,
  homeless: 0,
  segmentsLost: 0,
  cutOff: false,
};

type CoveredMark = Extract<JournalMark, { readonly generation: number }>;

/**
 * Makes the database hold the union of both stores: of each item the later state. What the journal lacks is marked
 * as owed to it (`writeCopies` writes it). To be run before the database is used, by one tab at a time.
 *
 * In the usual start nothing is read but the ends of the segments: the database says up to where it has them. A new or
 * wiped database says nothing, and then all of the journal is read. It is marked as whole only at the end: a healing
 * that is cut off begins anew.
 */
export async function heal(database: Database, journal: Journal, nowMs: number): Promise<Healing> {
  const { marks, batches } = database;
  const present = await marks.toArray();
  const wasNew = !present.some(({ key }) => key === 'store');
  const covered = new Map(
    present.flatMap((mark) => ('generation' in mark && !wasNew ? [[mark.generation, mark] as const] : [])),
  );
  const ends = new Map([...covered].map(([generation, { end }]) => [generation, end]));
  const survey = await journal.survey(ends);
  const total = { ...nothingHealed, wasNew };
  // Without its journal a new database is not known to be whole.
  if (survey === undefined) return total;

  const touched = new Set<string>();
  const removed = new Set<string>();
  const [items, rows] = [new Set<string>(), new Set<string>()];
  const damagedBatches = new Set<string>();
  const reached: JournalMark[] = [];
  for (const segment of survey.segments) {
    if (segment.known) continue;
    const reading = await journal.read(segment.name, ends.get(segment.generation) ?? 0);
    if (reading === undefined) return total;
    const applied = await apply(database, reading);
    for (const id of applied.batchIds) touched.add(id);
    for (const id of applied.removed) removed.add(id);
    for (const id of applied.items) items.add(id);
    for (const id of applied.rows) rows.add(id);
    total.homeless += applied.homeless;
    total.damaged += reading.damaged;
    if (segment.batchId === undefined) for (const id of applied.batchIds) damagedBatches.add(id);
    else if (reading.damaged > 0) damagedBatches.add(segment.batchId);
    reached.push(coveredMark(segment.batchId ?? '', { ...segment, end: reading.end }));
  }
  for (const id of touched) await recount(database, id);

  const known = new Set(await batches.toCollection().primaryKeys());
  const gone = [...removed, ...batchesGone(survey.segments, covered, known)];
  for (const id of new Set(gone)) {
    await removeBatch(database, id);
    await journal.free(id);
    touched.delete(id);
  }
  const lost = survey.held > 0 ? [] : lostSegments(survey, covered, reached);
  total.segmentsLost = lost.filter(({ batchId }) => known.has(batchId)).length;
  total.batches = touched.size;
  total.items = items.size;
  total.rows = rows.size;
  await database.transaction('rw', marks, async () => {
    await marks.bulkDelete(lost.map(({ key }) => key));
    await marks.bulkPut([
      { key: 'store', openedAtMs: nowMs },
      ...reached,
      ...lost.filter(({ batchId }) => known.has(batchId)).map(({ batchId }) => owedMark(batchId)),
      // What is damaged is written once more.
      ...[...damagedBatches].filter((id) => known.has(id)).map((id) => owedMark(id)),
    ]);
  });
  return total;
}

function apply(database: Database, { frames }: Reading): Promise<Applied> {
  const records = frames.flatMap((frame) => {
    const record = recordOf(frame);
    return record === undefined ? [] : [record];
  });
  return applyRecords(database, records);
}

/** Batches that the database had from the journal and has no more: removed, and their segments not yet freed. */
function batchesGone(
  segments: readonly SegmentFound[],
  covered: ReadonlyMap<number, CoveredMark>,
  known: ReadonlySet<string>,
): readonly string[] {
  return segments.flatMap(({ batchId, generation }) =>
    batchId !== undefined && covered.has(generation) && !known.has(batchId) ? [batchId] : [],
  );
}

/** Segments that are not there as the database knew them. */
function lostSegments(
  survey: Survey,
  covered: ReadonlyMap<number, CoveredMark>,
  reached: readonly JournalMark[],
): readonly CoveredMark[] {
  const sizes = new Map(survey.segments.map(({ generation, sizeBytes }) => [generation, sizeBytes]));
  for (const mark of reached) if ('generation' in mark) sizes.set(mark.generation, mark.end);
  return [...covered.values()].filter(({ generation, end }) => (sizes.get(generation) ?? -1) < end);
}
