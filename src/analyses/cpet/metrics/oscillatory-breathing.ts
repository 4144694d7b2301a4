import { fitLine } from '#core/regression.ts';
import { mean, standardDeviation } from '#core/statistics.ts';
import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { meanAround } from './paired-seconds.ts';
import type { TestView } from './test-view.ts';

const corra = { source: 'Corrà et al. 2002, J Am Coll Cardiol 40:1199', checked: 'from-memory' } as const;
const leite = { source: 'Leite et al. 2003, J Am Coll Cardiol 41:2175', checked: 'source-read' } as const;

/** One swing of ventilation: from trough to trough, with its height. */
export type Swing = {
  readonly startS: number;
  readonly endS: number;
  readonly amplitudeLPerMin: number;
  readonly meanLPerMin: number;
};

/**
 * Swings of 10-s ventilation around its 3-min trend, 30 to 140 s long, of at least 3 L/min from trough to peak.
 * A detector for published criteria; the pattern is reported, never a diagnosis.
 */
export function findSwings(view: TestView): readonly Swing[] {
  const { startS, endS } = view.exercise;
  const times: number[] = [];
  const raw: number[] = [];
  for (let timeS = startS + 5; timeS <= endS - 5; timeS += 5) {
    const ve = meanAround(view, 'veLPerMin', timeS, 10);
    if (ve === undefined) continue;
    times.push(timeS);
    raw.push(ve);
  }
  const detrended = raw.map((ve, i) => ve - trendAt(times, raw, i));
  const turns = turningPoints(detrended, 1.5);
  const swings: Swing[] = [];
  for (let k = 0; k + 2 < turns.length; k += 1) {
    const [a, b, c] = [turns[k], turns[k + 1], turns[k + 2]];
    if (a === undefined || b === undefined || c === undefined) continue;
    const [low, top, next] = [detrended[a] ?? 0, detrended[b] ?? 0, detrended[c] ?? 0];
    if (top <= low || top <= next) continue;
    const from = times[a] ?? 0;
    const to = times[c] ?? 0;
    if (to - from < 30 || to - from > 140) continue;
    const amplitudeLPerMin = top - (low + next) / 2;
    if (amplitudeLPerMin >= 3) {
      swings.push({ startS: from, endS: to, amplitudeLPerMin, meanLPerMin: mean(raw.slice(a, c + 1)) ?? 0 });
    }
  }
  return swings;
}

/** Local straight line over ±90 s: what ventilation does apart from oscillating. */
function trendAt(times: readonly number[], values: readonly number[], i: number): number {
  const centre = times[i] ?? 0;
  const near = times.flatMap((timeS, k) => (Math.abs(timeS - centre) <= 90 ? [k] : []));
  const line = fitLine(
    near.map((k) => times[k] ?? 0),
    near.map((k) => values[k] ?? 0),
  );
  return line === undefined ? (values[i] ?? 0) : line.intercept + line.slope * centre;
}

/** Indices of alternating lows and highs that differ by at least `least` from the one before. */
function turningPoints(values: readonly number[], least: number): number[] {
  const turns: number[] = [];
  let extreme = 0;
  let rising: boolean | undefined;
  for (let i = 1; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    const best = values[extreme] ?? 0;
    if (rising === undefined) {
      if (Math.abs(value - best) >= least) {
        rising = value > best;
        turns.push(extreme);
        extreme = i;
      }
    } else if (rising ? value > best : value < best) extreme = i;
    else if (Math.abs(value - best) >= least) {
      turns.push(extreme);
      rising = !rising;
      extreme = i;
    }
  }
  turns.push(extreme);
  return turns;
}

function restingVe(view: TestView): number | undefined {
  return (
    view.rest &&
    meanAround(view, 'veLPerMin', view.rest.endS - 30, Math.min(60, view.rest.endS - view.rest.startS))
  );
}

/** Share of exercise with swings over 15 % of resting ventilation (Corrà 2002: 60 % or more). */
function corraShare(view: TestView): Outcome {
  if (view.seconds.veLPerMin === undefined) return { reason: 'needs VE' };
  if (view.sampling.kind === 'averaged' && view.sampling.intervalS > 15)
    return { reason: 'averaged over more than 15 s' };
  const rest = restingVe(view);
  if (rest === undefined) return { reason: 'no ventilation at rest' };
  const covered = findSwings(view)
    .filter((swing) => swing.amplitudeLPerMin >= 0.15 * rest)
    .reduce((sum, swing) => sum + (swing.endS - swing.startS), 0);
  return {
    value:
      (100 * Math.min(covered, view.exercise.endS - view.exercise.startS)) /
      (view.exercise.endS - view.exercise.startS),
  };
}

/** Regular swings of over 5 L/min (Leite 2003: three or more, their length varying by at most 20 %). */
function leiteSwings(view: TestView): Outcome {
  if (view.seconds.veLPerMin === undefined) return { reason: 'needs VE' };
  const swings = findSwings(view).filter((swing) => swing.amplitudeLPerMin > 5);
  const lengths = swings.map((swing) => swing.endS - swing.startS);
  const spread = standardDeviation(lengths);
  const centre = mean(lengths);
  const regular = spread !== undefined && centre !== undefined && spread <= 0.2 * centre;
  return { value: regular ? swings.length : 0 };
}

/** Oscillatory breathing by two published criteria. Readers agree poorly on it (kappa 0.30 to 0.43, Brawner). */
export const oscillatoryBreathing: readonly MetricDefinition[] = [
  {
    id: 'eov_corra_percent_exercise',
    title: 'Exercise with oscillatory breathing',
    unit: '%',
    digits: 0,
    formula: 'share of exercise covered by swings of VE over 15 % of its mean at rest, 30 to 140 s long',
    citation: corra,
    compute: corraShare,
    judge: (value) => ({
      text: value >= 60 ? 'pattern consistent with oscillatory breathing (60 % or more)' : 'under 60 %',
      citation: corra,
    }),
  },
  {
    id: 'eov_leite_cycles',
    title: 'Regular oscillations of VE',
    digits: 0,
    formula: 'swings of VE over 5 L/min where the SD of their length is at most 20 %',
    citation: leite,
    compute: leiteSwings,
    judge: (value) => ({
      text: value >= 3 ? 'pattern consistent with oscillatory breathing (3 or more)' : 'under 3',
      citation: leite,
    }),
  },
];
