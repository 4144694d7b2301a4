import { fitLine, type Line } from '#core/regression.ts';
import { effectiveCount } from '../thresholds/kernels/significance.ts';
import { loadStages } from './load-stages.ts';
import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { oncePer } from '#core/once-per.ts';
import { lineInTime, meanAround, meanBefore, pairMeans, pairSeconds } from './paired-seconds.ts';
import type { TestView } from './test-view.ts';

const yoon = {
  source: 'Yoon, Kravitz, Robergs 2007, Med Sci Sports Exerc 39:1186',
  checked: 'repository',
} as const;
const myers = {
  source: 'Myers, Walsh, Sullivan, Froelicher 1990, J Appl Physiol 68:404',
  checked: 'source-read',
} as const;
const astorino = { source: 'Astorino 2009, J Strength Cond Res', checked: 'source-read' } as const;
const taylor = {
  source: 'Taylor, Buskirk, Henschel 1955, J Appl Physiol 8:73',
  checked: 'from-memory',
} as const;
const niemeyer = {
  source: 'Niemeyer, Knaier, Beneke 2021, Sports Med 51:1815 (half of the submaximal rise)',
  checked: 'source-read',
} as const;

/** Why the end of exercise says nothing about a plateau; undefined where it may. */
function noEnd(view: TestView, longestBinS: number): string | undefined {
  if (view.incremental === undefined) return 'no incremental part';
  return view.sampling.kind === 'averaged' && view.sampling.intervalS > longestBinS
    ? `averaged over more than ${longestBinS} s`
    : undefined;
}

/** Line of VO2 on time over the last 30 s. */
function endLine(view: TestView): Line | string {
  const reason = noEnd(view, 10);
  const endS = view.incremental?.endS;
  if (reason !== undefined || endS === undefined) return reason ?? 'no incremental part';
  const line = lineInTime(view, 'vo2MlPerMin', { startS: endS - 30, endS });
  return line === undefined || line.n < 20 ? 'VO2 not known in the last 30 s' : line;
}

/** Slope over its standard error, for as many independent values as there are breaths or fewer. */
function endSlopeT(view: TestView): { readonly t: number; readonly freedom: number } | string {
  const line = endLine(view);
  const endS = view.incremental?.endS;
  if (typeof line === 'string' || endS === undefined)
    return typeof line === 'string' ? line : 'no incremental part';
  const pairs = pairSeconds(view, ['vo2MlPerMin'], { startS: endS - 30, endS });
  const [vo2] = pairs?.values ?? [];
  if (pairs === undefined || vo2 === undefined) return 'VO2 not known in the last 30 s';
  const { timeS } = pairs;
  const residuals = vo2.map((value, i) => value - line.intercept - line.slope * (timeS[i] ?? 0));
  const breaths = 30 / Math.max(1, view.sampling.intervalS);
  const n = Math.min(effectiveCount(residuals), breaths);
  if (n < 4) return 'too few independent values in the last 30 s';
  const meanS = timeS.reduce((sum, time) => sum + time, 0) / timeS.length;
  const spread = timeS.reduce((sum, time) => sum + (time - meanS) ** 2, 0) / timeS.length;
  const error = line.residualSd / Math.sqrt(spread * (n - 2));
  return error > 0
    ? { t: line.slope / error, freedom: n - 2 }
    : { t: line.slope === 0 ? 0 : 99, freedom: n - 2 };
}

/** Two-sided 5 % point of Student's t (Cornish and Fisher 1937 expansion; within 2 % from 3 degrees of freedom on). */
export function studentT975(freedom: number): number {
  const z = 1.959964;
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3)
  );
}

/** Highest 30-s mean of the exercise against the 30 s before it. */
function neighbour(view: TestView): Outcome {
  const reason = noEnd(view, 15);
  if (reason !== undefined) return { reason };
  const { startS, endS } = view.exercise;
  let best: { value: number; timeS: number } | undefined;
  for (let timeS = startS + 45; timeS <= endS - 15; timeS += 1) {
    const value = meanAround(view, 'vo2MlPerMin', timeS, 30);
    if (value !== undefined && (best === undefined || value > best.value)) best = { value, timeS };
  }
  const before = best && meanAround(view, 'vo2MlPerMin', best.timeS - 30, 30);
  return best === undefined || before === undefined
    ? { reason: 'VO2 not known in two neighbouring 30 s' }
    : { value: best.value - before, timeS: best.timeS };
}

/** Rise from the last completed stage but one to the last. */
function stageRise(view: TestView): Outcome {
  if (view.protocol.kind !== 'steps') return { reason: 'made for tests in steps' };
  const stages = loadStages(view).filter(({ startS, endS }) => endS - startS >= 55);
  const [before, last] = stages.slice(-2);
  if (before === undefined || last === undefined) return { reason: 'needs two stages of a minute' };
  const from = meanBefore(view, 'vo2MlPerMin', before.endS, 30);
  const to = meanBefore(view, 'vo2MlPerMin', last.endS, 30);
  return from === undefined || to === undefined
    ? { reason: 'VO2 not known at the end of both stages' }
    : { value: to - from, timeS: last.endS - 15 };
}

type Shortfall = { readonly percent: number; readonly beyondScatter: boolean };

