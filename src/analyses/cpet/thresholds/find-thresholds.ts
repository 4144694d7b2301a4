import { seededRandom } from '#core/random.ts';
import { applyMethod, type Effort } from './apply-method.ts';
import { joinEstimates, type Consensus } from './consensus.ts';
import type { ThresholdEstimate } from './estimate.ts';
import type { IncrementalSeries, Region } from './incremental-series.ts';
import { vt1Methods } from './methods/vt1.ts';
import { vt2Methods } from './methods/vt2.ts';
import { regionForVt1, regionForVt2, risingShares, shareLimits, wholeOf } from './regions.ts';

/** All that the classical methods say of one test. */
export type Thresholds = {
  readonly vt1: Consensus;
  readonly vt2: Consensus;
  readonly estimates: readonly ThresholdEstimate[];
};

/** How the search runs; 50 draws suit a batch, 200 a report. */
export type ThresholdSearch = { readonly draws: number; readonly seed: number };

/**
 * VT2 first, then VT1 below it, as its data end at VT2; then VT2 again in the data above VT1, whose own bend would
 * otherwise pull it down.
 */
export function findThresholds(series: IncrementalSeries, search: ThresholdSearch): Thresholds {
  const n = series.timeS.length;
  const shares = risingShares(series.vo2MlPerMin);
  const peak = Math.max(...series.vo2MlPerMin);
  const effort: Effort = { draws: search.draws, random: seededRandom(search.seed) };
  const endS = series.timeS[n - 1] ?? 0;

  const upper = regionForVt2(series, shares, undefined);
  const lookForVt2 = (region: Region, draws: number): readonly ThresholdEstimate[] =>
    vt2Methods.map((method) => {
      const where = { 'above-vt1': region, 'upper-half': upper, whole: wholeOf(series, upper) };
      const found = applyMethod(method, series, where[method.data ?? 'above-vt1'], { ...effort, draws });
      return withinShare(found, peak, endS - 15);
    });
  const firstLook = joinEstimates('VT2', lookForVt2(upper, Math.min(10, search.draws)), series, peak);

  const vt2TimeS = firstLook.determinate ? firstLook.timeS : undefined;
  const lower = regionForVt1(series, shares, vt2TimeS);
  const vt1Estimates = vt1Methods.map((method) =>
    withinShare(applyMethod(method, series, lower, effort), peak, (vt2TimeS ?? endS) - 30),
  );
  const vt1 = joinEstimates('VT1', vt1Estimates, series, peak);

  const vt2Estimates = lookForVt2(regionForVt2(series, shares, vt1), search.draws);
  const vt2 = inOrder(vt1, joinEstimates('VT2', vt2Estimates, series, peak));
  return { vt1, vt2, estimates: [...vt1Estimates, ...vt2Estimates] };
}

/** VT2 that does not lie at least 30 s after VT1 is none. */
function inOrder(vt1: Consensus, vt2: Consensus): Consensus {
  return vt1.determinate && vt2.determinate && vt2.timeS < vt1.timeS + 30
    ? { which: 'VT2', determinate: false, reason: 'it does not lie above VT1' }
    : vt2;
}

/** Sets an estimate outside the plausible share of VO2peak, or too late, to indeterminate with that reason. */
function withinShare(estimate: ThresholdEstimate, peak: number, latestS: number): ThresholdEstimate {
  if (!estimate.determinate) return estimate;
  const { method, which, timeS, vo2MlPerMin, hrBpm, workRateW } = estimate;
  const candidate = { timeS, vo2MlPerMin, ...(hrBpm && { hrBpm }), ...(workRateW && { workRateW }) };
  const share = vo2MlPerMin / peak;
  const [low, high] = shareLimits[which];
  if (share < low || share > high) {
    const reason = `at ${(100 * share).toFixed(0)} % of VO2peak, outside ${100 * low} to ${100 * high} %`;
    return { method, which, determinate: false, reason, candidate };
  }
  if (timeS > latestS)
    return { method, which, determinate: false, reason: 'too near the end to be told', candidate };
  return estimate;
}
