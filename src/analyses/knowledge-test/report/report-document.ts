import type { ReportBlock, ReportDocument, ReportValue } from '#reports/document.ts';
import type { Remark } from '#core/remark.ts';
import type { Named } from '../../analysis.ts';
import type { LookUpCode } from '../code-book/look-up.ts';
import { examOf } from '../codes/exams.ts';
import { nameInWords } from '../field-words.ts';
import type { KnowledgeTestFinding, ReadField, ReportRead } from '../finding.ts';
import type { KnowledgeTestOptions } from '../options.ts';
import { isWithoutScore } from '../report-faults.ts';
import { expiryOfReport } from '../result-columns.ts';
import { byHandBlocks } from './by-hand.ts';
import { deficientAreas } from './deficient-areas.ts';
import { doubtBlocks } from './doubts.ts';
import { endorsementBlocks } from './endorsements.ts';

/** A file's reports as one document: who, which test, what was missed, what must be confirmed, what to sign. */
export function reportKnowledgeTests(
  { name, finding }: Named<KnowledgeTestFinding>,
  { names }: Pick<KnowledgeTestOptions, 'names'>,
  lookUp: LookUpCode,
): ReportDocument {
  const named = names === 'printed';
  const { reports } = finding;
  const [only] = reports;
  const isOne = reports.length === 1 && only !== undefined;
  return {
    title: name,
    // The student leads the page and no headline: a headline's values may be put into a link.
    subtitle: isOne
      ? [studentOf(only, named), examInWords(only)].filter((part) => part !== undefined).join(' · ')
      : `${reports.length} knowledge test reports`,
    blocks: [
      isOne ? headline(only) : severalHeadline(finding),
      ...reports.flatMap((report, number) =>
        blocksOf(report, named, lookUp, isOne ? '' : `, report ${number + 1}`),
      ),
      { kind: 'remarks', title: 'Remarks', remarks: allRemarks(finding) },
    ],
  };
}

/** Remarks on the file, then on each report; where there are several, each says on which. */
export function allRemarks({ reports, remarks }: KnowledgeTestFinding): readonly Remark[] {
  const own = reports.flatMap((report, number) =>
    reports.length === 1
      ? report.remarks
      : report.remarks.map((remark) => ({ ...remark, detail: `report ${number + 1}: ${remark.detail}` })),
  );
  return [...remarks, ...own];
}

function blocksOf(
  report: ReportRead,
  named: boolean,
  lookUp: LookUpCode,
  suffix: string,
): readonly ReportBlock[] {
  const says = particulars(report, named, `What the report says${suffix}`);
  // Among several it must be plain first whose report this is.
  return [
    ...(suffix === '' ? [] : [says]),
    ...byHandBlocks(report, named, `Set by hand${suffix}`),
    ...doubtBlocks(report, `To confirm${suffix}`),
    ...deficientAreas(report, lookUp, `Deficient areas${suffix}`),
    ...noCodes(report, `Deficient areas${suffix}`),
    ...endorsementBlocks(report, named, `Endorsement drafts${suffix}`),
    ...(suffix === '' ? [says] : []),
  ];
}

function headline(report: ReportRead): ReportBlock {
  const { fields, codes, doubts } = report;
  const exam = fields.examCode?.value ?? fields.examTitle?.value;
  return {
    kind: 'headline',
    values: [
      { label: 'Exam', text: exam, ...doubtNote(fields.examCode ?? fields.examTitle) },
      scoreValue(report),
      { label: 'Grade', text: gradeText(report), ...gradeNote(fields) },
      {
        label: 'Codes',
        text: String(codes.length),
        ...(doubts.length > 0 && { note: `${doubts.length} more to confirm` }),
      },
      expiryValue(report),
    ],
  };
}

