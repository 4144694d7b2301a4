import type { Citation } from '../reference-values/citation.ts';
import type { Judgement, MetricResult, Outcome } from './metric-result.ts';
import type { TestView } from './test-view.ts';

/** One laboratory metric: pure, with its unit, its validity built into `compute`, and its source. */
export type MetricDefinition = {
  /** Stable snake_case with the unit: `ve_vco2_slope_to_vt2`. */
  readonly id: string;
  readonly title: string;
  /** As printed; undefined for pure numbers. */
  readonly unit?: string;
  readonly digits: number;
  /** The formula in words, for "how was this computed". */
  readonly formula: string;
  readonly citation: Citation;
  /** The value, or in plain words what makes it invalid for this test. */
  readonly compute: (view: TestView) => Outcome;
  readonly judge?: (value: number, view: TestView) => Judgement | undefined;
};

/** Computes definitions in order. */
export function computeMetrics(
  definitions: readonly MetricDefinition[],
  view: TestView,
): readonly MetricResult[] {
  return definitions.map(({ id, title, unit, formula, citation, compute, judge }) => {
    const outcome = compute(view);
    const judgement = 'value' in outcome ? judge?.(outcome.value, view) : undefined;
    return {
      id,
      title,
      ...(unit !== undefined && { unit }),
      formula,
      citation,
      outcome,
      ...(judgement !== undefined && { judgement }),
    };
  });
}
