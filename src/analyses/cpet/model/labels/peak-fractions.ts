import { median } from '#core/statistics.ts';
import { fitLine } from '#core/regression.ts';
import { firstCrossingS } from './complete-label.ts';
import type { LabelledTest } from './labelled-test.ts';
import type { MethodAnswer, MethodAnswers } from './method-answers.ts';

/** What a threshold would be by VO2peak alone. Each is fitted on the labels themselves, and so favoured. */
export const peakFractions = [
  ['share-same-labels', 'constant share of VO2peak, fitted on these very labels'],
  ['share', 'constant share of VO2peak, fitted on the other labels'],
  ['share-by-fitness', 'share of VO2peak by fitness, fitted on the other labels'],
] as const;

type Which = 'vt1' | 'vt2';
type Rule = (typeof peakFractions)[number][0];

/** Fewest other tests to fit a median and a line on. */
const fewestForMedian = 2;
const fewestForLine = 5;

/**
 * The baselines that any method has to beat, as answers for each test: the median share of VO2peak at the labels, of
 * all tests and of all others; and a straight line of that share over fitness (VO2peak per kg where every test has a
 * mass, else VO2peak), of all others. The time is the first crossing of that VO2.
 */
export function fractionAnswers(tests: readonly LabelledTest[]): readonly (readonly MethodAnswers[])[] {
  const perKg = tests.every(({ bodyMassKg }) => bodyMassKg !== undefined);
  const shares = { vt1: sharesOf(tests, 'vt1', perKg), vt2: sharesOf(tests, 'vt2', perKg) };
  return tests.map((test, left) =>
    peakFractions.map(([method, title]) => {
      const answer = (which: Which) => answerBy(method, test, left, shares[which], perKg);
      const vt1 = answer('vt1');
      const vt2 = answer('vt2');
      return { method, title, gives: ['VT1', 'VT2'], ...(vt1 && { vt1 }), ...(vt2 && { vt2 }) };
    }),
  );
}

type Share = { readonly test: number; readonly share: number; readonly fitness: number };

function sharesOf(tests: readonly LabelledTest[], which: Which, perKg: boolean): Share[] {
  return tests.flatMap((test, index) => {
    const peak = test.vo2PeakMlPerMin;
    const label = test[which];
    if (peak === undefined || label === undefined) return [];
    return [{ test: index, share: label.vo2MlPerMin / peak, fitness: fitnessOf(test, peak, perKg) }];
  });
}

function fitnessOf({ bodyMassKg = 1 }: LabelledTest, peak: number, perKg: boolean): number {
  return perKg ? peak / bodyMassKg : peak;
}

function answerBy(
  rule: Rule,
  test: LabelledTest,
  left: number,
  shares: readonly Share[],
  perKg: boolean,
): MethodAnswer | undefined {
  const peak = test.vo2PeakMlPerMin;
  if (peak === undefined) return undefined;
  const others = rule === 'share-same-labels' ? shares : shares.filter((one) => one.test !== left);
  if (others.length < (rule === 'share-by-fitness' ? fewestForLine : fewestForMedian)) return undefined;
  const values = others.map(({ share }) => share);
  const line =
    rule === 'share-by-fitness'
      ? fitLine(
          others.map(({ fitness }) => fitness),
          values,
        )
      : undefined;
  const share = line ? line.intercept + line.slope * fitnessOf(test, peak, perKg) : median(values);
  return share === undefined ? undefined : placed(test, Math.min(1, Math.max(0.2, share)) * peak);
}

/** VO2 with its time; a level that the rise never crosses was passed before it, or is reached at the peak. */
function placed({ course }: LabelledTest, vo2MlPerMin: number): MethodAnswer | undefined {
  if (course === undefined) return undefined;
  const crossingS = firstCrossingS(course, vo2MlPerMin);
  const startAt = course.timeS.findIndex((second) => second >= course.startS);
  const before = (course.vo2MlPerMin[startAt] ?? 0) >= vo2MlPerMin;
  return { timeS: crossingS ?? (before ? course.startS : course.peakS), vo2MlPerMin };
}
