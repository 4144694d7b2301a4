import type { ReportFields } from './finding.ts';
import { nameInWords } from './field-words.ts';

/** An adjustment in words, for lists and reports. A file with several reports says which. */
export function adjustmentInWords(what: string, to: unknown): { readonly what: string; readonly to: string } {
  const match = /^(field|doubt|codes):(\d+)(?::(.+))?$/.exec(what);
  if (match === null) return { what, to: plain(to) };
  const [, kind = '', report = '', name = ''] = match;
  const which = report === '0' ? '' : `, report ${Number(report) + 1}`;
  return { what: `${titleOf(kind, name)}${which}`, to: to === undefined ? 'automatic' : valueOf(kind, to) };
}

export const fieldTitles: Readonly<Record<keyof ReportFields, string>> = {
  name: 'Name',
  ftn: 'FTN',
  examId: 'Exam ID',
  examTitle: 'Exam',
  examCode: 'Exam code',
  examDate: 'Exam date',
  scorePercent: 'Score',
  grade: 'Grade',
  take: 'Take',
  expiresOn: 'Expires on',
};

function titleOf(kind: string, name: string): string {
  if (kind === 'field')
    return Object.hasOwn(fieldTitles, name) ? fieldTitles[name as keyof ReportFields] : name;
  return kind === 'doubt' ? 'Doubtful code' : 'Codes';
}

function valueOf(kind: string, to: unknown): string {
  if (typeof to !== 'object' || to === null) return plain(to);
  const said = to as Readonly<Record<string, unknown>>;
  if (said['absent'] === true || said['none'] === true) return 'none';
  if (kind === 'doubt') return plain(said['code']);
  if (kind === 'codes') {
    const words = (['added', 'removed'] as const).flatMap((list) => {
      const codes = said[list];
      return Array.isArray(codes) && codes.length > 0 ? [`${codes.join(', ')} ${list}`] : [];
    });
    return words.length === 0 ? 'as read' : words.join('; ');
  }
  const { value } = said;
  return typeof value === 'object' && value !== null ? nameInWords(value) : plain(value);
}

function plain(to: unknown): string {
  return typeof to === 'string' || typeof to === 'number' ? String(to) : JSON.stringify(to ?? 'automatic');
}