/**
 * How far the last 30 s lie below the line through the ramp up to 60 s before its end, as a share of the rise the line
 * expects over the 45 s between. Against work rate where there is one, else against time.
 */
const shortfall = oncePer((view: TestView): Shortfall | string => {
  const { incremental, protocol } = view;
  const reason = noEnd(view, 15);
  if (reason !== undefined || incremental === undefined) return reason ?? 'no incremental part';
  if (protocol.kind === 'steps' && (protocol.stepDurationS ?? 0) > 90) return 'steps of over 90 s';
  const { startS, endS } = incremental;
  if (endS - startS < 300) return 'under 5 min of ramp';
  const span = { startS: startS + 90, endS: endS - 60 };
  const pairs =
    view.seconds.workRateW === undefined
      ? undefined
      : pairMeans(view, ['workRateW', 'vo2MlPerMin'], span, 15);
  const inTime = pairMeans(view, ['vo2MlPerMin'], span, 15);
  const line =
    pairs === undefined
      ? fitLine(inTime?.timeS ?? [], inTime?.values[0] ?? [])
      : fitLine(pairs.values[0] ?? [], pairs.values[1] ?? []);
  const at = (timeS: number, widthS: number): number | undefined =>
    pairs === undefined ? timeS : meanAround(view, 'workRateW', timeS, widthS);
  const load = at(endS - 15, 30);
  const before = at(endS - 60, 2);
  const vo2 = meanAround(view, 'vo2MlPerMin', endS - 15, 30);
  if (line === undefined || load === undefined || before === undefined || vo2 === undefined || line.n < 8)
    return 'VO2 or work rate not known over the ramp';
  if (line.r2 < 0.8) return `VO2 does not rise along a line (R² ${line.r2.toFixed(2)}, 0.8 needed)`;
  const expected = line.slope * (load - before);
  if (expected <= line.residualSd) return 'the ramp rises too slowly for the scatter of VO2';
  const missing = line.intercept + line.slope * load - vo2;
  return { percent: (100 * missing) / expected, beyondScatter: missing > 1.5 * line.residualSd };
});

/** Published criteria of a plateau of VO2, each on its own: they often disagree. */
export const plateau: readonly MetricDefinition[] = [
  {
    id: 'vo2_end_slope_ml_min2',
    title: 'VO2 slope, last 30 s',
    unit: 'mL/min²',
    digits: 0,
    formula: 'least squares of VO2 on time over the last 30 s of the incremental part',
    citation: yoon,
    compute: (view) => {
      const line = endLine(view);
      return typeof line === 'string' ? { reason: line } : { value: 60 * line.slope };
    },
    judge: (value) => ({ text: slopeWords(value), citation: yoon }),
  },
  {
    id: 'vo2_end_slope_t',
    title: 'VO2 slope, last 30 s, over its error',
    digits: 1,
    formula: 'that slope over its standard error, for the effective number of breaths',
    citation: myers,
    compute: (view) => {
      const found = endSlopeT(view);
      return typeof found === 'string' ? { reason: found } : { value: found.t };
    },
    judge: (value, view) => {
      const found = endSlopeT(view);
      if (typeof found === 'string') return undefined;
      const same = Math.abs(value) < studentT975(found.freedom);
      return {
        text: same ? 'not different from 0: plateau, or too noisy to say' : 'different from 0',
        citation: myers,
      };
    },
  },
  {
    id: 'vo2_neighbour_rise_ml_min',
    title: 'VO2 rise to the highest 30 s',
    unit: 'mL/min',
    digits: 0,
    formula: 'highest 30-s mean of VO2 less the mean of the 30 s before it',
    citation: astorino,
    compute: neighbour,
    judge: (value) => ({
      text: value <= 50 ? 'plateau (50 or less)' : 'no plateau (over 50)',
      citation: astorino,
    }),
  },
  {
    id: 'vo2_last_stage_rise_ml_min',
    title: 'VO2 rise over the last stage',
    unit: 'mL/min',
    digits: 0,
    formula: 'last 30 s of the last stage less the last 30 s of the stage before',
    citation: taylor,
    compute: stageRise,
    judge: (value) => ({
      text: value < 150 ? 'plateau (under 150)' : 'no plateau (150 or more)',
      citation: taylor,
    }),
  },
  {
    id: 'vo2_shortfall_percent',
    title: 'VO2 below its line at the end',
    unit: '%',
    digits: 0,
    formula:
      'line of VO2 on work rate (on time without one) in means of 15 s from 90 s to 60 s before the end, less the mean of the last 30 s, as a share of the rise expected over those 45 s',
    citation: niemeyer,
    compute: (view) => {
      const found = shortfall(view);
      return typeof found === 'string' ? { reason: found } : { value: found.percent };
    },
    judge: (value, view) => {
      const found = shortfall(view);
      const isPlateau = value > 50 && typeof found !== 'string' && found.beyondScatter;
      return {
        text: isPlateau ? 'plateau (over 50 and beyond the scatter)' : 'no plateau',
        citation: niemeyer,
      };
    },
  },
];

function slopeWords(value: number): string {
  if (value < -150) return 'VO2 falls: exercise may have ended earlier';
  return value < 50 ? 'plateau (under 50)' : 'no plateau (50 or more)';
}
