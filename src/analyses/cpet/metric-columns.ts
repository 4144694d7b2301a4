import type { ResultColumn } from '#core/result-column.ts';
import type { CpetFinding } from './finding.ts';
import { everyMetric } from './metrics/every-metric.ts';
import { decimalColumn, textColumn } from './result-column-kinds.ts';

type Column = ResultColumn<CpetFinding>;

/** The metrics that belong in a table of tests; the JSON export carries all of them, with reasons and sources. */
const headlineMetrics: readonly string[] = [
  've_vco2_slope_to_vt2',
  've_vco2_nadir',
  've_vco2_vt1',
  'petco2_vt1_mmhg',
  'oues_100_l_min',
  'dvo2_dwr_ml_min_w',
  'o2_pulse_slope_ratio',
  'chronotropic_index',
  'hr_recovery_60_bpm',
  'vo2_half_time_s',
  'mfo_g_min',
  'fatmax_percent_vo2peak',
  'gross_efficiency_percent',
];

function predictedVo2(finding: CpetFinding): number | undefined {
  const { predicted } = finding.predictions.vo2MaxMlPerMin;
  return 'value' in predicted ? predicted.value : undefined;
}

/** Percent predicted with the equation's name, and the headline metrics. */
export const metricColumns: readonly Column[] = [
  decimalColumn(
    'vo2peak_percent_predicted',
    'VO2peak of predicted',
    '%',
    0,
    'VO2peak as a share of the value predicted by the equation in vo2max_equation; empty where sex, age, mass or height is missing.',
    (finding) => {
      const predicted = predictedVo2(finding);
      const peak = finding.peaks.vo2PeakMlPerMin;
      return predicted !== undefined && 'value' in peak ? (100 * peak.value) / predicted : undefined;
    },
    true,
  ),
  textColumn(
    'vo2max_equation',
    'Reference',
    'The reference equation behind percent predicted, as chosen for the batch.',
    (finding) => finding.predictions.vo2MaxMlPerMin.title,
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
        (finding) => {
          const outcome = finding.metrics.find((metric) => metric.id === id)?.outcome;
          return outcome !== undefined && 'value' in outcome ? outcome.value : undefined;
        },
      ),
    ),
];
