import type { CohortQuantity, CohortTest } from '#analyses/cohort.ts';
import { histogram, type Bin } from '#core/histogram.ts';
import { mean, standardDeviation } from '#core/statistics.ts';
import { countReasons, type Reason } from './count-reasons.ts';

/** A test with its value. */
export type ValuePoint = { readonly id: string; readonly name: string; readonly value: number };

export type Spread = {
  readonly n: number;
  readonly mean: number;
  /** Absent for a single value. */
  readonly sd?: number;
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly least: number;
  readonly most: number;
};

export type Distribution = {
  readonly column: string;
  /** In the order of their values. */
  readonly points: readonly ValuePoint[];
  readonly bins: readonly Bin[];
  /** undefined where no test has a value. */
  readonly spread: Spread | undefined;
  readonly missing: readonly Reason[];
  readonly missingCount: number;
};

/** How one number is spread over the tests, and why it is missing where it is. */
export function distributionOf(tests: readonly CohortTest[], quantity: CohortQuantity): Distribution {
  const { column, whyMissing } = quantity;
  const points: ValuePoint[] = [];
  const reasons: string[] = [];
  for (const { id, name, row } of tests) {
    const value = row[column];
    if (typeof value === 'number' && Number.isFinite(value)) points.push({ id, name, value });
    else reasons.push(whyMissing(row));
  }
  points.sort((a, b) => a.value - b.value);
  const values = points.map(({ value }) => value);
  return {
    column,
    points,
    bins: histogram(values),
    spread: spreadOf(values),
    missing: countReasons(reasons),
    missingCount: reasons.length,
  };
}

/** Number, mean, SD, median and quartiles (Hyndman and Fan 1996, type 7); undefined for no values. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const centre = mean(values);
  if (centre === undefined) return undefined;
  const sd = standardDeviation(values);
  const sorted = new Float64Array(values).sort();
  const at = (probability: number): number => {
    const place = (sorted.length - 1) * probability;
    const low = sorted[Math.floor(place)] ?? centre;
    return low + (place % 1) * ((sorted[Math.ceil(place)] ?? centre) - low);
  };
  return {
    n: values.length,
    mean: centre,
    ...(sd !== undefined && { sd }),
    median: at(0.5),
    q1: at(0.25),
    q3: at(0.75),
    least: at(0),
    most: at(1),
  };
}
