import type { CellValue } from '#core/result-column.ts';
import type { ClassSummary } from '../class/summary.ts';
import { levelTitles } from '../class/level-titles.ts';
import { inPercent, type MissedShare } from '../class/shares.ts';
import type { ReportRead } from '../finding.ts';
import { nameInWords } from '../field-words.ts';
import { codesOf } from '../people/attempts.ts';
import { examAsRead, examOfReport, type ClassReport } from '../people/class-report.ts';
import type { Naming } from '../people/person-words.ts';
import type { Person } from '../people/persons.ts';
import { expiryOfReport } from '../result-columns.ts';

/** A table of a class: names of columns, and cells in their order. */
export type ClassTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
};

/**
 * One row a distinct report, in the order of the batch, then those that are one of them again and say which: they count
 * nowhere. Names, FTNs and exam ids only where people are named.
 */
export function reportsTable(summary: ClassSummary, naming: Naming): ClassTable {
  const { people, reports } = summary;
  const owners = ownersOf(people);
  const numbers = numbersOfReports(summary);
  const again = new Map(reports.again.map((each) => [each.report.id, each]));
  const standsFor = (id: string): string => again.get(id)?.of ?? id;
  const named = naming === 'names';
  const columns: readonly [string, (report: ClassReport) => CellValue][] = [
    ['student', ({ id }) => owners.get(standsFor(id))?.pseudonym],
    ...(named ? personalColumns : []),
    ['exam', ({ report }) => examAsRead(report) ?? examOfReport(report)],
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
    ['fields_in_doubt', ({ report }) => fieldsInDoubt(report).join(' ') || undefined],
    ['report', ({ id }) => numbers.get(id)],
    ['duplicate_of', ({ id }) => numbers.get(again.get(id)?.of ?? '')],
    ['duplicate_by', ({ id }) => again.get(id)?.by],
  ];
  return {
    columns: columns.map(([name]) => name),
    rows: [...reports.distinct, ...reports.again.map(({ report }) => report)].map((report) =>
      columns.map(([, value]) => value(report)),
    ),
  };
}

/** The reports that could be read, numbered from 1 in the order of the batch: what a duplicate refers to. */
export function numbersOfReports({ reports }: ClassSummary): ReadonlyMap<string, number> {
  return new Map(reports.inOrder.map((id, place) => [id, place + 1]));
}

/** Fields that a person should look at, by name. */
export function fieldsInDoubt({ fields }: ReportRead): readonly string[] {
  return Object.entries(fields)
    .filter(([, { certainty }]) => certainty === 'doubtful')
    .map(([name]) => name);
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
  return missedTable(missed.elements, people, [
    ['code', ({ code }) => code],
    ['exam', ({ exam }) => exam],
    ['area', ({ code }) => levelTitles(code).areaTitle],
    ['task', ({ code }) => levelTitles(code).taskTitle],
    ['text', ({ code, exam }) => inWords(code, exam)],
    ['references', ({ code, exam }) => references(code, exam).join('; ') || undefined],
  ]);
}

/** The same for each area and each task: a report counts once, however many of its codes lie there. */
export function areasTable({ missed, people }: ClassSummary): ClassTable {
  return missedTable([...missed.areas, ...missed.tasks], people, [
    ['level', ({ level }) => level],
    ['code', ({ code }) => code],
    ['exam', ({ exam }) => exam],
    ['area', ({ code }) => levelTitles(code).areaTitle],
    ['task', ({ code }) => levelTitles(code).taskTitle],
  ]);
}

type MissedColumns = readonly [string, (share: MissedShare) => CellValue][];

function missedTable(
  shares: readonly MissedShare[],
  people: readonly Person[],
  leading: MissedColumns,
): ClassTable {
  const owners = ownersOf(people);
  const students = (ids: readonly string[]): string =>
    [...new Set(ids.flatMap((id) => owners.get(id)?.pseudonym ?? []))].sort().join(', ');
  const columns: MissedColumns = [
    ...leading,
    ['reports_missed', ({ ofExam }) => ofExam.reports],
    ['reports_of_exam', ({ ofExam }) => ofExam.of],
    ['percent_of_exam', ({ ofExam }) => rounded(inPercent(ofExam))],
    ['first_takes_missed', ({ ofFirstTakes }) => ofFirstTakes.reports],
    ['first_takes', ({ ofFirstTakes }) => ofFirstTakes.of],
    ['retakes_missed', ({ ofRetakes }) => ofRetakes.reports],
    ['retakes', ({ ofRetakes }) => ofRetakes.of],
    ['reports_of_class', ({ ofAll }) => ofAll.of],
    ['percent_of_class', ({ ofAll }) => rounded(inPercent(ofAll))],
    ['students', ({ reportIds }) => students(reportIds)],
  ];
  return {
    columns: columns.map(([name]) => name),
    rows: shares.map((share) => columns.map(([, value]) => value(share))),
  };
}

/** Who a report is of, by its id. */
export function ownersOf(people: readonly Person[]): ReadonlyMap<string, Person> {
  return new Map(people.flatMap((person) => person.reports.map(({ id }) => [id, person] as const)));
}

export function rounded(percent: number): number {
  return Math.round(10 * percent) / 10;
}
