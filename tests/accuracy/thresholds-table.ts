import type { Thresholds } from '#analyses/cpet/thresholds/find-thresholds.ts';
import { mean, median, standardDeviation } from '#core/statistics.ts';
import type { JudgedTest } from './thresholds-simulated.ts';

type Which = 'VT1' | 'VT2';
export type Path = 'found' | 'withTruePhases';

/** How one method, or the consensus, compares with the truth over many tests. */
export type Accuracy = {
  readonly which: Which;
  readonly method: string;
  /** Tests that have this threshold. */
  readonly asked: number;
  readonly answered: number;
  /** Tests that do not have it, and how many got one all the same. */
  readonly without: number;
  readonly invented: number;
  readonly biasMlPerMin: number;
  readonly maeMlPerMin: number;
  readonly maePercent: number;
  readonly medianPercent: number;
  readonly biasS: number;
  readonly maeS: number;
  /** Bland and Altman: 1.96 SD of the differences either side of the bias. */
  readonly limitsMlPerMin: number;
  readonly limitsS: number;
  /** Share of the answers whose 90 % interval in time holds the truth. */
  readonly coverage: number;
  readonly medianWidthS: number;
  /** The consensus against true mouth VO2, the cart's wrong gain included. */
  readonly maePercentWithGain: number;
};

type Answer =
  | {
      readonly determinate: true;
      readonly timeS: number;
      readonly vo2MlPerMin: number;
      readonly interval90S: { readonly low: number; readonly high: number };
    }
  | { readonly determinate: false };

const refused: Answer = { determinate: false };

/** One line for the consensus and for each method of a threshold. */
export function measureAccuracy(tests: readonly JudgedTest[], path: Path, which: Which): Accuracy[] {
  const names = new Set(
    tests.flatMap((test) => [
      'consensus',
      ...(test[path]?.estimates ?? []).filter((one) => one.which === which).map((one) => one.method),
    ]),
  );
  return [...names].map((method) => measureMethod(tests, path, which, method));
}

function answerOf(found: Thresholds | undefined, which: Which, method: string): Answer {
  if (found === undefined) return refused;
  if (method === 'consensus') return which === 'VT1' ? found.vt1 : found.vt2;
  return found.estimates.find((one) => one.method === method && one.which === which) ?? refused;
}

function measureMethod(tests: readonly JudgedTest[], path: Path, which: Which, method: string): Accuracy {
  const vo2: number[] = [];
  const percent: number[] = [];
  const withGain: number[] = [];
  const timeS: number[] = [];
  const widths: number[] = [];
  let held = 0;
  let asked = 0;
  let without = 0;
  let invented = 0;
  for (const test of tests) {
    const truth = which === 'VT1' ? test.vt1 : test.vt2;
    const answer = answerOf(test[path], which, method);
    if (truth === undefined) {
      without += 1;
      invented += answer.determinate ? 1 : 0;
      continue;
    }
    asked += 1;
    if (!answer.determinate) continue;
    vo2.push(answer.vo2MlPerMin - truth.vo2MlPerMin);
    percent.push(100 * Math.abs(answer.vo2MlPerMin / truth.vo2MlPerMin - 1));
    withGain.push(100 * Math.abs((answer.vo2MlPerMin * truth.vo2Gain) / truth.vo2MlPerMin - 1));
    timeS.push(answer.timeS - truth.timeS);
    const { low, high } = answer.interval90S;
    widths.push(high - low);
    if (low <= truth.timeS && truth.timeS <= high) held += 1;
  }
  return {
    which,
    method,
    asked,
    answered: vo2.length,
    without,
    invented,
    biasMlPerMin: mean(vo2) ?? 0,
    maeMlPerMin: mean(vo2.map(Math.abs)) ?? 0,
    maePercent: mean(percent) ?? 0,
    medianPercent: median(percent) ?? 0,
    biasS: mean(timeS) ?? 0,
    maeS: mean(timeS.map(Math.abs)) ?? 0,
    limitsMlPerMin: 1.96 * (standardDeviation(vo2) ?? 0),
    limitsS: 1.96 * (standardDeviation(timeS) ?? 0),
    coverage: vo2.length > 0 ? held / vo2.length : 0,
    medianWidthS: median(widths) ?? 0,
    maePercentWithGain: mean(withGain) ?? 0,
  };
}

/** Tests in which VT1 by consensus does not lie before VT2 by consensus. */
export function countOrderViolations(tests: readonly JudgedTest[], path: Path): number {
  return tests.filter((test) => {
    const { vt1, vt2 } = test[path] ?? {};
    return vt1?.determinate === true && vt2?.determinate === true && vt1.timeS >= vt2.timeS;
  }).length;
}

/** What a fixed share of VO2peak would give: the line that any method has to beat. */
export function fractionOfPeak(
  tests: readonly JudgedTest[],
  which: Which,
): { readonly share: number; readonly maePercent: number } | undefined {
  const truths = tests.flatMap(({ test, vt1, vt2 }) => {
    const truth = which === 'VT1' ? vt1 : vt2;
    return truth ? [truth.vo2MlPerMin / truth.vo2Gain / test.truth.vo2PeakMlPerMin] : [];
  });
  const share = median(truths);
  if (share === undefined) return undefined;
  return { share, maePercent: 100 * (mean(truths.map((one) => Math.abs(share / one - 1))) ?? 0) };
}

const headings = [
  '',
  'method',
  'determinate',
  'bias mL',
  'MAE mL',
  'MAE %',
  'median %',
  'LoA ± mL',
  'bias s',
  'MAE s',
  'LoA ± s',
  'in 90 %',
  'width s',
  'invented',
];

/** The lines as an aligned table. */
export function describeAccuracy(lines: readonly Accuracy[]): string {
  const rows = lines.map((line) => [
    line.which,
    line.method,
    `${line.answered}/${line.asked} ${((100 * line.answered) / Math.max(1, line.asked)).toFixed(0)} %`,
    line.biasMlPerMin.toFixed(0),
    line.maeMlPerMin.toFixed(0),
    line.maePercent.toFixed(1),
    line.medianPercent.toFixed(1),
    line.limitsMlPerMin.toFixed(0),
    line.biasS.toFixed(0),
    line.maeS.toFixed(0),
    line.limitsS.toFixed(0),
    line.coverage.toFixed(2),
    line.medianWidthS.toFixed(0),
    `${line.invented}/${line.without}`,
  ]);
  return alignColumns([headings, ...rows]);
}

/** Cells in columns: text to the left in the first two, numbers to the right. */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
