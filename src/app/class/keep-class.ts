import { studyPlan } from '#analyses/knowledge-test/class/study-plan.ts';
import type { ClassSummary } from '#analyses/knowledge-test/class/summary.ts';
import { classRecord } from '#analyses/knowledge-test/report/class-record.ts';
import type { Item } from '#engine/ports.ts';
import { openClassRecords } from '#storage/class-records.ts';
import type { ClassRecord } from '#storage/schema.ts';
import { openStores, ownDatabase } from '../open-database.ts';

export type { ClassRecord } from '#storage/schema.ts';

/** Keeps what a class says as a whole, as of these items, and names nobody; undefined where one has changed since. */
export async function keepClass(
  batchId: string,
  items: readonly Item[],
  summary: ClassSummary,
): Promise<ClassRecord | undefined> {
  await openStores();
  const seen = new Map(items.map(({ id, rev = 0 }) => [id, rev]));
  const record = classRecord(summary, studyPlan(summary.people), 'pseudonyms');
  return openClassRecords(ownDatabase()).put(batchId, record, seen, Date.now());
}

/** A record as it is handed on: times as dates, to the second. */
export function recordAsJson({ createdAtMs, madeAtMs, ...record }: ClassRecord): string {
  const at = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  return JSON.stringify({ ...record, createdAt: at(createdAtMs), madeAt: at(madeAtMs) }, undefined, 1);
}
