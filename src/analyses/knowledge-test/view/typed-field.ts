import { checkedValue, type FieldValue } from '../adjustments.ts';
import { nameInWords } from '../field-words.ts';
import type { PersonName, ReportFields } from '../finding.ts';
import { parseDate } from '../report-text/parse-date.ts';
import { parseGrade, parseScore, parseTake } from '../report-text/parse-field.ts';
import { parseName } from '../report-text/parse-name.ts';

export type FieldName = keyof ReportFields;

/** How each field is typed, for whoever types something else. */
export const fieldForms: Readonly<Record<FieldName, string>> = {
  name: 'LAST, FIRST MIDDLE',
  ftn: 'a letter and seven digits',
  examId: 'as printed',
  examTitle: 'as printed',
  examCode: 'two to four capitals, as PAR',
  examDate: 'year-month-day, or month/day/year',
  scorePercent: '0 to 100',
  grade: 'pass or fail',
  take: 'from 1',
  expiresOn: 'year-month-day, or month/day/year',
};

/** A field's value as a person reads and types it. */
export function fieldInWords(value: FieldValue): string {
  return typeof value === 'object' ? nameInWords(value) : String(value);
}

/** What was typed as a value of the field; undefined where the field cannot have it. */
export function fieldTyped(name: FieldName, typed: string): FieldValue | undefined {
  const text = typed.trim();
  return text === '' ? undefined : checkedValue(name, valueOf(name, text));
}

function valueOf(name: FieldName, text: string): string | number | PersonName | undefined {
  switch (name) {
    case 'name':
      return parseName(text)?.value;
    case 'examDate':
    case 'expiresOn':
      return parseDate(text, false)?.value;
    case 'scorePercent':
      return parseScore(text, false)?.value;
    case 'grade':
      return parseGrade(text, false)?.value;
    case 'take':
      return parseTake(text, false)?.value;
    case 'ftn':
    case 'examCode':
      return text.replaceAll(' ', '').toUpperCase();
    case 'examId':
    case 'examTitle':
      return text;
  }
}
