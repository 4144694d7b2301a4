import type { CohortPlan, CohortQuantity } from '../../cohort.ts';
import { numberIn, textIn } from './cells.ts';
import { groupings } from './groupings.ts';
import { cohortAnswers, pairs } from './method-pairs.ts';
import { methodsParagraphs } from './methods-paragraph.ts';
import { controls, repeatability } from './repeatability.ts';
import {
  whyNoMetric,
  whyNoPeak,
  whyNoThreshold,
  whyNotMeasured,
  whyNotPerKg,
  whyNotPredicted,
} from './why-missing.ts';

const quantities: readonly CohortQuantity[] = [
  { column: 'vo2peak_ml_min', whyMissing: whyNoPeak },
  { column: 'vo2peak_ml_kg_min', whyMissing: whyNotPerKg },
  {
    column: 'vo2peak_percent_predicted',
    whyMissing: whyNotPredicted('vo2peak_ml_min', ['sex', 'age_y', 'body_mass_kg', 'height_cm']),
  },
  { column: 'vt1_percent_vo2peak', whyMissing: whyNoThreshold('vt1') },
  { column: 'vt2_percent_vo2peak', whyMissing: whyNoThreshold('vt2') },
  { column: 've_vco2_slope_to_vt2', whyMissing: whyNoMetric },
  { column: 'oues_100_l_min', whyMissing: whyNoMetric },
  { column: 'rer_peak', whyMissing: whyNoPeak },
  { column: 'hr_peak_bpm', whyMissing: whyNotMeasured('heart rate') },
];

/** What a cohort of exercise tests shows. */
export const cpetCohort: CohortPlan = {
  gradeColumn: 'quality',
  stages: [
    {
      title: 'VO2peak',
      has: (row) => numberIn(row, 'vo2peak_ml_min') !== undefined,
      whyNot: whyNoPeak,
    },
    {
      title: 'Thresholds possible',
      has: (row) => textIn(row, 'thresholds_impossible') === undefined,
      whyNot: whyNoThreshold('vt1'),
    },
    {
      title: 'VT1',
      has: (row) => numberIn(row, 'vt1_vo2_ml_min') !== undefined,
      whyNot: whyNoThreshold('vt1'),
    },
    {
      title: 'VT2',
      has: (row) => numberIn(row, 'vt2_vo2_ml_min') !== undefined,
      whyNot: whyNoThreshold('vt2'),
    },
  ],
  quantities,
  groupings,
  pairs,
  answersOf: cohortAnswers,
  answersUnit: 'mL/min',
  personColumn: 'subject_id',
  dayColumn: 'test_day',
  repeatability,
  controls,
  cartColumn: 'device',
  methods: methodsParagraphs,
};
