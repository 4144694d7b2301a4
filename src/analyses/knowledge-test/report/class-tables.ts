import type { CellValue } from '#core/result-column.ts';
import type { ClassSummary } from '../class/summary.ts';
import { levelTitles } from '../class/level-titles.ts';
import { inPercent } from '../class/shares.ts';
import { nameInWords } from '../field-words.ts';
import { codesOf } from '../people/attempts.ts';
import { examOfReport, type ClassReport } from '../people/class-report.ts';
import type { Naming } from '../people/person-words.ts';
import type { Person } from '../people/persons.ts';
import { expiryOfReport } from '../result-columns.ts';

/** A table of a class: names of columns, and cells in their order. */
export type ClassTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
};

/** One row a distinct report, in the order of the batch. Names, FTNs and exam ids only where people are named. */
export function reportsTable({ people, reports }: ClassSummary, naming: Naming): ClassTable {
  const owners = ownersOf(people);
  const named = naming === 'names';
  const columns: readonly [string, (report: ClassReport) => CellValue][] = [
    ['student', ({ id }) => owners.get(id)?.pseudonym],
    ...(named ? personalColumns : []),
    ['exam', ({ report }) => examOfReport(report)],
    ['exam_date', ({ report }) => report.fields.examDate?.value],
    ['score_percent', ({ report }) => report.fields.scorePercent?.value],
    ['grade', ({ report }) => report.fields.grade?.value],
    ['take', ({ report }) => report.fields.take?.value],
    ['expires_on', ({ report }) => expiryOfReport(report)],
    ['code_count', (report) => codesOf(report).length],
    ['doubt_count', ({ report }) => report.doubts.length],
    ['codes', (report) => codesOf(report).join(' ') || undefined],
    ['status', ({ report }) => report.status],
    ['method', ({ report }) => report.method],
  ];
  return {
    columns: columns.map(([name]) => name),
    rows: reports.distinct.map((report) => columns.map(([, value]) => value(report))),
  };
}

const personalColumns: readonly [string, (report: ClassReport) => CellValue][] = [
  ['name', ({ report: { fields } }) => fields.name && nameInWords(fields.name.value)],
  ['ftn', ({ report: { fields } }) => fields.ftn?.value],
  ['exam_id', ({ report: { fields } }) => fields.examId?.value],
  ['file', ({ fileName }) => fileName],
];

/** A code in words, as well as they are known: of the code, and of the exam in whose edition. */
export type CodeInWords = (code: string, exam: string) => string | undefined;

/** What to read for a code, in the edition of the exam; empty where no code book says it. */
export type CodeReferences = (code: string, exam: string) => readonly string[];

/** One row for each code and exam, most often missed first. */
export function codesTable(
  { missed, people }: ClassSummary,
  inWords: CodeInWords,
  references: CodeReferences,
): ClassTable {
  const owners = ownersOf(people);
  return {
    columns: [
      'code',
      'exam',
      'area',
      'task',
      'text',
      'references',
      'reports_missed',
      'reports_of_exam',
      'percent_of_exam',
      'first_takes_missed',
      'first_takes',
      'retakes_missed',
      'retakes',
      'reports_of_class',
      'percent_of_class',
      'students',
    ],
    rows: missed.elements.map(({ code, exam, ofExam, ofAll, ofFirstTakes, ofRetakes, reportIds }) => {
      const { areaTitle, taskTitle } = levelTitles(code);
      const students = new Set(reportIds.flatMap((id) => owners.get(id)?.pseudonym ?? []));
      return [
        code,
        exam,
        areaTitle,
        taskTitle,
        inWords(code, exam),
        references(code, exam).join('; ') || undefined,
        ofExam.reports,
        ofExam.of,
        rounded(inPercent(ofExam)),
        ofFirstTakes.reports,
        ofFirstTakes.of,
        ofRetakes.reports,
        ofRetakes.of,
        ofAll.of,
        rounded(inPercent(ofAll)),
        [...students].sort().join(', '),
      ];
    }),
  };
}

/** Who a report is of, by its id. */
export function ownersOf(people: readonly Person[]): ReadonlyMap<string, Person> {
  return new Map(people.flatMap((person) => person.reports.map(({ id }) => [id, person] as const)));
}

function rounded(percent: number): number {
  return Math.round(10 * percent) / 10;
}
