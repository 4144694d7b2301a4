import { term } from '#language/terms.ts';
import { fieldTitles } from '../adjustment-in-words.ts';
import type { FieldValue } from '../adjustments.ts';
import { examOfFields } from '../checks/exam-of-fields.ts';
import { codesOfExam, explainCode } from '../codes/numbering.ts';
import type { CodeDoubt, KnowledgeTestFinding, ReadField, ReportRead } from '../finding.ts';
import { doubtWords } from '../report/doubts.ts';
import { examInWords, studentOf } from '../report/report-document.ts';
import { doubtfulFields } from '../report-faults.ts';
import { codeTyped } from './typed-code.ts';
import { fieldForms, fieldInWords, fieldTyped, type FieldName } from './typed-field.ts';

/** Something that only a person can decide, with what it may be. */
export type OpenQuestion = {
  /** The adjustment that answers it. */
  readonly name: string;
  /** Which report of the file, from 1; absent where there is one. */
  readonly report?: number;
  /** Whose report, and of which exam, as far as it is known. */
  readonly of: string;
  /** "Code", "Exam date". */
  readonly title: string;
  readonly why: string;
  /** As read; what two readings agree in once. */
  readonly raw: readonly string[];
  readonly page?: number;
  readonly crop?: string;
  /** At most nine: a digit for each. */
  readonly choices: readonly Choice[];
  readonly none: Choice;
  /** What was typed, as an answer; undefined where it is none. */
  readonly typed: (text: string) => Choice | undefined;
  /** What may be typed, in words. */
  readonly form: string;
  /** Codes to complete from; empty for a field, and for an exam without a list. */
  readonly codes: readonly string[];
  /** The automatic value, as an adjustment has it. */
  readonly automatic?: unknown;
};

export type Choice = {
  readonly label: string;
  /** Where a code belongs; what speaks for it. */
  readonly detail?: string;
  /** The adjustment's value. */
  readonly to: unknown;
};

/** Every open question of a file in the order of its reports: fields first, as the exam's own code decides on codes. */
export function openQuestions({ reports }: Pick<KnowledgeTestFinding, 'reports'>): readonly OpenQuestion[] {
  return reports.flatMap((report, number) => {
    const of = {
      ...(reports.length > 1 && { report: number + 1 }),
      of: [studentOf(report, true), examInWords(report)].filter((part) => part !== undefined).join(' · '),
    };
    return [
      ...doubtfulFields(report).map((name) => ({
        ...fieldQuestion(report, number, name as FieldName),
        ...of,
      })),
      ...report.doubts.map((doubt) => ({ ...codeQuestion(report, number, doubt), ...of })),
    ];
  });
}

/** Where a code belongs: "Preflight Preparation › Airworthiness Requirements, knowledge". */
export function placeOfCode(code: string): string | undefined {
  const said = explainCode(code);
  return said && `${said.areaTitle} › ${said.taskTitle}, ${term(said.kindTitle)}`;
}

/** Every code that a report may list; empty where its exam is not known. */
export function codesOfReport({ fields }: Pick<ReportRead, 'fields'>): readonly string[] {
  const exam = examOfFields(fields);
  return exam === undefined ? [] : codesOfExam(exam.code);
}

function codeQuestion(report: ReportRead, number: number, doubt: CodeDoubt): Omit<OpenQuestion, 'of'> {
  const codes = codesOfReport(report);
  return {
    name: `doubt:${number}:${doubt.id}`,
    title: term('Code'),
    why: term(doubtWords[doubt.why]),
    raw: [...new Set(doubt.raw)],
    ...(doubt.place && { page: doubt.place.page }),
    ...(doubt.crop !== undefined && { crop: doubt.crop }),
    choices: doubt.candidates.slice(0, 9).map(({ code }) => choiceOf(code, codes)),
    none: { label: 'No code stands there', to: { none: true } },
    typed: (text) => {
      const code = codeTyped(text, codes);
      return code === undefined ? undefined : choiceOf(code, codes);
    },
    form: 'as PA.I.B.K1a, or without its dots',
    codes,
  };
}

function choiceOf(code: string, codes: readonly string[]): Choice {
  const isForeign = codes.length > 0 && !codes.includes(code);
  const detail = [placeOfCode(code), ...(isForeign ? ['not a code of this exam'] : [])]
    .filter((part) => part !== undefined)
    .join('; ');
  return { label: code, ...(detail !== '' && { detail }), to: { code } };
}

/** Fields that others can contradict; the remark says how. */
const contradicted: readonly FieldName[] = ['examDate', 'expiresOn', 'scorePercent', 'grade'];

function whyDoubtful({ remarks }: ReportRead, name: FieldName): string {
  const conflicts = remarks
    .filter(
      ({ code }) =>
        (code === 'field-conflict' && contradicted.includes(name)) ||
        (code === 'codes-exceed-missed' && name === 'scorePercent'),
    )
    .map(({ detail }) => term(detail));
  return conflicts.length > 0 ? conflicts.join('; ') : 'read in two ways, or with a sign that was unclear';
}

function fieldQuestion(report: ReportRead, number: number, name: FieldName): Omit<OpenQuestion, 'of'> {
  const field = report.fields[name] as ReadField<FieldValue>;
  const asRead = fieldInWords(field.value);
  return {
    name: `field:${number}:${name}`,
    title: term(fieldTitles[name]),
    why: whyDoubtful(report, name),
    raw: field.raw === '' ? [] : [field.raw],
    ...(field.place && { page: field.place.page }),
    ...(field.crop !== undefined && { crop: field.crop }),
    choices: [{ label: asRead, detail: 'as read', to: { value: field.value } }],
    none: { label: 'It is not on the report', to: { absent: true } },
    typed: (text) => {
      const value = fieldTyped(name, text);
      return value === undefined ? undefined : { label: fieldInWords(value), to: { value } };
    },
    form: fieldForms[name],
    codes: [],
    automatic: { value: field.value },
  };
}
