import { loadStages } from './load-stages.ts';
import { oncePer } from '#core/once-per.ts';
import type { ChannelId } from '../channels.ts';
import { lineInTime, meanBefore } from './paired-seconds.ts';
import type { Span, TestView } from './test-view.ts';

/** A stage of constant load whose last minute is steady, with that minute's means. */
export type Stage = Span & {
  readonly vo2MlPerMin: number;
  readonly vco2MlPerMin: number;
  readonly rer: number;
  /** On a cycle. */
  readonly workRateW?: number;
  /** On a treadmill. */
  readonly speedKmPerH?: number;
  readonly gradePercent?: number;
};

/** Shortest stage that can be steady. */
const shortestS = 170;

/**
 * Stages of at least three minutes at one load that are proven steady: over the last minute VO2 changes by less than
 * 10 % of itself a minute, and its mean is within 5 % of the mean of the minute before. Breath noise alone makes a slope
 * of some 6 % a minute, so the slope cannot be asked to be smaller. Without a load there are none.
 */
export const steadyStages = oncePer((view: TestView): readonly Stage[] =>
  loadStages(view).flatMap((span) => {
    if (span.endS - span.startS < shortestS) return [];
    const stage = lastMinute(view, span);
    return stage === undefined ? [] : [stage];
  }),
);

function lastMinute(view: TestView, { startS, endS }: Span): Stage | undefined {
  const mean = (id: ChannelId) => meanBefore(view, id, endS, 60);
  const vo2 = mean('vo2MlPerMin');
  const before = meanBefore(view, 'vo2MlPerMin', endS - 60, 60);
  const vco2 = mean('vco2MlPerMin');
  const drift = lineInTime(view, 'vo2MlPerMin', { startS: endS - 60, endS: endS - 1 });
  if (vo2 === undefined || vco2 === undefined || before === undefined || drift === undefined)
    return undefined;
  if (vo2 <= 0 || drift.n < 40) return undefined;
  if (Math.abs(60 * drift.slope) >= 0.1 * vo2 || Math.abs(vo2 - before) >= 0.05 * vo2) return undefined;
  const workRateW = mean('workRateW');
  const speedKmPerH = mean('speedKmPerH');
  const gradePercent = mean('gradePercent');
  return {
    startS,
    endS,
    vo2MlPerMin: vo2,
    vco2MlPerMin: vco2,
    rer: vco2 / vo2,
    ...(workRateW !== undefined && { workRateW }),
    ...(speedKmPerH !== undefined && { speedKmPerH }),
    ...(gradePercent !== undefined && { gradePercent }),
  };
}
