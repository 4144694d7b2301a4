import type { CellValue } from '#core/result-column.ts';
import type { Scores } from '../class/scores.ts';
import type { ClassSummary } from '../class/summary.ts';
import { nameInWords } from '../field-words.ts';
import { attemptsOf } from '../people/attempts.ts';
import type { Naming } from '../people/person-words.ts';
import type { Person } from '../people/persons.ts';
import { expiryOfReport } from '../result-columns.ts';
import { rounded, type ClassTable } from './class-tables.ts';

type Row = readonly CellValue[];

/**
 * The figures of a class, one a row: of the files, then of the scores of all reports and of each exam. `of` is the number
 * of which `value` is a part, where it is one; a share of a few says little.
 */
export function figuresTable(summary: ClassSummary, processingMs: number | undefined): ClassTable {
  const { files, methods, reports, people, scores, exams } = summary;
  const ended = files.successful + files.failed;
  const plain = (measure: string, value: CellValue, of?: number): Row => [
    measure,
    ...[undefined, undefined, undefined],
    value,
    of,
  ];
  return {
    columns: ['measure', 'exam', 'from_percent', 'to_percent', 'value', 'of'],
    rows: [
      plain('files', files.total),
      plain('files_read', files.successful, ended),
      plain('files_partial', files.partial, files.successful),
      plain('files_failed', files.failed, ended),
      plain(
        'success_rate_percent',
        files.successRate === undefined ? undefined : rounded(100 * files.successRate),
        ended,
      ),
      plain('processing_time_ms', processingMs),
      plain('reports_by_text_layer', methods.textLayer, methods.textLayer + methods.recognised),
      plain('reports_by_recognition', methods.recognised, methods.textLayer + methods.recognised),
      plain('reports', reports.distinct.length),
      plain('reports_again', reports.again.length),
      plain('students', people.length),
      ...scoreRows(undefined, reports.distinct.length, scores),
      ...exams.flatMap(({ exam, reports: count, takesInDoubt, scores: ofExam }) => [
        ...scoreRows(exam, count, ofExam),
        ['takes_in_doubt', exam, undefined, undefined, takesInDoubt, count],
      ]),
    ],
  };
}

/** `exam`: undefined for all reports together. */
function scoreRows(exam: string | undefined, reports: number, scores: Scores): readonly Row[] {
  const { count, scoresInDoubt, resultsInDoubt, passed, distribution } = scores;
  const plain = (measure: string, value: CellValue, of?: number): Row => [
    measure,
    exam,
    ...[undefined, undefined],
    value,
    of,
  ];
  return [
    ...(exam === undefined ? [] : [plain('reports', reports)]),
    plain('passed', passed.reports, passed.of),
    plain('results_in_doubt', resultsInDoubt, reports),
    plain('with_score', count, reports),
    plain('scores_in_doubt', scoresInDoubt, reports),
    plain('score_mean_percent', scores.meanPercent, count),
    plain('score_median_percent', scores.medianPercent, count),
    plain('score_sd_percent', scores.sdPercent, count),
    plain('score_least_percent', scores.leastPercent, count),
    plain('score_most_percent', scores.mostPercent, count),
    ...distribution.map(({ fromPercent, toPercent, count: inBucket }): Row => [
      'scores',
      exam,
      fromPercent,
      toPercent,
      inBucket,
      count,
    ]),
  ];
}

/** One row for each student and exam: the scores over the takes, and what changed between the last two. */
export function trendsTable({ people }: ClassSummary, naming: Naming): ClassTable {
  const named = naming === 'names';
  return {
    columns: [
      'student',
      ...(named ? ['name', 'ftn'] : []),
      'exam',
      'attempts',
      'first_exam_date',
      'last_exam_date',
      'scores_percent',
      'last_grade',
      'expires_on',
      'open_codes',
      'resolved_codes',
      'persistent_codes',
      'new_codes',
    ],
    rows: people.flatMap((person) =>
      attemptsOf(person).map(({ exam, attempts }) => {
        const last = attempts.at(-1);
        const fields = attempts.map(({ report }) => report.report.fields);
        const listed = (codes: readonly string[] | undefined): CellValue => codes?.join(' ') || undefined;
        return [
          person.pseudonym,
          ...(named ? personalCells(person) : []),
          exam,
          attempts.length,
          fields[0]?.examDate?.value,
          fields.at(-1)?.examDate?.value,
          // What is in doubt is marked: a trend of a misread score is none.
          fields.map(({ scorePercent }) => scoreInWords(scorePercent)).join(' '),
          fields.at(-1)?.grade?.value,
          last && expiryOfReport(last.report.report),
          listed(last?.codes),
          listed(last?.since?.resolved),
          listed(last?.since?.persistent),
          listed(last?.since?.fresh),
        ];
      }),
    ),
  };
}

function scoreInWords(score: { readonly value: number; readonly certainty: string } | undefined): string {
  if (score === undefined) return '-';
  return score.certainty === 'doubtful' ? `${score.value}?` : String(score.value);
}

function personalCells({ name, ftn }: Person): readonly CellValue[] {
  return [name && nameInWords(name), ftn];
}

/** One row a file: what became of it and how it was read. Names of files only where people are named. */
export function filesTable({ fileList }: ClassSummary, naming: Naming): ClassTable {
  const named = naming === 'names';
  return {
    columns: ['file', ...(named ? ['name'] : []), 'state', 'method', 'reports', 'failure'],
    rows: fileList.map(({ fileName, state, methods, reports, faultCode }, place) => [
      place + 1,
      ...(named ? [fileName] : []),
      state,
      methods.join(' ') || undefined,
      reports,
      faultCode,
    ]),
  };
}
