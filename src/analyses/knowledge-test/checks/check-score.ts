import type { Remark } from '#core/remark.ts';
import type { Exam } from '../codes/exams.ts';
import type { ReportFields } from '../finding.ts';
import { conflict, type CheckOutcome, type UncheckedReport } from './checked-report.ts';
import { missedQuestions } from './missed-questions.ts';

/** Passing a knowledge test takes 70 percent (FAA, Airman Knowledge Testing Matrix). */
const usualPassMark = 70;

/** So few codes for the questions missed that lines of the list may be lost: less than this share. */
const fewestShare = 0.5;

/** Grade against score, score against the number of questions, number of codes against the questions missed. */
export function checkScore(report: UncheckedReport, exam: Exam | undefined): CheckOutcome {
  const { fields } = report;
  const grade = checkGrade(fields, exam?.passMarkPercent ?? usualPassMark);
  const counts = checkCounts(report, exam?.questions);
  // Of too many codes one was misread, or the score was.
  const isOpen = counts.some(({ code }) => code === 'codes-exceed-missed');
  const doubtful = [...(grade.doubtful ?? []), ...(isOpen ? (['scorePercent'] as const) : [])];
  return {
    remarks: [...grade.remarks, ...counts],
    ...(doubtful.length > 0 && { doubtful }),
    ...(grade.confirmed && { confirmed: grade.confirmed }),
  };
}

function checkGrade(fields: ReportFields, passMark: number): CheckOutcome {
  const { scorePercent, grade } = fields;
  if (scorePercent === undefined || grade === undefined) return { remarks: [] };
  const passes = scorePercent.value >= passMark;
  if (passes === (grade.value === 'pass')) return { remarks: [], confirmed: ['grade'] };
  return conflict(
    fields,
    ['scorePercent', 'grade'],
    `a score of ${scorePercent.value} % is a ${passes ? 'pass' : 'fail'} (${passMark} % passes), the report says ${grade.value}`,
  );
}

function checkCounts(
  { fields, codes, doubts, method }: UncheckedReport,
  questions?: number,
): readonly Remark[] {
  const score = fields.scorePercent?.value;
  const count = codes.length + doubts.length;
  if (score === undefined) return count > 0 ? [] : noCodesRemarks(fields.grade?.value, method);
  const missed = questions === undefined ? undefined : missedQuestions(score, questions);
  const unusual: readonly Remark[] =
    missed === undefined || missed.exact
      ? []
      : [
          {
            code: 'score-unusual',
            severity: 'note',
            detail: `no number of right answers of ${questions ?? 0} gives ${score} % when it is rounded`,
            value: score,
          },
        ];
  // One that was accepted and is asked for stands on the page all the same.
  const asked = doubts.filter(({ why }) => why === 'too-many').length;
  const exceeding = exceedingRemark(score, codes.length + asked, missed);
  if (exceeding === undefined) return [...unusual, ...countRemarks(score, count, missed, method)];
  const isSettled = asked === 0 && fields.scorePercent?.certainty === 'by-hand';
  return [...unusual, isSettled ? settledByHand(exceeding) : exceeding];
}

/** More codes than questions missed. */
function exceedingRemark(
  score: number,
  certain: number,
  missed: ReturnType<typeof missedQuestions> | undefined,
): Remark | undefined {
  const remark = { code: 'codes-exceed-missed', severity: 'warning', value: certain } as const;
  if (score === 100)
    return certain === 0
      ? undefined
      : { ...remark, detail: `the score is 100 % and ${certain} codes are listed` };
  if (missed === undefined || certain <= missed.most) return undefined;
  const range = missed.least === missed.most ? `${missed.most}` : `${missed.least} to ${missed.most}`;
  return {
    ...remark,
    detail: `${certain} codes are listed for ${range} questions missed; each question has one`,
  };
}

/** A person has confirmed the score and every code that could have been misread. */
function settledByHand({ detail, value }: Remark): Remark {
  return {
    code: 'codes-exceed-missed-by-hand',
    severity: 'note',
    detail: `${detail}; confirmed by hand, and so taken as printed`,
    ...(value !== undefined && { value }),
  };
}

/** No codes and no score: whoever failed missed some, and of whoever passed nobody can tell. */
function noCodesRemarks(
  grade: 'pass' | 'fail' | undefined,
  method: UncheckedReport['method'],
): readonly Remark[] {
  if (grade === undefined) return [];
  if (grade === 'fail')
    return [
      {
        code: 'no-codes-below-100',
        severity: 'serious',
        detail: 'the test was failed and no code could be found',
      },
    ];
  return [
    {
      code: 'codes-few',
      severity: method === 'recognised' ? 'warning' : 'note',
      detail: 'no code could be found, and there is no score to say whether any is missing',
    },
  ];
}

function countRemarks(
  score: number,
  count: number,
  missed: ReturnType<typeof missedQuestions> | undefined,
  method: UncheckedReport['method'],
): readonly Remark[] {
  if (score < 100 && count === 0)
    return [
      {
        code: 'no-codes-below-100',
        severity: 'serious',
        detail: `the score is ${score} % and no code could be found`,
        value: score,
      },
    ];
  if (missed === undefined || score === 100) return [];
  const range = missed.least === missed.most ? `${missed.most}` : `${missed.least} to ${missed.most}`;
  if (count >= fewestShare * missed.least) return [];
  return [
    {
      code: 'codes-few',
      // A code may stand for several questions: a text layer loses no line.
      severity: method === 'recognised' ? 'warning' : 'note',
      detail: `${count} codes are listed for ${range} questions missed: one may stand for several, or lines of the list are lost`,
      value: count,
    },
  ];
}
