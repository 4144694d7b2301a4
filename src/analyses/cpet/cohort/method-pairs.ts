import type { CohortAnswer, CohortPair } from '../../cohort.ts';
import type { CpetFinding } from '../finding.ts';
import { headlineThreshold } from '../headline-thresholds.ts';
import { answersOf } from '../model/labels/method-answers.ts';
import { numberIn } from './cells.ts';

const thresholds = ['vt1', 'vt2'] as const;

/**
 * Pairs that rows hold: ours against what the file states and against the classical methods' consensus, and what a
 * person set against the automatic value, which rows hold only where a person set another.
 */
export const pairs: readonly CohortPair[] = thresholds.flatMap((which) => {
  const name = which.toUpperCase();
  const against = (column: string, id: string, second: string): CohortPair => ({
    id: `${which}-${id}`,
    title: `${name}: ours and ${second}`,
    first: 'ours',
    second,
    unit: 'mL/min',
    digits: 0,
    values: (row) => [numberIn(row, `${which}_vo2_ml_min`), numberIn(row, column)],
  });
  return [
    against(`${which}_stated_vo2_ml_min`, 'stated', 'as the file states it'),
    against(`${which}_classical_vo2_ml_min`, 'classical', 'the classical consensus'),
    {
      ...against(`${which}_automatic_vo2_ml_min`, 'automatic', 'the automatic value'),
      title: `${name}: by hand and automatic`,
      first: 'by hand',
    },
  ];
});

/**
 * What each method says of a stored finding, VO2 in mL/min: the headline value as "ours", each classical method, the
 * consensus, the network alone, the user's models, and what the file states.
 */
export function cohortAnswers(finding: unknown): readonly CohortAnswer[] {
  const found = finding as CpetFinding;
  return thresholds.flatMap((question) => {
    const questionTitle = question.toUpperCase() as 'VT1' | 'VT2';
    const answer = (method: string, methodTitle: string, value: number | undefined): CohortAnswer[] =>
      value === undefined ? [] : [{ question, questionTitle, method, methodTitle, value }];
    const ours = headlineThreshold(questionTitle, found);
    const stated = found.statedThresholds.find(
      ({ which, vo2MlPerMin }) => which === questionTitle && vo2MlPerMin !== undefined,
    );
    return [
      ...answer('ours', 'ours', ours?.found === true ? ours.vo2MlPerMin : undefined),
      ...answersOf(found, undefined)
        .filter(({ method }) => method !== 'stated')
        .flatMap((one) => answer(one.method, one.title, one[question]?.vo2MlPerMin)),
      ...answer('stated', 'stated in the file', stated?.vo2MlPerMin),
    ];
  });
}
