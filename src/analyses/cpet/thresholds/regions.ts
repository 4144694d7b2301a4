import type { Consensus } from './consensus.ts';
import type { IncrementalSeries, Region } from './incremental-series.ts';

/** Where a threshold may lie, as a share of VO2peak. */
export const shareLimits = { VT1: [0.35, 0.88], VT2: [0.6, 0.985] } as const;

/** CO2 stores fill in the first minute, which is left out (Beaver et al. 1986, J Appl Physiol 60:2020). */
const washInS = 60;

/** Least stretch of data before the first place and after the last one at which a breakpoint may lie, s. */
const marginS = { VT1: { before: 30, after: 30 }, VT2: { before: 30, after: 15 } } as const;

/** VO2 as a share of its peak, made to rise: the mean of what was reached before and of what is never undercut later. */
export function risingShares(vo2: Float64Array): Float64Array {
  const n = vo2.length;
  const reached = new Float64Array(n);
  const kept = new Float64Array(n);
  let most = 0;
  for (let i = 0; i < n; i += 1) reached[i] = most = Math.max(most, vo2[i] ?? 0);
  let least = Infinity;
  for (let i = n - 1; i >= 0; i -= 1) kept[i] = least = Math.min(least, vo2[i] ?? Infinity);
  return reached.map((value, i) => (value + (kept[i] ?? 0)) / 2 / most);
}

/**
 * VT2 is looked for in the data above half of VO2peak, and above VT1 where that is known: from halfway between VT1 and
 * the lower end of its interval, lest an error of VT1 cut off what a bend needs on its left.
 */
export function regionForVt2(
  series: IncrementalSeries,
  shares: Float64Array,
  vt1: Consensus | undefined,
): Region {
  const fromS = vt1?.determinate ? (vt1.interval90S.low + vt1.timeS) / 2 : -Infinity;
  const known = Math.floor((fromS - (series.timeS[0] ?? 0)) / series.stepS);
  const from = Math.max(Math.ceil(washInS / series.stepS), firstAtLeast(shares, 0.5), known);
  return limit(series, shares, 'VT2', { from, to: shares.length, endsAtThreshold: false });
}

/** The same places to look at, with all data after the wash-in to fit. */
export function wholeOf(series: IncrementalSeries, region: Region): Region {
  return { ...region, from: Math.ceil(washInS / series.stepS) };
}

/** VT1 is looked for in the data from the wash-in to VT2, or to the end where there is none. */
export function regionForVt1(
  series: IncrementalSeries,
  shares: Float64Array,
  vt2TimeS: number | undefined,
): Region {
  const n = shares.length;
  const from = Math.ceil(washInS / series.stepS);
  const to =
    vt2TimeS === undefined
      ? n
      : Math.min(n, Math.floor((vt2TimeS - (series.timeS[0] ?? 0)) / series.stepS) + 1);
  return limit(series, shares, 'VT1', { from, to, endsAtThreshold: vt2TimeS !== undefined });
}

function limit(
  series: IncrementalSeries,
  shares: Float64Array,
  which: 'VT1' | 'VT2',
  data: Pick<Region, 'from' | 'to' | 'endsAtThreshold'>,
): Region {
  const [low, high] = shareLimits[which];
  const { before, after } = marginS[which];
  const first = Math.max(data.from + Math.ceil(before / series.stepS), firstAtLeast(shares, low));
  const last = Math.min(data.to - 1 - Math.ceil(after / series.stepS), firstAtLeast(shares, high) - 1);
  return { ...data, to: Math.max(data.from, data.to), first, last };
}

/** The first place from which a rising series is at least a value; its length where it never is. */
function firstAtLeast(rising: Float64Array, value: number): number {
  const index = rising.findIndex((each) => each >= value);
  return index < 0 ? rising.length : index;
}
