import { findAnalysis, formsClasses } from '#analyses/registry.ts';
import { summariseClass } from '#analyses/knowledge-test/class/summary.ts';
import { studyPlan } from '#analyses/knowledge-test/class/study-plan.ts';
import { classHeadline } from '#analyses/knowledge-test/report/class-document.ts';
import { classToShare } from '#analyses/knowledge-test/report/class-share.ts';
import { knowledgeTestVersion } from '#analyses/knowledge-test/version.ts';
import { stateOfReview } from '#core/review.ts';
import { appVersion } from '../app-version.ts';
import { collectClass, collectingUnseen } from '../class/collect-class.ts';
import { keptOf } from '../kept-explanations.ts';
import { withBatches } from '../live-batch.svelte.ts';
import { headlineOf, mostParts, type SharedSummary } from './shared-summary.ts';

/** Everything that may go into a link; a person chooses from it. */
export type Shareable = {
  readonly summary: Omit<SharedSummary, 'label'>;
  /** Whether its files name people, whom the link does not. */
  readonly isOfStudents: boolean;
};

/** Of one result; undefined where there is none. */
export async function shareableResult(batchId: string, itemId: string): Promise<Shareable | undefined> {
  const loaded = await withBatches(async (batches) => ({
    summary: await batches.summary(batchId),
    item: await batches.item(itemId),
    finding: await batches.finding(itemId),
  }));
  const manifest = loaded.summary && findAnalysis(loaded.summary.batch.analysisId);
  const { state: done, review } = loaded.item ?? {};
  if (manifest === undefined || done?.status !== 'done' || loaded.finding === undefined) return undefined;
  const code = await manifest.load();
  const checked = code.checkOptions(loaded.summary?.batch.options);
  const finding = loaded.finding as never;
  const kept = await keptOf(manifest.id);
  const report = code.report({ name: '', finding }, checked.ok ? checked.value : code.defaultOptions, kept);
  const parts = code.toShare?.(finding, kept) ?? [];
  const { verdict, adjustments } = stateOfReview(review);
  const summary: Shareable['summary'] = {
    v: 1,
    kind: manifest.title,
    values: headlineOf(report).slice(0, 24),
    ...(parts.length > 0 && { parts: parts.slice(0, mostParts) }),
    ...(Object.keys(adjustments).length > 0 && { adjusted: true }),
    ...(verdict !== 'open' && { verdict }),
    madeBy: `Benchside ${appVersion}, analysis ${manifest.id} ${String(done.version)}`,
  };
  return { summary, isOfStudents: code.withoutNames !== undefined };
}

/** Of a batch of knowledge test reports as a class; undefined where it is none. */
export async function shareableClass(batchId: string): Promise<Shareable | undefined> {
  return withBatches(async (batches) => {
    const batch = await batches.summary(batchId);
    if (batch === undefined || !formsClasses(batch.batch.analysisId)) return undefined;
    const collected = await collectClass(await batches.items(batchId), collectingUnseen(batches.finding));
    if (collected === undefined) return undefined;
    const summary = summariseClass(collected.files, collected.others);
    const shared: Shareable['summary'] = {
      v: 1,
      kind: 'Class of knowledge test reports',
      values: classHeadline(summary),
      parts: classToShare(summary, studyPlan(summary.people)),
      madeBy: `Benchside ${appVersion}, analysis ${batch.batch.analysisId} ${String(knowledgeTestVersion)}`,
    };
    return { summary: shared, isOfStudents: true };
  });
}
