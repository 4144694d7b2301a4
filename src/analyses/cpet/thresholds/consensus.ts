import type { Interval, MethodId, ThresholdEstimate, ThresholdName, ThresholdValues } from './estimate.ts';
import { valuesAt } from './apply-method.ts';
import type { IncrementalSeries } from './incremental-series.ts';
import { vt1Methods } from './methods/vt1.ts';
import { vt2Methods } from './methods/vt2.ts';

/** What the methods say together. Indeterminate is a legal answer: the candidates are shown, none is chosen. */
export type Consensus =
  | ({
      readonly which: ThresholdName;
      readonly determinate: true;
      readonly interval90S: Interval;
      /** Methods within the band of the median, which were averaged. */
      readonly agreeing: readonly MethodId[];
      /** fair: two methods agree; good: three or more; low: one alone, which no consensus rests on any more. */
      readonly confidence: 'low' | 'fair' | 'good';
    } & ThresholdValues)
  | { readonly which: ThresholdName; readonly determinate: false; readonly reason: string };

type Determinate = Extract<ThresholdEstimate, { determinate: true }>;
type Vote = { readonly estimate: Determinate; readonly weight: number };

const errorShares = new Map(
  [...vt1Methods, ...vt2Methods].map((method) => [method.id, method.errorShare] as const),
);

/** Least share of the votes' weight that must agree, and least number of methods: one alone is no consensus. */
const leastAgreement = 2 / 3;
const fewestMembers = 2;

/**
 * Joins the determinate estimates after Gaskill et al. 2001 (Med Sci Sports Exerc 33:1841): members within
 * ±(10 % of VO2peak or 250 mL/min, whichever is more) of the weighted median are averaged. A method's weight is
 * 1 / variance: that of its error on simulated tests with known thresholds (how often it finds the right bend), and that
 * of the bootstrap (how well the bend can be placed in this test). No consensus where less than two thirds of the
 * weight agree.
 */
export function joinEstimates(
  which: ThresholdName,
  estimates: readonly ThresholdEstimate[],
  series: IncrementalSeries,
  vo2PeakMlPerMin: number,
): Consensus {
  const votes: Vote[] = [];
  for (const estimate of estimates) {
    const errorShare = errorShares.get(estimate.method);
    if (!estimate.determinate || errorShare === undefined) continue;
    const { low, high } = estimate.interval90Vo2MlPerMin;
    const placing = (high - low) / 3.29 / vo2PeakMlPerMin;
    votes.push({ estimate, weight: 1 / (errorShare ** 2 + placing ** 2) });
  }
  const centre = weightedMedian(votes);
  if (centre === undefined) return { which, determinate: false, reason: 'no method is determinate' };
  const band = Math.max(0.1 * vo2PeakMlPerMin, 250);
  const agreeing = votes.filter(({ estimate }) => Math.abs(estimate.vo2MlPerMin - centre) <= band);
  if (votes.length < fewestMembers)
    return { which, determinate: false, reason: 'only one method is determinate' };
  if (agreeing.length < fewestMembers || weightOf(agreeing) < leastAgreement * weightOf(votes))
    return { which, determinate: false, reason: 'the methods contradict each other' };
  const weighted = (value: (estimate: Determinate) => number) =>
    agreeing.reduce((sum, vote) => sum + value(vote.estimate) * vote.weight, 0) / weightOf(agreeing);
  const timeS = weighted((vote) => vote.timeS);
  const spreadS = Math.sqrt(weighted((vote) => (vote.timeS - timeS) ** 2));
  const withinS = weighted((vote) => (vote.interval90S.high - vote.interval90S.low) / 2);
  const halfS = Math.hypot(1.645 * spreadS, withinS);
  return {
    which,
    determinate: true,
    ...valuesAt(series, (timeS - (series.timeS[0] ?? 0)) / series.stepS),
    vo2MlPerMin: weighted((vote) => vote.vo2MlPerMin),
    interval90S: { low: timeS - halfS, high: timeS + halfS },
    agreeing: agreeing.map(({ estimate }) => estimate.method),
    confidence: agreeing.length > 2 ? 'good' : 'fair',
  };
}

function weightOf(votes: readonly Vote[]): number {
  return votes.reduce((sum, { weight }) => sum + weight, 0);
}

/** VO2 at which half the weight of the votes is reached, between neighbours by a straight line; undefined for no votes. */
function weightedMedian(votes: readonly Vote[]): number | undefined {
  const sorted = [...votes].sort((a, b) => a.estimate.vo2MlPerMin - b.estimate.vo2MlPerMin);
  const half = weightOf(votes) / 2;
  let below = 0;
  let before: { at: number; vo2: number } | undefined;
  for (const { estimate, weight } of sorted) {
    const at = below + weight / 2;
    const vo2 = estimate.vo2MlPerMin;
    if (at >= half) {
      if (before === undefined) return vo2;
      return before.vo2 + ((vo2 - before.vo2) * (half - before.at)) / (at - before.at);
    }
    before = { at, vo2 };
    below += weight;
  }
  return before?.vo2;
}
