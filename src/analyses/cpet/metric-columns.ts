import type { ResultColumn } from '#core/result-column.ts';
import type { CpetFinding } from './finding.ts';
import { metricValue, valueOf } from './metric-value.ts';
import { everyMetric } from './metrics/every-metric.ts';
import { weberClass } from './metrics/classes.ts';
import { ventilatoryClass } from './metrics/ventilatory-efficiency.ts';
import { qualityReasons } from './quality.ts';
import { decimalColumn, textColumn } from './result-column-kinds.ts';

type Column = ResultColumn<CpetFinding>;

/** The metrics that belong in a table of tests; the JSON export carries all of them, with reasons and sources. */
const headlineMetrics: readonly string[] = [
  'vo2_end_slope_ml_min2',
  'hr_peak_percent_predicted',
  've_vco2_slope_to_vt2',
  've_vco2_intercept_l_min',
  've_vco2_nadir',
  've_vco2_vt1',
  'petco2_vt1_mmhg',
  'oues_100_l_min',
  'oues_percent_predicted',
  'ouep_ml_l',
  'breathing_reserve_percent',
  'dvo2_dwr_ml_min_w',
  'o2_pulse_slope_ratio',
  'chronotropic_index',
  'hr_recovery_60_bpm',
  'vo2_half_time_s',
  'eov_corra_percent_exercise',
  'eov_leite_cycles',
  'mfo_g_min',
  'fatmax_percent_vo2peak',
  'gross_efficiency_percent',
  'running_economy_ml_kg_km',
  'vo2_rest_ml_min',
  'rer_rest',
  'hr_rest_bpm',
  'petco2_rest_mmhg',
  've_vco2_rest',
];

function classOf<Class>(
  finding: CpetFinding,
  id: string,
  classify: (value: number) => Class,
): Class | undefined {
  const value = metricValue(finding.metrics, id);
  return value === undefined ? undefined : classify(value);
}

/** Why the grade is what it is, percent predicted with the equation's name, classes, and the headline metrics. */
export const metricColumns: readonly Column[] = [
  textColumn(
    'quality_reasons',
    'Quality reasons',
    'Codes of what keeps the test from grade A, serious ones first, joined by a space; empty for A. The help explains each.',
    (finding) => qualityReasons(finding.remarks, finding.thresholdsImpossible).join(' '),
  ),
  decimalColumn(
    'vo2peak_percent_predicted',
    'VO2peak of predicted',
    '%',
    0,
    'VO2peak as a share of the value predicted by the equation in vo2max_equation; empty where sex, age, mass or height is missing.',
    ({ peaks, predictions }) => {
      const peak = valueOf(peaks.vo2PeakMlPerMin);
      const predicted = valueOf(predictions.vo2MaxMlPerMin.predicted);
      return peak === undefined || predicted === undefined ? undefined : (100 * peak) / predicted;
    },
    true,
  ),
  textColumn(
    'vo2max_equation',
    'Reference',
    'The reference equation behind percent predicted, as chosen for the batch.',
    (finding) => finding.predictions.vo2MaxMlPerMin.title,
  ),
  textColumn(
    'weber_class',
    'Weber class',
    'Functional class by VO2peak per kg: A over 20, B over 16, C from 10, D under 10 mL/min/kg. Empty without a body mass.',
    (finding) => classOf(finding, 'weber_vo2peak_ml_min_kg', weberClass),
  ),
  textColumn(
    'ventilatory_class',
    'Ventilatory class',
    'Class by the VE/VCO2 slope to VT2: I under 30, II under 36, III under 45, IV from 45. Empty where the slope is.',
    (finding) => classOf(finding, 've_vco2_slope_to_vt2', ventilatoryClass),
  ),
  ...everyMetric
    .filter((definition) => headlineMetrics.includes(definition.id))
    .map(({ id, title, unit, digits, formula }) =>
      decimalColumn(
        id,
        title,
        unit,
        digits,
        `${title}: ${formula}. Empty where the test does not allow it.`,
        (finding) => metricValue(finding.metrics, id),
      ),
    ),
];
