import type { MetricResult } from './metrics/metric-result.ts';

/** The number of an outcome; undefined where it carries a reason instead. */
export function valueOf(
  outcome: { readonly value: number } | { readonly reason: string },
): number | undefined {
  return 'value' in outcome ? outcome.value : undefined;
}

/** The number of one metric of a test; undefined where the test does not allow it. */
export function metricValue(metrics: readonly MetricResult[], id: string): number | undefined {
  const outcome = metrics.find((metric) => metric.id === id)?.outcome;
  return outcome && valueOf(outcome);
}
