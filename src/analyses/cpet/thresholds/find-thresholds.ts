import { seededRandom } from '#core/random.ts';
import { applyMethod, type Effort } from './apply-method.ts';
import { joinEstimates, type Consensus } from './consensus.ts';
import type { ThresholdEstimate } from './estimate.ts';
import type { IncrementalSeries, Region } from './incremental-series.ts';
import { vt1Methods } from './methods/vt1.ts';
import { vt2Methods } from './methods/vt2.ts';

/** All that the classical methods say of one test. */
export type Thresholds = {
  readonly vt1: Consensus;
  readonly vt2: Consensus;
  readonly estimates: readonly ThresholdEstimate[];
};

/** How the search runs; 50 draws suit a batch, 200 a report. */
export type ThresholdSearch = { readonly draws: number; readonly seed: number };

/** First grid index from which VO2 stays at or above a share of the peak, at or after `earliest`. */
function firstAbove(series: IncrementalSeries, share: number, peak: number, earliest: number): number {
  for (let i = series.vo2MlPerMin.length - 1; i >= earliest; i -= 1) {
    if ((series.vo2MlPerMin[i] ?? 0) < share * peak) return i + 1;
  }
  return earliest;
}

/**
 * VT2 first, then VT1 below it: the data for VT1 end at VT2, so that the two can never change places.
 * The first minute is left out while CO2 stores fill (Beaver et al. 1986, J Appl Physiol 60:2020).
 */
export function findThresholds(series: IncrementalSeries, search: ThresholdSearch): Thresholds {
  const n = series.timeS.length;
  const peak = Math.max(...series.vo2MlPerMin);
  const effort: Effort = { draws: search.draws, random: seededRandom(search.seed) };
  const afterWashIn = Math.ceil(60 / series.stepS);
  const upper: Region = { from: Math.max(afterWashIn, firstAbove(series, 0.5, peak, afterWashIn)), to: n };
  const whole: Region = { from: afterWashIn, to: n };

  const vt2Estimates = vt2Methods.map((method) =>
    withinShare(
      applyMethod(method, series, method.id === 'orr-second' ? whole : upper, effort),
      [0.6, 0.98],
      peak,
      (series.timeS[n - 1] ?? 0) - 15,
    ),
  );
  const vt2 = joinEstimates('VT2', vt2Estimates, series, peak);

  const endS = vt2.determinate ? vt2.timeS : (series.timeS[n - 1] ?? 0);
  const to = vt2.determinate
    ? Math.max(0, Math.floor((vt2.timeS - (series.timeS[0] ?? 0)) / series.stepS) + 1)
    : n;
  const vt1Estimates = vt1Methods.map((method) =>
    withinShare(
      applyMethod(method, series, method.id === 'orr-first' ? whole : { from: afterWashIn, to }, effort),
      [0.35, 0.88],
      peak,
      endS - 30,
    ),
  );
  const vt1 = joinEstimates('VT1', vt1Estimates, series, peak);
  return { vt1, vt2, estimates: [...vt1Estimates, ...vt2Estimates] };
}

/** Sets an estimate outside the plausible share of VO2peak, or too late, to indeterminate with that reason. */
function withinShare(
  estimate: ThresholdEstimate,
  [low, high]: readonly [number, number],
  peak: number,
  latestS: number,
): ThresholdEstimate {
  if (!estimate.determinate) return estimate;
  const { method, which, timeS, vo2MlPerMin, hrBpm, workRateW } = estimate;
  const candidate = { timeS, vo2MlPerMin, ...(hrBpm && { hrBpm }), ...(workRateW && { workRateW }) };
  const share = vo2MlPerMin / peak;
  if (share < low || share > high) {
    const reason = `at ${(100 * share).toFixed(0)} % of VO2peak, outside ${100 * low} to ${100 * high} %`;
    return { method, which, determinate: false, reason, candidate };
  }
  if (timeS > latestS)
    return { method, which, determinate: false, reason: 'too near the end to be told', candidate };
  return estimate;
}
