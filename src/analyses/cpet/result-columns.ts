import type { ResultColumn } from '#core/result-column.ts';
import { averagingName } from './averaging/averaging-name.ts';
import type { CpetFinding, Peaks, Phase } from './finding.ts';
import { metricColumns } from './metric-columns.ts';
import { valueOf } from './metric-value.ts';
import type { StatedThreshold } from './recording.ts';
import { decimalColumn, textColumn } from './result-column-kinds.ts';
import { thresholdColumns } from './threshold-columns.ts';

type Column = ResultColumn<CpetFinding>;

/** What a physiologist looks for first, in the live table; exports keep the order of the columns below. */
export const tableFirst: readonly string[] = [
  'vo2peak_ml_min',
  'vo2peak_ml_kg_min',
  'vt1_vo2_ml_min',
  'vt1_percent_vo2peak',
  'vt2_vo2_ml_min',
  'vt2_percent_vo2peak',
  'rer_peak',
  'hr_peak_bpm',
  'quality',
  'device',
  'protocol',
];

/** The columns of a cpet result, in export order; the batch's own columns (file, status, …) stand before them. */
export const cpetColumns: readonly Column[] = [
  textColumn(
    'quality',
    'Quality',
    'Grade of the measurement, A to D. A: no warning. B: one or two. C: three or more warnings, a serious remark, or no thresholds possible. D: no VO2peak or several serious remarks.',
    (f) => f.quality,
    true,
  ),
  textColumn(
    'device',
    'Device',
    'The cart or program whose layout was recognised.',
    (f) => f.deviceTitle,
    true,
  ),
  textColumn(
    'subject_id',
    'Subject',
    'Salted hash of the identity in the file: the same person has the same id within a batch. Empty where the file names nobody.',
    (f) => f.subject.subjectId,
  ),
  textColumn('sex', 'Sex', 'female or male, as the worklist states it, else the file.', (f) => f.subject.sex),
  decimalColumn(
    'age_y',
    'Age',
    'y',
    0,
    'Age at the test, in years, as the worklist states it, else the file.',
    (f) => f.subject.ageY,
  ),
  decimalColumn(
    'body_mass_kg',
    'Mass',
    'kg',
    1,
    'Body mass as the worklist states it, else the file, else as VO2 and VO2 per kg imply it.',
    (f) => f.subject.bodyMassKg,
  ),
  decimalColumn(
    'height_cm',
    'Height',
    'cm',
    0,
    'Height as the worklist states it, else the file.',
    (f) => f.subject.heightCm,
  ),
  textColumn(
    'protocol',
    'Protocol',
    'ramp, steps, stages-then-ramp, constant-load, intervals, or unknown where no load shows it.',
    (f) => f.protocol.kind,
    true,
  ),
  decimalColumn(
    'exercise_duration_s',
    'Exercise',
    's',
    0,
    'Duration of the exercise part that the peaks come from.',
    (f) => valueOf(f.exerciseDurationS),
    true,
  ),
  textColumn(
    'sampling',
    'Sampling',
    'breaths (one row a breath), averaged (the cart binned the data) or uniform (one row a second).',
    (f) => f.sampling.kind,
  ),
  peak(
    'vo2peak_ml_min',
    'VO2peak',
    'mL/min',
    0,
    'Highest mean VO2 (STPD) within the exercise part and 20 s beyond, after cleaning; averaged as peak_averaging says.',
    'vo2PeakMlPerMin',
    true,
  ),
  peak(
    'vo2peak_ml_kg_min',
    'VO2peak/kg',
    'mL/min/kg',
    1,
    'VO2peak per body mass; empty without a mass.',
    'vo2PeakMlPerKgPerMin',
    true,
  ),
  peak(
    'rer_peak',
    'RER',
    undefined,
    2,
    'VCO2 over VO2, both summed over the window of VO2peak.',
    'rerPeak',
    true,
  ),
  peak(
    'hr_peak_bpm',
    'HR peak',
    '1/min',
    0,
    'Highest heart rate during exercise after a 5-s median filter.',
    'hrPeakBpm',
    true,
  ),
  peak(
    've_peak_l_min',
    'VE peak',
    'L/min',
    1,
    'Mean ventilation (BTPS) in the window of VO2peak.',
    'vePeakLPerMin',
    true,
  ),
  peak(
    'o2_pulse_peak_ml_beat',
    'O2 pulse',
    'mL',
    1,
    'VO2peak over the mean heart rate in its window.',
    'o2PulsePeakMlPerBeat',
  ),
  peak(
    'work_rate_peak_w',
    'Work rate',
    'W',
    0,
    'Highest work rate during exercise; empty without an ergometer.',
    'workRatePeakW',
    true,
  ),
  decimalColumn(
    'work_rate_rate_w_min',
    'Ramp',
    'W/min',
    1,
    'Rise of the work rate over the incremental part.',
    (f) => f.protocol.rateWPerMin,
  ),
  textColumn(
    'peak_averaging',
    'Averaging',
    'The averaging behind VO2peak: moving or binned, seconds or breaths.',
    (f) => averagingName(f.peakAveraging),
  ),
  decimalColumn(
    'incremental_start_s',
    'Start',
    's',
    0,
    "Start of the incremental part on the file's clock; empty where there is none.",
    (f) => incremental(f)?.startS,
  ),
  decimalColumn(
    'incremental_end_s',
    'End',
    's',
    0,
    "End of the incremental part on the file's clock; empty where there is none.",
    (f) => incremental(f)?.endS,
  ),
  ...thresholdColumns,
  ...metricColumns,
  {
    name: 'test_day',
    title: 'Day',
    kind: 'integer',
    digits: 0,
    description:
      'Day of the test as the file states it, on a calendar that the salt of the batch has shifted: days between tests of a batch are true, the date is not told. Empty where the file states none.',
    value: (f) => f.testDay,
  },
  textColumn(
    'thresholds_impossible',
    'No thresholds',
    'Codes of the reasons why the test can have no ventilatory thresholds, joined by a space; empty where it can.',
    (f) => f.thresholdsImpossible.join(' '),
  ),
  {
    name: 'remark_count',
    title: 'Remarks',
    kind: 'integer',
    digits: 0,
    description: 'Number of remarks on the file and its result.',
    headline: true,
    value: (f) => f.remarks.length,
  },
  textColumn(
    'remarks',
    'Remark codes',
    'Codes of the remarks, each once, joined by a space; the help explains each.',
    (f) => [...new Set(f.remarks.map((remark) => remark.code))].join(' '),
  ),
  ...(['VT1', 'VT2'] as const).flatMap(statedColumns),
];

