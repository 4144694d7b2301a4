import type { ResultRow } from '#core/result-column.ts';
import type { FileRow } from '../../analysis.ts';
import type { ReadField, ReportRead } from '../finding.ts';
import type { ClassReport } from './class-report.ts';
import { withoutDuplicates } from './duplicates.ts';

/**
 * Which files hold a report that is there more than once, as the class of them says it, but from rows alone: ids of
 * files, the one that stands for the others first; a file that holds it twice comes twice. Reports of a file of several
 * have no score and no take in its row: what they share with a report that is alone in its file, its report key says.
 */
export function sameInRows(files: readonly FileRow[]): readonly (readonly string[])[] {
  const reports = files.flatMap(reportsOfRow);
  const alone = new Map(
    reports.flatMap(({ report }) => {
      const { keys, fields } = report;
      return keys?.report === undefined || fields.scorePercent === undefined
        ? []
        : [[keys.report, fields] as const];
    }),
  );
  const completed = reports.map((each): ClassReport => {
    const { keys, fields } = each.report;
    const lent = fields.scorePercent === undefined ? alone.get(keys?.report ?? '') : undefined;
    if (lent === undefined) return each;
    const { scorePercent, take } = lent;
    return {
      ...each,
      report: {
        ...each.report,
        fields: { ...fields, ...(scorePercent && { scorePercent }), ...(take && { take }) },
      },
    };
  });
  const { again } = withoutDuplicates(completed);
  const groups = new Map<string, string[]>();
  for (const { report, of } of again) {
    const group = groups.get(of) ?? [itemOf(of)];
    group.push(report.itemId);
    groups.set(of, group);
  }
  return [...groups.values()];
}

function itemOf(reportId: string): string {
  return reportId.slice(0, reportId.lastIndexOf('#'));
}

/** The reports of a file as far as its row says what they are; none where it says nothing of them one by one. */
function reportsOfRow({ id, row }: FileRow): readonly ClassReport[] {
  const reports = known.get(row) ?? readRow(row);
  known.set(row, reports);
  return reports.flatMap((report, index) =>
    report.status === 'failed' ? [] : [{ id: `${id}#${index}`, itemId: id, fileName: '', index, report }],
  );
}

/**
 * What rows were read as, which never change: while a batch runs, all of them are asked about four times a second, and of
 * a thousand a few are new.
 */
const known = new WeakMap<ResultRow, readonly ReportRead[]>();

function readRow(row: ResultRow): readonly ReportRead[] {
  const count = Number(row['report_count'] ?? 0);
  const cellOf = (name: string): ((index: number) => string) => {
    const parts = count === 1 ? [String(row[name] ?? '')] : String(row[name] ?? '').split(' / ');
    return (index) => (parts.length === count ? (parts[index] ?? '') : '');
  };
  const cells = new Map(columns.map((name) => [name, cellOf(name)]));
  return Array.from({ length: count }, (_, index) => reportOf((name) => cells.get(name)?.(index) ?? ''));
}

const columns = [
  'status',
  'method',
  'name_key',
  'ftn',
  'exam_id',
  'exam_code',
  'exam_title',
  'exam_date',
  'score_percent',
  'grade',
  'take',
  'codes',
  'fields_to_confirm',
  'report_key',
] as const;

/** A report as far as what it is known by goes. */
function reportOf(cell: (name: (typeof columns)[number]) => string): ReportRead {
  const doubtful = cell('fields_to_confirm').split(' ');
  /** A field that was read, under its name in a finding. */
  function field<Name extends string, Value>(
    name: Name,
    text: string,
    value: (text: string) => Value,
  ): Partial<Record<Name, ReadField<Value>>> {
    if (text === '') return {};
    const certainty = doubtful.includes(name) ? 'doubtful' : 'sure';
    return { [name]: { value: value(text), raw: text, confidence: 1, certainty } } as Partial<
      Record<Name, ReadField<Value>>
    >;
  }
  const asText = (text: string): string => text;
  const key = cell('report_key');
  return {
    pages: [],
    remarks: [],
    doubts: [],
    method: cell('method') === 'text-layer' ? 'text-layer' : 'recognised',
    status: statusOf(cell('status')),
    ...(key !== '' && { keys: { report: key } }),
    codes: cell('codes')
      .split(' ')
      .filter((code) => code !== '')
      .map((code) => ({ code, certainty: 'sure', confidence: 1, raw: code })),
    fields: {
      // Its key is of the name as it is compared: spelling habits make no difference in either.
      ...field('name', cell('name_key'), (family) => ({ family, given: '' })),
      ...field('ftn', cell('ftn'), asText),
      ...field('examId', cell('exam_id'), asText),
      ...field('examCode', cell('exam_code'), asText),
      ...field('examTitle', cell('exam_title'), asText),
      ...field('examDate', cell('exam_date'), asText),
      ...field('scorePercent', cell('score_percent'), Number),
      ...field('grade', cell('grade'), (text) => (text === 'pass' ? 'pass' : 'fail')),
      ...field('take', cell('take'), Number),
    },
  };
}

function statusOf(cell: string): ReportRead['status'] {
  return cell === 'success' || cell === 'failed' ? cell : 'partial';
}
