import { mean } from './statistics.ts';

/** Why a point of a control chart asks for a look. */
export type ControlSignal = {
  /** Place of the point in the series, from 0. */
  readonly place: number;
  /** beyond-limits: rule 1; run: rule 4, eight in a row on one side; jump: its moving range is beyond its own limit. */
  readonly rule: 'beyond-limits' | 'run' | 'jump';
};

export type ControlChart = {
  readonly centre: number;
  /** Centre ± 3 sigma, sigma from the moving ranges. */
  readonly low: number;
  readonly high: number;
  /** Mean distance from one value to the next, and its upper limit. */
  readonly meanRange: number;
  readonly highestRange: number;
  readonly signals: readonly ControlSignal[];
};

/** 3 / d2 and D4 for ranges of two, d2 = 1.128 (Montgomery, Introduction to Statistical Quality Control, appendix VI). */
const limitsPerRange = 2.66;
const rangeLimitPerRange = 3.267;

/** So many in a row on one side are a signal (Western Electric, Statistical Quality Control Handbook, 1956, rule 4). */
const runLength = 8;

/**
 * A chart of single values with moving ranges (Shewhart 1931, Economic Control of Quality of Manufactured Product):
 * limits at three sigma, rule 1 (a point beyond them) and rule 4 (eight in a row on one side of the centre) of Western
 * Electric 1956. undefined for fewer than three values.
 */
export function controlChart(values: readonly number[]): ControlChart | undefined {
  const centre = mean(values);
  const ranges = values.slice(1).map((value, place) => Math.abs(value - (values[place] ?? value)));
  const meanRange = mean(ranges);
  if (centre === undefined || meanRange === undefined || values.length < 3) return undefined;
  const low = centre - limitsPerRange * meanRange;
  const high = centre + limitsPerRange * meanRange;
  const highestRange = rangeLimitPerRange * meanRange;
  const signals: ControlSignal[] = [];
  let side = 0;
  let run = 0;
  values.forEach((value, place) => {
    const here = Math.sign(value - centre);
    run = here !== 0 && here === side ? run + 1 : Math.abs(here);
    side = here;
    if (value < low || value > high) signals.push({ place, rule: 'beyond-limits' });
    if (run >= runLength) signals.push({ place, rule: 'run' });
    if (place > 0 && (ranges[place - 1] ?? 0) > highestRange) signals.push({ place, rule: 'jump' });
  });
  return { centre, low, high, meanRange, highestRange, signals };
}
