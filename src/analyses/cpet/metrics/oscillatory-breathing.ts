import { mean, standardDeviation } from '#core/statistics.ts';
import type { MetricDefinition } from './metric.ts';
import type { Judgement, Outcome } from './metric-result.ts';
import { oscillationRuns, wavingChannels, type Cycle } from './oscillations.ts';
import { meanAtRest } from './paired-seconds.ts';
import type { TestView } from './test-view.ts';

const criteria = 'as tabulated in Cardiol Res 2025, 16:475';
const aha = { source: `AHA 2010, Circulation 122:191; ${criteria}`, checked: 'source-read' } as const;
const corra = {
  source: `Kremser et al. 1987, J Appl Physiol; Corrà et al. 2006; ${criteria}`,
  checked: 'source-read',
} as const;
const leite = {
  source: `Leite et al. 2003, J Am Coll Cardiol 41:2175; ${criteria}`,
  checked: 'source-read',
} as const;
const sun = { source: `Sun et al. 2010; ${criteria}`, checked: 'source-read' } as const;
const benDov = { source: `Ben-Dov et al. 1992, Circulation; ${criteria}`, checked: 'source-read' } as const;

/** Why waves of ventilation cannot be seen in this test; undefined where they can. */
function hidden(view: TestView): string | undefined {
  if (view.seconds.veLPerMin === undefined) return 'needs VE';
  if (view.sampling.kind === 'averaged' && view.sampling.intervalS > 15)
    return 'averaged over more than 15 s';
  return view.exercise.endS - view.exercise.startS < 180 ? 'under 3 min of exercise' : undefined;
}

/** Share of exercise with waves over 15 % of resting ventilation and of a length that fits. */
function share(view: TestView, fits: (lengthS: number) => boolean): Outcome {
  const reason = hidden(view);
  if (reason !== undefined) return { reason };
  const rest = meanAtRest(view, 'veLPerMin');
  if (rest === undefined) return { reason: 'no ventilation at rest' };
  const covered = oscillationRuns(view)
    .filter(({ lengthS }) => fits(lengthS))
    .flatMap(({ cycles }) => cycles.filter((cycle) => cycle.amplitudeLPerMin >= 0.15 * rest))
    .reduce((sum, cycle) => sum + (cycle.endS - cycle.startS), 0);
  const durationS = view.exercise.endS - view.exercise.startS;
  return { value: (100 * Math.min(covered, durationS)) / durationS };
}

/** The most waves in a row, of a length and a height that fit, in any run. */
function longestRow(
  view: TestView,
  fits: (cycle: Cycle, lengthS: number) => boolean,
  accept: (cycles: readonly Cycle[]) => boolean = () => true,
): Outcome {
  const reason = hidden(view);
  if (reason !== undefined) return { reason };
  let most = 0;
  for (const run of oscillationRuns(view)) {
    let row: Cycle[] = [];
    for (const cycle of run.cycles) {
      row = fits(cycle, cycle.endS - cycle.startS) ? [...row, cycle] : [];
      if (row.length >= 3 && accept(row)) most = Math.max(most, row.length);
    }
  }
  return { value: most };
}

/** Lengths vary by at most a fifth of their mean, and the mean height is over 5 L/min. */
function isRegular(cycles: readonly Cycle[]): boolean {
  const lengths = cycles.map((cycle) => cycle.endS - cycle.startS);
  const [spread, centre] = [standardDeviation(lengths), mean(lengths)];
  const height = mean(cycles.map((cycle) => cycle.amplitudeLPerMin)) ?? 0;
  return spread !== undefined && centre !== undefined && spread <= 0.2 * centre && height > 5;
}

const sunChannels = ['vo2MlPerMin', 'vco2MlPerMin', 'petco2MmHg', 'peto2MmHg'] as const;

/** Ventilation is one of three variables at least. */
function sunRow(view: TestView): Outcome {
  const reason = hidden(view);
  if (reason !== undefined) return { reason };
  if (sunChannels.filter((id) => view.seconds[id] !== undefined).length < 2)
    return { reason: 'needs three gas exchange variables' };
  const waving = new Set(
    oscillationRuns(view)
      .filter((run) => wavingChannels(view, run, sunChannels) >= 2)
      .flatMap(({ cycles }) => cycles),
  );
  return longestRow(
    view,
    (cycle, lengthS) =>
      waving.has(cycle) &&
      lengthS >= 40 &&
      lengthS <= 140 &&
      cycle.amplitudeLPerMin > 0.3 * cycle.meanLPerMin,
  );
}

function seen(least: number, unit: string, citation: Judgement['citation']): (value: number) => Judgement {
  return (value) => ({
    text:
      value >= least
        ? `pattern consistent with oscillatory breathing (${least}${unit} or more)`
        : `under ${least}${unit}`,
    citation,
  });
}

/**
 * Oscillatory breathing by each of the published criteria on its own. Readers agree poorly on it (Brawner 2018: kappa
 * 0.30 to 0.43), so a pattern is reported, never a diagnosis.
 */
export const oscillatoryBreathing: readonly MetricDefinition[] = [
  {
    id: 'eov_aha_percent_exercise',
    title: 'Oscillatory breathing (AHA)',
    unit: '%',
    digits: 0,
    formula: 'share of exercise in waves of VE of 15 % or more of its mean at rest',
    citation: aha,
    compute: (view) => share(view, () => true),
    judge: seen(60, ' %', aha),
  },
  {
    id: 'eov_corra_percent_exercise',
    title: 'Oscillatory breathing (Corrà, Kremser)',
    unit: '%',
    digits: 0,
    formula: 'the same for waves of about a minute (40 to 80 s)',
    citation: corra,
    compute: (view) => share(view, (lengthS) => lengthS >= 40 && lengthS <= 80),
    judge: seen(60, ' %', corra),
  },
  {
    id: 'eov_leite_cycles',
    title: 'Oscillatory breathing (Leite)',
    digits: 0,
    formula: 'waves of VE in a row, over 5 L/min on average, the SD of their length at most 20 % of it',
    citation: leite,
    compute: (view) => longestRow(view, () => true, isRegular),
    judge: seen(3, '', leite),
  },
  {
    id: 'eov_sun_cycles',
    title: 'Oscillatory breathing (Sun)',
    digits: 0,
    formula:
      'waves of VE in a row of 40 to 140 s, each over 30 % of its mean VE, in three or more gas exchange variables',
    citation: sun,
    compute: sunRow,
    judge: seen(3, '', sun),
  },
  {
    id: 'eov_ben_dov_cycles',
    title: 'Oscillatory breathing (Ben-Dov)',
    digits: 0,
    formula: 'waves of VE in a row of 30 to 60 s, each over 25 % of its mean VE',
    citation: benDov,
    compute: (view) =>
      longestRow(
        view,
        (cycle, lengthS) => lengthS <= 60 && cycle.amplitudeLPerMin > 0.25 * cycle.meanLPerMin,
      ),
    judge: seen(3, '', benDov),
  },
];
