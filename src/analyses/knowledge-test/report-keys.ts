import { sha256Hex } from '#core/sha256.ts';
import type { PersonName, ReportFields } from './finding.ts';

/**
 * By what reports are known to be of one person, and one report to be the same as another, without saying who. Salted:
 * they tell nothing outside their batch.
 */
export type ReportKeys = {
  /** Of the FTN; absent where none was read. Two that differ are two people, whatever their names. */
  readonly byFtn?: string;
  /** Of the name as it is compared (case, accents, blanks and a suffix's point aside). */
  readonly byName?: string;
  /**
   * Of who, which exam, which day and which result: the same report as PDF and as photo has the same one, though only one
   * of them may show the exam's id. Absent where less than that was read.
   */
  readonly report?: string;
};

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
