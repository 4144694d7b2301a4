import type { ResultRow } from '#core/result-column.ts';
import type { Calls, WhoIsInFile, WithoutNames } from '../without-names.ts';
import type { KnowledgeTestFinding, ReadField, ReportFields, ReportRead } from './finding.ts';
import { reportsOf } from './people/class-report.ts';
import { withoutDuplicates } from './people/duplicates.ts';
import { leanFinding } from './people/lean-finding.ts';
import { groupPersons } from './people/persons.ts';
import { maskedNumber } from './people/person-words.ts';

/**
 * Reports without who their students are: "Student 07" as on the class' page, FTN and exam id masked. What was read on
 * the pages and every cut-out of a picture goes, for the name stands there too.
 */
export const withoutNames: WithoutNames<KnowledgeTestFinding> = {
  whoIsIn: leanFinding,
  callsOf,
  finding: (finding, calls) => ({
    ...leanFinding(finding),
    reports: leanFinding(finding).reports.map((report, index) => masked(report, calls[index] ?? '')),
  }),
  row: maskedRow,
  adjustment: maskedAdjustment,
};

/** Parts a row's texts of several reports (`result-columns.ts`). */
const between = ' / ';

function callsOf(files: readonly WhoIsInFile[]): ReadonlyMap<string, Calls> {
  const findings = files.map(({ itemId, name, who }) => ({
    itemId,
    fileName: name,
    finding: who as KnowledgeTestFinding,
  }));
  const { distinct, again } = withoutDuplicates(reportsOf(findings));
  const pseudonyms = new Map(
    groupPersons(distinct).flatMap(({ pseudonym, reports }) =>
      reports.map(({ id }) => [id, pseudonym] as const),
    ),
  );
  const stands = new Map(again.map(({ report, of }) => [report.id, of]));
  return new Map(
    findings.map(({ itemId, finding }) => [
      itemId,
      finding.reports.map((_, index) => {
        const id = `${itemId}#${index}`;
        return pseudonyms.get(stands.get(id) ?? id) ?? '';
      }),
    ]),
  );
}

function masked(report: ReportRead, call: string): ReportRead {
  const named = call === '' ? 'Student' : call;
  const fields = Object.fromEntries(
    Object.entries(report.fields).map(([name, field]: [string, ReadField<unknown>]) => {
      const { value, automatic } = field;
      const as = (known: unknown): unknown => maskedValue(name as keyof ReportFields, known, named);
      const shown = { ...field, value: as(value), raw: '' };
      return [name, automatic === undefined ? shown : { ...shown, automatic: as(automatic) }];
    }),
  );
  return { ...report, fields };
}

function maskedValue(name: keyof ReportFields, value: unknown, call: string): unknown {
  if (name === 'name') return { family: call, given: '' };
  if (name !== 'ftn' && name !== 'examId') return value;
  return typeof value === 'string' ? maskedNumber(value) : undefined;
}

function maskedRow(row: ResultRow, calls: Calls): ResultRow {
  const each = (column: string, mask: (part: string, index: number) => string): ResultRow => {
    const value = row[column];
    return typeof value === 'string'
      ? { [column]: value.split(between).map(mask).join(between) }
      : { [column]: undefined };
  };
  const { name: _name, ftn: _ftn, exam_id: _id, ...rest } = row;
  return defined({
    ...rest,
    ...each('name', (part, index) => (part === '' ? '' : (calls[index] ?? '') || 'Student')),
    ...each('ftn', maskedNumber),
    ...each('exam_id', maskedNumber),
  });
}

function defined(row: ResultRow): ResultRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

/** `{ value }` of a field that says who somebody is; everything else as it is. */
function maskedAdjustment(what: string, to: unknown, calls: Calls): unknown {
  const match = /^field:(\d+):(name|ftn|examId)$/.exec(what);
  if (match === null || to === undefined) return to;
  const call = calls[Number(match[1])] ?? '';
  const name = match[2] as keyof ReportFields;
  const as = (known: unknown): unknown => maskedValue(name, known, call === '' ? 'Student' : call);
  if (typeof to !== 'object' || to === null) return as(to);
  if ('value' in to) return { ...to, value: as(to.value) };
  // A name by itself; "there is none" names nobody.
  if ('absent' in to) return to;
  return name === 'name' && 'family' in to ? as(to) : undefined;
}