/** Thresholds that the file itself carries stand beside ours and are never used as ours. */
function statedColumns(which: StatedThreshold['which']): Column[] {
  const name = which.toLowerCase();
  const stated = (finding: CpetFinding) =>
    finding.statedThresholds.find((threshold) => threshold.which === which);
  const word = `${which} as the file states it (of the cart or of a reader)`;
  return [
    textColumn(
      `${name}_stated_label`,
      `${which} stated as`,
      `The file's own word for ${which}: AT, RC, LT.`,
      (f) => stated(f)?.label,
    ),
    decimalColumn(
      `${name}_stated_vo2_ml_min`,
      `${which} stated`,
      'mL/min',
      0,
      `VO2 at ${word}.`,
      (f) => stated(f)?.vo2MlPerMin,
    ),
    decimalColumn(
      `${name}_stated_time_s`,
      `${which} stated at`,
      's',
      0,
      `Time of ${word}.`,
      (f) => stated(f)?.timeS,
    ),
  ];
}

function peak(
  name: string,
  title: string,
  unit: string | undefined,
  digits: number,
  description: string,
  id: keyof Peaks,
  headline = false,
): Column {
  return decimalColumn(name, title, unit, digits, description, (f) => valueOf(f.peaks[id]), headline);
}

function incremental(finding: CpetFinding): Phase | undefined {
  return finding.phases.find((phase) => phase.phase === 'incremental');
}
