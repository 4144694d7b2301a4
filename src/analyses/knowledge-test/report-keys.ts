import { sha256Hex } from '#core/sha256.ts';
import type { PersonName, ReportFields, ReportKeys } from './finding.ts';

/** The keys of a report as far as its fields were read. */
export function keysOf(fields: ReportFields, salt: string): ReportKeys {
  const key = (letter: string, ...parts: readonly string[]): string =>
    `${letter}${sha256Hex([salt, ...parts].join('\n')).slice(0, 10)}`;
  const { name, ftn, examCode, examTitle, examDate, scorePercent, grade, take } = fields;
  const who = name === undefined ? undefined : comparedName(name.value);
  const exam = examCode?.value ?? examTitle?.value.toUpperCase();
  const result = scorePercent === undefined ? grade?.value : String(scorePercent.value);
  return {
    ...(ftn && { byFtn: key('S', 'ftn', ftn.value) }),
    ...(who !== undefined && { byName: key('N', 'name', who) }),
    ...(who !== undefined &&
      exam !== undefined &&
      examDate !== undefined &&
      result !== undefined && {
        report: key('R', who, exam, examDate.value, result, String(take?.value ?? '')),
      }),
  };
}

/** "SAMPLE|ALEX RIVER|JR": a name in which spelling habits make no difference. */
export function comparedName({ family, given, suffix = '' }: PersonName): string {
  return [family, given, suffix].map(plain).join('|');
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll('ß', 'ss')
    .replace(/[-’'`.]/g, (sign) => (sign === '-' ? ' ' : ''))
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase();
}
