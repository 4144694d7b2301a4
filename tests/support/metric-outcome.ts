import { everyMetric } from '#analyses/cpet/metrics/every-metric.ts';
import { computeMetrics } from '#analyses/cpet/metrics/metric.ts';
import type { MetricResult, Outcome } from '#analyses/cpet/metrics/metric-result.ts';
import type { TestView } from '#analyses/cpet/metrics/test-view.ts';

/** One metric of a test; throws for an id that is not in the list. */
export function metricOf(id: string, view: TestView): MetricResult {
  const found = computeMetrics(
    everyMetric.filter((definition) => definition.id === id),
    view,
  )[0];
  if (found === undefined) throw new Error(`no metric ${id}`);
  return found;
}

export function outcomeOf(id: string, view: TestView): Outcome {
  return metricOf(id, view).outcome;
}

/** The number; throws, saying the reason, where there is none. */
export function valueOf(id: string, view: TestView): number {
  const outcome = outcomeOf(id, view);
  if ('value' in outcome) return outcome.value;
  throw new Error(`${id}: ${outcome.reason}`);
}

/** The reason; undefined where there is a number. */
export function reasonOf(id: string, view: TestView): string | undefined {
  const outcome = outcomeOf(id, view);
  return 'reason' in outcome ? outcome.reason : undefined;
}
