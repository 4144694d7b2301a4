import { median } from '#core/statistics.ts';
import type { Interval, MethodId, ThresholdEstimate, ThresholdName, ThresholdValues } from './estimate.ts';
import { valuesAt } from './apply-method.ts';
import type { IncrementalSeries } from './incremental-series.ts';

/** What the methods say together. Indeterminate is a legal answer: the candidates are shown, none is chosen. */
export type Consensus =
  | ({
      readonly which: ThresholdName;
      readonly determinate: true;
      readonly interval90S: Interval;
      /** Methods within the band of the median, which were averaged. */
      readonly agreeing: readonly MethodId[];
      /** low: only one method agrees with itself; fair: two; good: three or more. */
      readonly confidence: 'low' | 'fair' | 'good';
    } & ThresholdValues)
  | { readonly which: ThresholdName; readonly determinate: false; readonly reason: string };

type Determinate = Extract<ThresholdEstimate, { determinate: true }>;

/**
 * Joins the determinate estimates after Gaskill et al. 2001 (Med Sci Sports Exerc 33:1841): members within
 * ±(10 % of VO2peak or 250 mL/min, whichever is more) of the median are averaged with weights 1 / interval², and a
 * spread of the members over 15 % of VO2peak means that there is no consensus.
 */
export function joinEstimates(
  which: ThresholdName,
  estimates: readonly ThresholdEstimate[],
  series: IncrementalSeries,
  vo2PeakMlPerMin: number,
): Consensus {
  const votes = estimates.filter((estimate): estimate is Determinate => estimate.determinate);
  const centre = median(votes.map((vote) => vote.vo2MlPerMin));
  if (centre === undefined) return { which, determinate: false, reason: 'no method is determinate' };
  const band = Math.max(0.1 * vo2PeakMlPerMin, 250);
  const agreeing = votes.filter((vote) => Math.abs(vote.vo2MlPerMin - centre) <= band);
  if (agreeing.length === 0)
    return { which, determinate: false, reason: 'the methods contradict each other' };
  const vo2s = agreeing.map((vote) => vote.vo2MlPerMin);
  if (Math.max(...vo2s) - Math.min(...vo2s) > 0.15 * vo2PeakMlPerMin) {
    return { which, determinate: false, reason: 'the methods spread over more than 15 % of VO2peak' };
  }
  // The floor keeps one method with a lucky, narrow bootstrap from deciding alone.
  const weights = agreeing.map((vote) => 1 / Math.max(15, vote.interval90S.high - vote.interval90S.low) ** 2);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const weighted = (value: (vote: Determinate) => number) =>
    agreeing.reduce((sum, vote, i) => sum + ((weights[i] ?? 0) / whole) * value(vote), 0);
  const timeS = weighted((vote) => vote.timeS);
  const spreadS = Math.sqrt(weighted((vote) => (vote.timeS - timeS) ** 2));
  const halfS = Math.max(
    1.645 * spreadS,
    weighted((vote) => (vote.interval90S.high - vote.interval90S.low) / 2),
  );
  return {
    which,
    determinate: true,
    ...valuesAt(series, (timeS - (series.timeS[0] ?? 0)) / series.stepS),
    interval90S: { low: timeS - halfS, high: timeS + halfS },
    agreeing: agreeing.map((vote) => vote.method),
    confidence: (['low', 'fair'] as const)[agreeing.length - 1] ?? 'good',
  };
}
