import { sha256Hex } from '#core/sha256.ts';
import { certain } from './people/certain.ts';
import type { PersonName, ReportFields, ReportKeys } from './finding.ts';

/**
 * The keys of a report as far as its fields were read. An FTN in doubt has none: two people whose numbers differ in one
 * digit would be joined by it, in every table that is handed out.
 */
export function keysOf(fields: ReportFields, salt: string): ReportKeys {
  const key = (letter: string, ...parts: readonly string[]): string =>
    `${letter}${sha256Hex([salt, ...parts].join('\n')).slice(0, 10)}`;
  const { name, ftn, examCode, examTitle, examDate, scorePercent, grade, take } = fields;
  const certainFtn = certain(ftn);
  const who = name === undefined ? undefined : comparedName(name.value);
  const exam = examCode?.value ?? examTitle?.value.toUpperCase();
  const result = scorePercent === undefined ? grade?.value : String(scorePercent.value);
  return {
    ...(certainFtn !== undefined && { byFtn: key('S', 'ftn', certainFtn) }),
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
