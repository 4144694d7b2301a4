import { describeDifferences } from '#core/agreement-bland-altman.ts';
import { correlation, mean, median } from '#core/statistics.ts';
import type { Interval, ThresholdName } from '../../thresholds/estimate.ts';
import type { CompleteLabel } from './label.ts';
import type { LabelledTest } from './labelled-test.ts';
import type { MethodAnswer, MethodAnswers } from './method-answers.ts';

/** How the answers of one method agree with the labels of one threshold. Percent is of the labelled VO2. */
export type Agreement = {
  readonly method: string;
  readonly title: string;
  readonly which: ThresholdName;
  /** Tests with a label, and those of them in which the method answers; all else is over the latter. */
  readonly asked: number;
  readonly answered: number;
  readonly maeMlPerMin?: number;
  readonly maePercent?: number;
  readonly medianPercent?: number;
  readonly maeS?: number;
  readonly medianS?: number;
  /** Method less label. */
  readonly biasMlPerMin?: number;
  readonly biasS?: number;
  /** Bland and Altman 1986 (Lancet 1:307): bias ± 1.96 SD of the differences; from two answers on. */
  readonly limitsMlPerMin?: Interval;
  readonly limitsS?: Interval;
  /** Pearson's r of the VO2s. */
  readonly correlation?: number;
  /** Share of the answers within 10 % of the labelled VO2, 0 to 1. */
  readonly within10Percent?: number;
  /** Share of the answers whose interval holds the label; absent where the method gives none. */
  readonly coverage50?: number;
  readonly coverage90?: number;
  readonly coverage90Vo2?: number;
  readonly medianWidth90S?: number;
  readonly medianWidth90MlPerMin?: number;
};

type Compared = { readonly label: CompleteLabel; readonly answer: MethodAnswer };

/** One line for each method and threshold it gives, in the order in which the methods first occur; VT1 first. */
export function agreements(tests: readonly LabelledTest[]): readonly Agreement[] {
  const methods = new Map<string, { title: string; gives: Set<ThresholdName> }>();
  for (const { method, title, gives } of tests.flatMap(({ answers }) => answers)) {
    const known = methods.get(method) ?? { title, gives: new Set<ThresholdName>() };
    gives.forEach((which) => known.gives.add(which));
    methods.set(method, known);
  }
  return (['VT1', 'VT2'] as const).flatMap((which) =>
    [...methods]
      .filter(([, { gives }]) => gives.has(which))
      .map(([method, { title }]) => agreementOf(tests, method, title, which)),
  );
}

/** The agreement of one method with the labels of one threshold. */
export function agreementOf(
  tests: readonly LabelledTest[],
  method: string,
  title: string,
  which: ThresholdName,
): Agreement {
  const labelled = tests.flatMap((test) => {
    const label = which === 'VT1' ? test.vt1 : test.vt2;
    return label === undefined ? [] : [{ label, answer: answerBy(test, method, which) }];
  });
  const compared = labelled.flatMap(({ label, answer }) => (answer ? [{ label, answer }] : []));
  const asked = { method, title, which, asked: labelled.length, answered: compared.length };
  return compared.length === 0 ? asked : { ...asked, ...errorsOf(compared), ...coverageOf(compared) };
}

/** Tests in which a method gives both thresholds and VT1 does not lie before VT2. */
export function orderViolations(tests: readonly LabelledTest[], method: string): number {
  return tests.filter((test) => {
    const found = test.answers.find((one) => one.method === method);
    return found?.vt1 !== undefined && found.vt2 !== undefined && found.vt1.timeS >= found.vt2.timeS;
  }).length;
}

function answerBy({ answers }: LabelledTest, method: string, which: ThresholdName): MethodAnswer | undefined {
  const found = answers.find((one: MethodAnswers) => one.method === method && one.gives.includes(which));
  return which === 'VT1' ? found?.vt1 : found?.vt2;
}

function errorsOf(compared: readonly Compared[]): Partial<Agreement> {
  const ofVo2 = compared.map(({ label, answer }) => answer.vo2MlPerMin - label.vo2MlPerMin);
  const ofTime = compared.map(({ label, answer }) => answer.timeS - label.timeS);
  const percent = compared.map(
    ({ label, answer }) => 100 * Math.abs(answer.vo2MlPerMin / label.vo2MlPerMin - 1),
  );
  const r = correlation(
    compared.map(({ label }) => label.vo2MlPerMin),
    compared.map(({ answer }) => answer.vo2MlPerMin),
  );
  const limitsMlPerMin = describeDifferences(ofVo2)?.limits;
  const limitsS = describeDifferences(ofTime)?.limits;
  return {
    maeMlPerMin: mean(ofVo2.map(Math.abs)) ?? 0,
    maePercent: mean(percent) ?? 0,
    medianPercent: median(percent) ?? 0,
    maeS: mean(ofTime.map(Math.abs)) ?? 0,
    medianS: median(ofTime.map(Math.abs)) ?? 0,
    biasMlPerMin: mean(ofVo2) ?? 0,
    biasS: mean(ofTime) ?? 0,
    ...(limitsMlPerMin && { limitsMlPerMin }),
    ...(limitsS && { limitsS }),
    ...(r !== undefined && { correlation: r }),
    within10Percent: percent.filter((one) => one < 10 + 1e-9).length / percent.length,
  };
}

/** Coverage and width over the answers that have the interval. */
function coverageOf(compared: readonly Compared[]): Partial<Agreement> {
  const of50 = intervalsOf(compared, 'interval50S', 'timeS');
  const of90 = intervalsOf(compared, 'interval90S', 'timeS');
  const ofVo2 = intervalsOf(compared, 'interval90Vo2MlPerMin', 'vo2MlPerMin');
  return {
    ...(of50 && { coverage50: of50.coverage }),
    ...(of90 && { coverage90: of90.coverage, medianWidth90S: of90.width }),
    ...(ofVo2 && { coverage90Vo2: ofVo2.coverage, medianWidth90MlPerMin: ofVo2.width }),
  };
}

function intervalsOf(
  compared: readonly Compared[],
  interval: 'interval50S' | 'interval90S' | 'interval90Vo2MlPerMin',
  quantity: 'timeS' | 'vo2MlPerMin',
): { readonly coverage: number; readonly width: number } | undefined {
  const widths: number[] = [];
  let held = 0;
  for (const { label, answer } of compared) {
    const ends = answer[interval];
    if (ends === undefined) continue;
    widths.push(ends.high - ends.low);
    if (ends.low <= label[quantity] && label[quantity] <= ends.high) held += 1;
  }
  const width = median(widths);
  return width === undefined ? undefined : { coverage: held / widths.length, width };
}
