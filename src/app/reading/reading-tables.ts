import type { CellValue } from '#core/result-column.ts';
import type { Item } from '#engine/ports.ts';
import type { CsvTable } from '#reports/csv.ts';
import {
  compareVoices,
  everyTwo,
  quantities,
  type AgreementTest,
  type Comparison,
  type Quantity,
  type Voice,
} from './agreement.ts';
import { isPlaced, thresholds, type ReadMark } from './marks.ts';
import type { Series } from './series.ts';

const units: Readonly<Record<Quantity, string>> = {
  timeS: 's',
  vo2MlPerMin: 'mL/min',
  percentOfPeak: '% of VO2peak',
};

const agreementColumns = [
  'first',
  'second',
  'threshold',
  'quantity',
  'n',
  'both_absent',
  'one_absent',
  'icc_2_1',
  'icc_2_1_low',
  'icc_2_1_high',
  'icc_3_1',
  'icc_3_1_low',
  'icc_3_1_high',
  'bias',
  'bias_low',
  'bias_high',
  'sd_of_differences',
  'limit_low',
  'limit_low_from',
  'limit_low_to',
  'limit_high',
  'limit_high_from',
  'limit_high_to',
  'standard_error',
  'typical_error',
  'minimal_detectable_change',
] as const;

/** Every two voices, both thresholds, every quantity: one line each. Differences are the first minus the second. */
export function agreementTable(voices: readonly Voice[], tests: readonly AgreementTest[]): CsvTable {
  const rows = everyTwo(voices).flatMap(([first, second]) =>
    thresholds.flatMap((which) =>
      quantities.map((quantity) => [
        first.title,
        second.title,
        which.toUpperCase(),
        units[quantity],
        ...numbersOf(compareVoices(first, second, which, quantity, tests)),
      ]),
    ),
  );
  return { columns: agreementColumns, rows };
}

function numbersOf({ pairs, bothAbsent, oneAbsent, differences, agreement }: Comparison): CellValue[] {
  const { bias, biasInterval, sd, limits, lowLimitInterval, highLimitInterval } = differences ?? {};
  return [
    pairs.length,
    bothAbsent,
    oneAbsent,
    agreement?.icc21.value,
    agreement?.icc21.low,
    agreement?.icc21.high,
    agreement?.icc31.value,
    agreement?.icc31.low,
    agreement?.icc31.high,
    bias,
    biasInterval?.low,
    biasInterval?.high,
    sd,
    limits?.low,
    lowLimitInterval?.low,
    lowLimitInterval?.high,
    limits?.high,
    highLimitInterval?.low,
    highLimitInterval?.high,
    agreement?.standardError,
    agreement?.typicalError,
    agreement?.minimalDetectableChange,
  ];
}

/** Every reading, one line each: for statistics of the user's own. */
export function readingsTable(series: readonly Series[], items: readonly Item[]): CsvTable {
  const cells = (mark: ReadMark | undefined): CellValue[] => {
    if (isPlaced(mark)) return ['placed', mark.timeS, mark.vo2MlPerMin];
    return [mark === undefined ? undefined : 'absent', undefined, undefined];
  };
  return {
    columns: [
      'round',
      'reader',
      'file',
      'sha256',
      'read_at',
      ...thresholds.flatMap((which) => [which, `${which}_time_s`, `${which}_vo2_ml_min`]),
      'note',
    ],
    rows: series.flatMap(({ round, by, readings }) =>
      items.flatMap(({ id, name, sha256 }) => {
        const reading = readings.get(id);
        if (reading === undefined) return [];
        const { marks, atMs } = reading;
        const readAt = new Date(atMs).toISOString();
        return [[round, by, name, sha256, readAt, ...cells(marks.vt1), ...cells(marks.vt2), marks.note]];
      }),
    ),
  };
}
