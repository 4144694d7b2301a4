import { studyPlan } from '#analyses/knowledge-test/class/study-plan.ts';
import { summariseClass, type ClassSummary } from '#analyses/knowledge-test/class/summary.ts';
import { classRecord } from '#analyses/knowledge-test/report/class-record.ts';
import { knowledgeTestVersion } from '#analyses/knowledge-test/version.ts';
import type { Item } from '#engine/ports.ts';
import { sealedClassRecords } from '#storage/at-rest/sealed-class-records.ts';
import { openClassRecords, type ClassRecordStore } from '#storage/class-records.ts';
import type { ClassRecord } from '#storage/schema.ts';
import type { BatchApi } from '../batch-api.ts';
import { openStores, ownDatabase } from '../open-database.ts';
import type { ClassView } from './class-view.ts';
import { collectClass, collectingUnseen } from './collect-class.ts';
import { processingTimeOf } from './processing-time.ts';

export type { ClassRecord } from '#storage/schema.ts';

/** How often a class that changes while it is read is read again; whoever changes it asks for its record anew. */
const mostTries = 3;

async function openRecords(): Promise<ClassRecordStore> {
  const { sealingOf } = await openStores();
  return sealedClassRecords(openClassRecords(ownDatabase()), sealingOf);
}

/**
 * Keeps what a class says as a whole, as of these items, and names nobody; undefined where one has changed since. A
 * record of the same results stays as it is.
 */
export async function keepClass(
  batchId: string,
  items: readonly Item[],
  summary: ClassSummary,
): Promise<ClassRecord | undefined> {
  const records = await openRecords();
  const current = await records.current(batchId, knowledgeTestVersion);
  if (current !== undefined) return current;
  const seen = new Map(items.map(({ id, rev = 0 }) => [id, rev]));
  const record = classRecord(summary, studyPlan(summary.people), 'pseudonyms', {
    processingMs: processingTimeOf(items),
  });
  return records.put(batchId, record, seen, { atMs: Date.now(), version: knowledgeTestVersion });
}

/** Makes the record of a batch where there is none of its results as they are now, page by page, without showing it. */
export async function keepClassOf(
  { items, finding }: Pick<BatchApi, 'items' | 'finding'>,
  batchId: string,
): Promise<void> {
  const records = await openRecords();
  for (let tries = 0; tries < mostTries; tries += 1) {
    if ((await records.current(batchId, knowledgeTestVersion)) !== undefined) return;
    const read = await items(batchId);
    const collected = await collectClass(read, collectingUnseen(finding));
    if (collected === undefined) return;
    const summary = summariseClass(collected.files, collected.others);
    if ((await keepClass(batchId, read, summary)) !== undefined) return;
  }
}

/**
 * A record as it is handed on: times as dates, to the second, and its codes in the words of the code books that are here
 * now. `view`: the class that the record is of.
 */
export function recordAsJson(kept: ClassRecord, { summary, inWords, meaning }: ClassView): string {
  const { createdAtMs, madeAtMs, of: _of, processingMs, ...record } = kept;
  const at = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  const said = classRecord(summary, studyPlan(summary.people), 'pseudonyms', {
    inWords,
    references: (code, exam) => meaning(code, exam).references,
    processingMs,
  });
  const times = { createdAt: at(createdAtMs), madeAt: at(madeAtMs) };
  return JSON.stringify(
    { ...record, ...(processingMs !== undefined && { processingMs }), summary: said, ...times },
    undefined,
    1,
  );
}
