import type { CohortControl, CohortRepeatability } from '../../cohort.ts';

/** Two tests each of 45 healthy people on a cycle, within 30 days; coefficient of repeatability, 95 %. */
const decato =
  'Decato, Bradley, Wilson, Hegewald 2018, Med Sci Sports Exerc 50:589: 45 healthy people, two cycle tests within 30 days';

/** What a number must change by before it has changed by more than a repeated test does. */
export const repeatability: readonly CohortRepeatability[] = [
  { column: 'vo2peak_ml_min', limit: 540, source: decato },
  { column: 'vt1_vo2_ml_min', limit: 520, source: decato },
];

/** Numbers that a laboratory may follow from day to day, those that depend least on who was tested first. */
export const controls: readonly CohortControl[] = [
  {
    column: 'rer_rest',
    note: 'Both gases together, and no effort in it: a drift of one analyser moves it first. A person who breathes much while waiting does too.',
  },
  {
    column: 'vo2_rest_ml_min',
    note: 'Much alike in one person from day to day, whatever the fitness: follow one person, sitting alike each time.',
  },
  {
    column: 'dvo2_dwr_ml_min_w',
    note: 'Much alike in all healthy people on a cycle, so a drift of the cart shows in it even where subjects differ.',
  },
  {
    column: 've_vco2_nadir',
    note: 'Moves with calibration of flow and CO2, but also with age and disease: follow one healthy person.',
  },
  {
    column: 'rer_peak',
    note: 'Both gases together: a drift of one analyser moves it. Effort does too: follow one person.',
  },
  {
    column: 'vo2peak_ml_min',
    note: 'Of one person alone, whose fitness does not change (a biological control).',
  },
  {
    column: 'vt1_vo2_ml_min',
    note: 'Of one person alone, whose fitness does not change (a biological control).',
  },
  { column: 'hr_peak_bpm', note: 'Needs no gas: where it stays while VO2peak moves, look at the cart.' },
];
