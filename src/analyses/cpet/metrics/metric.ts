import type { Citation } from '../reference-values/citation.ts';
import type { TestView } from './test-view.ts';

/** A number with the time it belongs to, or why there is none. */
export type Outcome = { readonly value: number; readonly timeS?: number } | { readonly reason: string };

/** How a reader may judge the number: a normal range, a cut-off, or a class. */
export type Judgement = {
  /** "22 to 30 in health", "III (36 to 44.9)". */
  readonly text: string;
  readonly citation: Citation;
};

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

/** A computed metric as the finding keeps it: plain JSON. */
export type MetricResult = {
  readonly id: string;
  readonly outcome: Outcome;
  readonly judgement?: Judgement;
};

/** Computes definitions in order. */
export function computeMetrics(
  definitions: readonly MetricDefinition[],
  view: TestView,
): readonly MetricResult[] {
  return definitions.map((definition) => {
    const outcome = definition.compute(view);
    const judgement = 'value' in outcome ? definition.judge?.(outcome.value, view) : undefined;
    return judgement === undefined
      ? { id: definition.id, outcome }
      : { id: definition.id, outcome, judgement };
  });
}
