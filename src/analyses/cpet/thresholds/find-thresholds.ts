import { seededRandom } from '#core/random.ts';
import { applyMethod, type Effort } from './apply-method.ts';
import { joinEstimates, type Consensus } from './consensus.ts';
import type { ThresholdEstimate } from './estimate.ts';
import type { IncrementalSeries } from './incremental-series.ts';
import { vt1Methods } from './methods/vt1.ts';
import { vt2Methods } from './methods/vt2.ts';
import { regionForVt1, regionForVt2, risingShares, shareLimits } from './regions.ts';

/** All that the classical methods say of one test. */
export type Thresholds = {
  readonly vt1: Consensus;
  readonly vt2: Consensus;
  readonly estimates: readonly ThresholdEstimate[];
};

/** How the search runs; 50 draws suit a batch, 200 a report. */
export type ThresholdSearch = { readonly draws: number; readonly seed: number };

/**
 * VT2 first, then VT1 below it: the data for VT1 end at VT2, so that the two can never change places.
 */
export function findThresholds(series: IncrementalSeries, search: ThresholdSearch): Thresholds {
  const n = series.timeS.length;
  const shares = risingShares(series.vo2MlPerMin);
  const peak = Math.max(...series.vo2MlPerMin);
  const effort: Effort = { draws: search.draws, random: seededRandom(search.seed) };
  const endS = series.timeS[n - 1] ?? 0;

  const upper = regionForVt2(series, shares);
  const whole = { ...upper, from: regionForVt1(series, shares, undefined).from };
  const vt2Estimates = vt2Methods.map((method) =>
    withinShare(
      applyMethod(method, series, method.id === 'orr-second' ? whole : upper, effort),
      peak,
      endS - 15,
    ),
  );
  const vt2 = joinEstimates('VT2', vt2Estimates, series, peak);

  const lower = regionForVt1(series, shares, vt2.determinate ? vt2.timeS : undefined);
  const latestS = (vt2.determinate ? vt2.timeS : endS) - 30;
  const vt1Estimates = vt1Methods.map((method) =>
    withinShare(applyMethod(method, series, lower, effort), peak, latestS),
  );
  const vt1 = joinEstimates('VT1', vt1Estimates, series, peak);
  return { vt1, vt2, estimates: [...vt1Estimates, ...vt2Estimates] };
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
