import { removeBatch } from '../remove-batch.ts';
import type { Database } from '../schema.ts';
import { applyRecords, recount } from './apply-records.ts';
import { coveredMark, owedMark, type JournalMark } from './marks.ts';
import type { Journal } from './open-journal.ts';
import { imagesIn, recordOf, type JournalRecord } from './records.ts';
import type { Cursor } from './read-slice.ts';
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

/** How far the journal is read. */
export type HealingProgress = {
  /** Results and faults brought back so far. */
  readonly rows: number;
  readonly doneBytes: number;
  readonly totalBytes: number;
};

/** Items put in one transaction, at most: the page stays free to draw in between. */
const imagesAtOnce = 250;

type CoveredMark = Extract<JournalMark, { readonly generation: number }>;

/**
 * Makes the database hold the union of both stores: of each item the later state. What the journal lacks is marked
 * as owed to it (`writeCopies` writes it). To be run before the database is used, by one tab at a time.
 *
 * In the usual start little is read but the ends of the segments: the database says up to where it has them, and what
 * the last tab wrote last is read again ([Note: Torn transactions]). A new or wiped database says nothing, and then all
 * of the journal is read. It is marked as whole only at the end: a healing
 * that is cut off begins anew.
 */
export async function heal(
  database: Database,
  journal: Journal,
  nowMs: number,
  onProgress: (progress: HealingProgress) => void = () => undefined,
): Promise<Healing> {
  const { marks, batches } = database;
  const present = await marks.toArray();
  const wasNew = !present.some(({ key }) => key === 'store');
  const covered = new Map(
    present.flatMap((mark) => ('generation' in mark && !wasNew ? [[mark.generation, mark] as const] : [])),
  );
  const ends = new Map([...covered].map(([generation, { end, since = end }]) => [generation, since]));
  const survey = await journal.survey(ends);
  const total = { ...nothingHealed, wasNew };
  // Without its journal a new database is not known to be whole.
  if (survey === undefined) return total;

  const touched = new Set<string>();
  const removed = new Set<string>();
  const [items, rows] = [new Set<string>(), new Set<string>()];
  const damagedBatches = new Set<string>();
  const reached: JournalMark[] = [];
  const unread = survey.segments.filter(({ known }) => !known);
  const startOf = ({ generation, sizeBytes }: SegmentFound): number => {
    const end = ends.get(generation) ?? 0;
    return end > sizeBytes ? 0 : end;
  };
  const totalBytes = unread.reduce((sum, segment) => sum + segment.sizeBytes - startOf(segment), 0);
  let doneBytes = 0;
  for (const segment of unread) {
    const from = startOf(segment);
    let damaged = 0;
    let end = from;
    for await (const slice of slicesOf(journal, segment.name, from)) {
      if (slice === undefined) return total;
      ({ end } = slice);
      damaged += slice.damaged;
      for (const records of inPortions(slice)) {
        const applied = await applyRecords(database, records);
        for (const id of applied.batchIds) touched.add(id);
        for (const id of applied.removed) removed.add(id);
        for (const id of applied.items) items.add(id);
        for (const id of applied.rows) rows.add(id);
        total.homeless += applied.homeless;
        if (segment.batchId === undefined) for (const id of applied.batchIds) damagedBatches.add(id);
      }
      onProgress({ rows: rows.size, doneBytes: doneBytes + end - from, totalBytes });
    }
    doneBytes += segment.sizeBytes - from;
    total.damaged += damaged;
    if (segment.batchId !== undefined && damaged > 0) damagedBatches.add(segment.batchId);
    reached.push(coveredMark(segment.batchId ?? '', { ...segment, end }));
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

/** A segment's slices; the next one is read while the last is written into the database. Ends with undefined where the journal is lost. */
async function* slicesOf(
  journal: Journal,
  name: string,
  start: number,
): AsyncGenerator<Reading | undefined, void> {
  const read = (from: number | Cursor): Promise<Reading | undefined> => {
    const slice = journal.read(name, from);
    slice.catch(() => undefined); // thrown where it is awaited, if it still is
    return slice;
  };
  let reading = read(start);
  for (;;) {
    const slice = await reading;
    if (slice?.next !== undefined) reading = read(slice.next);
    yield slice;
    if (slice?.next === undefined) return;
  }
}

/** The records of a slice, in portions for one transaction each. */
function* inPortions({ frames }: Reading): Generator<readonly JournalRecord[], void> {
  let portion: JournalRecord[] = [];
  let images = 0;
  for (const frame of frames) {
    const record = recordOf(frame);
    if (record === undefined) continue;
    const more = imagesIn(record).length;
    if (images > 0 && images + more > imagesAtOnce) {
      yield portion;
      portion = [];
      images = 0;
    }
    portion.push(record);
    images += more;
  }
  if (portion.length > 0) yield portion;
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
