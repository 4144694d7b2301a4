import type { ReportFields } from '../finding.ts';
import { comparedName } from '../report-keys.ts';
import { codesOf } from './attempts.ts';
import { certain } from './certain.ts';
import type { ClassReport } from './class-report.ts';

/**
 * Under what reports lie that may be one: exam, day and result, with who it is, by FTN and by name. Two that share none
 * of these do not agree, so that a class of a thousand need not be compared each with each.
 */
export function factKeys({ report: { fields } }: ClassReport): readonly string[] {
  const { name, ftn, examCode, examTitle, examDate, scorePercent, grade } = fields;
  const exam = examCode?.value ?? examTitle?.value.toUpperCase();
  const result = scorePercent?.value ?? grade?.value;
  if (exam === undefined || examDate === undefined || result === undefined) return [];
  const sitting = [exam, examDate.value, String(result)].join('\n');
  return [
    ...(ftn === undefined ? [] : [`ftn ${ftn.value}\n${sitting}`]),
    ...(name === undefined ? [] : [`name ${comparedName(name.value)}\n${sitting}`]),
  ];
}

/** Of these a single sitting has one each. */
const ofASitting = ['examId', 'ftn', 'take'] as const;
/** And these are all that an exam id may be held against. */
const facts = ['ftn', 'take', 'examCode', 'examDate', 'scorePercent', 'grade'] as const;

/** Whether both show a field for certain, and not the same: by what says who it was and which sitting, or by every fact. */
export function certainlyDiffer(one: ClassReport, other: ClassReport, by: 'sitting' | 'facts'): boolean {
  const [mine, its] = [one.report.fields, other.report.fields];
  return (by === 'sitting' ? ofASitting : facts).some((name) => differ(mine[name], its[name]));
}

/** A photo may lose lines of the list, and misread one: half of the shorter list is enough. */
export function codesAgree(one: ClassReport, other: ClassReport): boolean {
  const [mine, its] = [codesOf(one), codesOf(other)];
  const shared = mine.filter((code) => its.includes(code)).length;
  return 2 * shared >= Math.min(mine.length, its.length);
}

function differ(one: ReportFields[keyof ReportFields], other: ReportFields[keyof ReportFields]): boolean {
  const [mine, its] = [certain<unknown>(one), certain<unknown>(other)];
  return mine !== undefined && its !== undefined && mine !== its;
}
