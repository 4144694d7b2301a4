import type { TestFeatures } from '../features/test-features.ts';

/** The stretch of the grid in which a threshold may lie. */
export type Span = {
  /** Index on the whole grid of its first time. */
  readonly first: number;
  readonly timeS: Float64Array;
  readonly stepS: number;
};

/** From the first to the last grid time that counts as inside; undefined where there are none. */
export function spanOf({ timeS, inside }: Pick<TestFeatures, 'timeS' | 'inside'>): Span | undefined {
  const first = inside.indexOf(1);
  const last = inside.lastIndexOf(1);
  if (first < 0 || last <= first) return undefined;
  const stepS = (timeS[first + 1] ?? 0) - (timeS[first] ?? 0);
  return { first, timeS: timeS.subarray(first, last + 1), stepS };
}

/** A series of the whole grid within the span. */
export function within(span: Span, series: Float64Array): Float64Array {
  return series.subarray(span.first, span.first + span.timeS.length);
}