function severalHeadline({ reports }: KnowledgeTestFinding): ReportBlock {
  const count = (status: ReportRead['status']): string =>
    String(reports.filter((report) => report.status === status).length);
  return {
    kind: 'headline',
    values: [
      { label: 'Reports', text: String(reports.length) },
      { label: 'Complete', text: count('success') },
      { label: 'To look at', text: count('partial') },
      { label: 'Unreadable', text: count('failed') },
      { label: 'Codes', text: String(reports.reduce((sum, { codes }) => sum + codes.length, 0)) },
    ],
  };
}

/** The name as printed, or a pseudonym that is the same on all of the student's reports of a batch. */
export function studentOf({ fields, keys }: ReportRead, named: boolean): string | undefined {
  if (named) return fields.name && nameInWords(fields.name.value);
  const key = keys?.byFtn ?? keys?.byName;
  return key === undefined ? undefined : `Student ${key.slice(1, 7)}`;
}

function scoreValue(report: ReportRead): ReportValue {
  const { scorePercent } = report.fields;
  return {
    label: 'Score',
    text: scorePercent && String(scorePercent.value),
    unit: '%',
    ...(scorePercent === undefined
      ? isWithoutScore(report) && { note: 'the report gives pass or fail alone' }
      : doubtNote(scorePercent)),
  };
}

/** "take 2", and whether any of it is to be confirmed. */
function gradeNote({ grade, take }: ReportRead['fields']): { readonly note?: string } {
  const said = [doubtNote(grade).note, take && `take ${take.value}`, doubtNote(take).note];
  const note = [...new Set(said.filter((each) => each !== undefined))].join(', ');
  return note === '' ? {} : { note };
}

function gradeText({ fields }: ReportRead): string | undefined {
  return fields.grade && { pass: 'Pass', fail: 'Fail' }[fields.grade.value];
}

function expiryValue(report: ReportRead): ReportValue {
  const { expiresOn } = report.fields;
  const text = expiryOfReport(report);
  if (expiresOn !== undefined || text === undefined)
    return { label: 'Expires on', text, ...doubtNote(expiresOn) };
  return { label: 'Expires on', text, note: 'reckoned from the day of the test' };
}

function doubtNote(field: ReadField<unknown> | undefined): { readonly note?: string } {
  if (field?.certainty === 'doubtful') return { note: 'to be confirmed' };
  return field?.certainty === 'by-hand' ? { note: 'set by hand' } : {};
}

function noCodes({ codes, doubts, fields }: ReportRead, title: string): readonly ReportBlock[] {
  if (codes.length + doubts.length > 0) return [];
  if (fields.scorePercent?.value === 100)
    return [{ kind: 'text', title, text: 'None: every question was answered right.' }];
  return [{ kind: 'text', title, text: 'No code was found on the report.' }];
}

function particulars(report: ReportRead, named: boolean, title: string): ReportBlock {
  const { fields, pages, method, failure } = report;
  const plain = (label: string, field: ReadField<string> | undefined): ReportValue => ({
    label,
    text: field?.value,
    ...doubtNote(field),
  });
  return {
    kind: 'values',
    title,
    values: [
      { label: 'Student', text: studentOf(report, named) },
      { label: 'Exam', text: examInWords(report), ...doubtNote(fields.examCode) },
      plain('Exam date', fields.examDate),
      scoreValue(report),
      { label: 'Grade', text: gradeText(report) },
      { label: 'Take', text: fields.take && String(fields.take.value) },
      expiryValue(report),
      // Who somebody is stays on the page where a person is named at all.
      ...(named ? [plain('FTN', fields.ftn), plain('Exam ID', fields.examId)] : []),
      { label: 'Pages', text: pages.join(', ') },
      {
        label: 'Read from',
        text: method === 'text-layer' ? 'the PDF’s own text' : 'a picture',
        ...(failure !== undefined && { note: failure.replaceAll('-', ' ') }),
      },
    ],
  };
}

/** "Private Pilot Airplane (PAR)". */
export function examInWords({ fields }: ReportRead): string {
  const code = fields.examCode?.value;
  const title = fields.examTitle?.value ?? (code && examOf(code)?.title);
  if (code === undefined) return title ?? 'Knowledge test';
  return title === undefined ? code : `${title} (${code})`;
}
