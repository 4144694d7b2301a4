import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { fitLine } from '#core/regression.ts';
import { meanAround, pairSeconds } from './paired-seconds.ts';
import type { TestView } from './test-view.ts';

const weber = { source: 'Weber, Janicki 1985, Am J Cardiol 55:22A', checked: 'from-memory' } as const;
const yoon = {
  source: 'Yoon, Kravitz, Robergs 2007, Med Sci Sports Exerc 39:1186',
  checked: 'repository',
} as const;
const mets = { source: 'Jetté, Sidney, Blümchen 1990, Clin Cardiol 13:555', checked: 'from-memory' } as const;
const saltin = { source: 'di Prampero 1986, Int J Sports Med 7:55', checked: 'from-memory' } as const;

/** Functional class by VO2peak (Weber): A over 20, B over 16, C from 10, D under 10 mL/min/kg. */
export function weberClass(vo2PeakMlPerKgPerMin: number): 'A' | 'B' | 'C' | 'D' {
  if (vo2PeakMlPerKgPerMin > 20) return 'A';
  if (vo2PeakMlPerKgPerMin > 16) return 'B';
  return vo2PeakMlPerKgPerMin >= 10 ? 'C' : 'D';
}

function perKg(view: TestView): Outcome {
  if (view.vo2PeakMlPerMin === undefined) return { reason: 'no VO2peak' };
  if (view.person.bodyMassKg === undefined) return { reason: 'needs body mass' };
  return { value: view.vo2PeakMlPerMin / view.person.bodyMassKg };
}

/** Slope of VO2 over the last 30 s of exercise; under 50 mL/min per min counts as a plateau. */
function endSlope(view: TestView): Outcome {
  if (view.incremental === undefined) return { reason: 'no incremental part' };
  const { endS } = view.incremental;
  const pairs = pairSeconds(view, ['vo2MlPerMin'], { startS: endS - 30, endS });
  const line = pairs && fitLine(pairs.timeS, pairs.values[0] ?? []);
  if (view.sampling.kind === 'averaged' && view.sampling.intervalS > 10)
    return { reason: 'averaged over more than 10 s' };
  return line === undefined || line.n < 20
    ? { reason: 'VO2 not known in the last 30 s' }
    : { value: 60 * line.slope };
}

/** Oxygen cost of running at the last speed held for three minutes on the flat. */
function runningEconomy(view: TestView): Outcome {
  if (view.protocol.mode !== 'treadmill') return { reason: 'made for treadmill tests' };
  const speed = view.seconds.speedKmPerH;
  const { bodyMassKg } = view.person;
  if (speed === undefined) return { reason: 'no speed in the file' };
  if (bodyMassKg === undefined) return { reason: 'needs body mass' };
  const at = (second: number) => speed.values[second - speed.firstS] ?? 0;
  const last = Math.floor(view.exercise.endS);
  for (let end = last; end - 180 >= view.exercise.startS; end -= 1) {
    let start = end;
    while (start > view.exercise.startS && Math.abs(at(start - 1) - at(end)) < 0.05) start -= 1;
    if (end - start >= 180 && at(end) >= 7) {
      const vo2 = meanAround(view, 'vo2MlPerMin', end - 30, 60);
      const rer = vo2 && (meanAround(view, 'vco2MlPerMin', end - 30, 60) ?? Infinity) / vo2;
      if (vo2 === undefined || rer === undefined) return { reason: 'VO2 not known there' };
      if (rer > 1) return { reason: 'RER over 1.00 at every speed held for 3 min' };
      return { value: (60 * vo2) / bodyMassKg / at(end), timeS: end };
    }
    end = Math.min(end, start + 1);
  }
  return { reason: 'no speed of 7 km/h or more held for 3 min' };
}

/** Classes and criteria that are read off the peak. */
export const classes: readonly MetricDefinition[] = [
  {
    id: 'vo2_end_slope_ml_min2',
    title: 'VO2 slope, last 30 s',
    unit: 'mL/min²',
    digits: 0,
    formula: 'least squares of VO2 on time over the last 30 s of the incremental part',
    citation: yoon,
    compute: endSlope,
    judge: (value) => ({
      text: value < 50 ? 'plateau (under 50)' : 'no plateau (50 or more)',
      citation: yoon,
    }),
  },
  {
    id: 'mets_peak',
    title: 'Peak METs',
    digits: 1,
    formula: 'VO2peak per kg over 3.5 mL/min/kg',
    citation: mets,
    compute: (view) => {
      const outcome = perKg(view);
      return 'value' in outcome ? { value: outcome.value / 3.5 } : outcome;
    },
  },
  {
    id: 'weber_vo2peak_ml_min_kg',
    title: 'Functional class (Weber)',
    unit: 'mL/min/kg',
    digits: 1,
    formula: 'VO2peak per kg; the class is in the judgement',
    citation: weber,
    compute: perKg,
    judge: (value) => ({ text: `class ${weberClass(value)}`, citation: weber }),
  },
  {
    id: 'running_economy_ml_kg_km',
    title: 'Running economy',
    unit: 'mL/kg/km',
    digits: 0,
    formula: 'VO2 per kg over speed, last minute of the fastest speed held for 3 min with RER up to 1.00',
    citation: saltin,
    compute: runningEconomy,
  },
  {
    id: 'breathing_reserve_percent',
    title: 'Breathing reserve',
    unit: '%',
    digits: 0,
    formula: '(MVV − VEpeak) / MVV',
    citation: { source: 'ATS/ACCP 2003, Am J Respir Crit Care Med 167:211', checked: 'from-memory' },
    compute: () => ({ reason: 'needs a measured MVV or FEV1' }),
  },
];
