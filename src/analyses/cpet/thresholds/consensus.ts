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
const leastAgreement = { VT1: 0.6, VT2: 2 / 3 } as const;
const fewestMembers = 2;

/** An interval over more than this share of the rising part says nothing. */
const widestInterval = 0.7;

/**
 * SD of the error that all methods share, as a share of VO2peak: thresholds are round, and every method reads the same
 * breaths, so that agreement is not certainty. Chosen so that the 90 % intervals hold the truth of over 80 % of
 * simulated tests.
 */
const sharedErrorShare = 0.02;

/**
 * Joins the determinate estimates after Gaskill et al. 2001 (Med Sci Sports Exerc 33:1841): members within
 * ±(10 % of VO2peak or 250 mL/min, whichever is more) of the weighted median are averaged. A method's weight is
 * 1 / variance: that of its error on simulated tests with known thresholds (how often it finds the right bend), and that
 * of the bootstrap (how well the bend can be placed in this test). No consensus where less than three fifths (VT2: two thirds) of the
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
  if (agreeing.length < fewestMembers || weightOf(agreeing) < leastAgreement[which] * weightOf(votes))
    return { which, determinate: false, reason: 'the methods contradict each other' };
  const timeS = meanOver(agreeing, (vote) => vote.timeS);
  // The spread of all votes, those outside the band too: it goes with the error, and the band alone would hide it.
  const spreadS = Math.sqrt(meanOver(votes, (vote) => (vote.timeS - timeS) ** 2));
  const placingS = meanOver(agreeing, (vote) => (vote.interval90S.high - vote.interval90S.low) / 2);
  const halfS = Math.hypot(1.645 * spreadS, placingS, 1.645 * sharedErrorS(series));
  const startS = series.timeS[0] ?? 0;
  const endS = series.timeS[series.timeS.length - 1] ?? 0;
  if (2 * halfS > widestInterval * (endS - startS)) {
    const reason = `it cannot be placed: its 90 % interval is ${Math.round(2 * halfS)} s wide`;
    return { which, determinate: false, reason };
  }
  return {
    which,
    determinate: true,
    ...valuesAt(series, (timeS - startS) / series.stepS),
    vo2MlPerMin: meanOver(agreeing, (vote) => vote.vo2MlPerMin),
    interval90S: { low: Math.max(startS, timeS - halfS), high: Math.min(endS, timeS + halfS) },
    agreeing: agreeing.map(({ estimate }) => estimate.method),
    confidence: agreeing.length > 2 ? 'good' : 'fair',
  };
}

/** The shared error in time: VO2 over its mean rise. */
function sharedErrorS({ timeS, vo2MlPerMin }: IncrementalSeries): number {
  const n = timeS.length;
  const most = Math.max(...vo2MlPerMin);
  const least = Math.min(...vo2MlPerMin);
  const durationS = (timeS[n - 1] ?? 0) - (timeS[0] ?? 0);
  return most > least ? (sharedErrorShare * most * durationS) / (most - least) : durationS;
}

/** Weighted mean over votes. */
function meanOver(votes: readonly Vote[], value: (estimate: Determinate) => number): number {
  return votes.reduce((sum, { estimate, weight }) => sum + weight * value(estimate), 0) / weightOf(votes);
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
