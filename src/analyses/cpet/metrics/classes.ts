import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { meanAround } from './paired-seconds.ts';
import type { TestView } from './test-view.ts';

const weber = { source: 'Weber, Janicki 1985, Am J Cardiol 55:22A', checked: 'two-sources' } as const;
const mets = { source: 'Jetté, Sidney, Blümchen 1990, Clin Cardiol 13:555', checked: 'two-sources' } as const;
const ats = {
  source: 'ATS/ACCP 2003, Am J Respir Crit Care Med 167:211; Wasserman et al.',
  checked: 'two-sources',
} as const;

type WeberClass = 'A' | 'B' | 'C' | 'D';

/** Functional class by VO2peak (Weber): A over 20, B over 16, C from 10, D under 10 mL/min/kg. */
export function weberClass(vo2PeakMlPerKgPerMin: number): WeberClass {
  if (vo2PeakMlPerKgPerMin > 20) return 'A';
  if (vo2PeakMlPerKgPerMin > 16) return 'B';
  return vo2PeakMlPerKgPerMin >= 10 ? 'C' : 'D';
}

/** The same by VO2 at the anaerobic threshold: A over 14, B over 11, C from 8, D under 8 mL/min/kg. */
export function weberClassAtThreshold(vo2MlPerKgPerMin: number): WeberClass {
  if (vo2MlPerKgPerMin > 14) return 'A';
  if (vo2MlPerKgPerMin > 11) return 'B';
  return vo2MlPerKgPerMin >= 8 ? 'C' : 'D';
}

function perKg({ person: { bodyMassKg } }: TestView, vo2MlPerMin: number | undefined, why: string): Outcome {
  if (vo2MlPerMin === undefined) return { reason: why };
  return bodyMassKg === undefined ? { reason: 'needs body mass' } : { value: vo2MlPerMin / bodyMassKg };
}

/** Maximal voluntary ventilation: measured, else 40 · FEV1, which is an estimate. */
function breathingCapacity({ mvvLPerMin, fev1L }: TestView['person']) {
  if (mvvLPerMin !== undefined) return { lPerMin: mvvLPerMin, words: 'measured MVV' };
  return fev1L === undefined ? undefined : { lPerMin: 40 * fev1L, words: 'MVV estimated as 40 · FEV1' };
}

/** Classes that are read off VO2 at the peak and at VT1, and what is left of the breathing capacity. */
export const classes: readonly MetricDefinition[] = [
  {
    id: 'mets_peak',
    title: 'Peak METs',
    digits: 1,
    formula: 'VO2peak per kg over 3.5 mL/min/kg',
    citation: mets,
    compute: (view) => {
      const outcome = perKg(view, view.vo2PeakMlPerMin, 'no VO2peak');
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
    compute: (view) => perKg(view, view.vo2PeakMlPerMin, 'no VO2peak'),
    judge: (value) => ({ text: `class ${weberClass(value)}`, citation: weber }),
  },
  {
    id: 'weber_vo2_vt1_ml_min_kg',
    title: 'Functional class at VT1 (Weber)',
    unit: 'mL/min/kg',
    digits: 1,
    formula: 'mean VO2 of 30 s at VT1 per kg; the class is in the judgement',
    citation: weber,
    compute: (view) =>
      view.vt1TimeS === undefined
        ? { reason: 'VT1 is indeterminate' }
        : perKg(view, meanAround(view, 'vo2MlPerMin', view.vt1TimeS, 30), 'VO2 not known at VT1'),
    judge: (value) => ({ text: `class ${weberClassAtThreshold(value)}`, citation: weber }),
  },
  {
    id: 'breathing_reserve_percent',
    title: 'Breathing reserve',
    unit: '%',
    digits: 0,
    formula: '(MVV − VEpeak) / MVV',
    citation: ats,
    compute: ({ person, vePeakLPerMin }) => {
      const capacity = breathingCapacity(person);
      if (capacity === undefined) return { reason: 'needs a measured MVV or FEV1' };
      return vePeakLPerMin === undefined
        ? { reason: 'no VE at VO2peak' }
        : { value: (100 * (capacity.lPerMin - vePeakLPerMin)) / capacity.lPerMin };
    },
    judge: (value, { person }) => ({
      text: `${value < 15 ? 'under 15: low' : '15 or more'}; ${breathingCapacity(person)?.words ?? ''}`,
      citation: ats,
    }),
  },
];
