import type { AcsCode, TestCode } from './code.ts';

/**
 * The strict grammar of codes: prefix, area of operation (Roman, to XIX), task (A to P), kind, number (1 to 99) and
 * sometimes a letter (a to m). It holds every code of the current numbering (15,445), and nothing that stands inside a
 * longer word. A task without element ("PA.II.A") is no code.
 */
const prefix = 'PA|PH|PL|CA|CH|CP|IR|IH|IP|AA|AP|AI|HI|IL|PI|FI|UA|AM|MC|SH|FH';
const roman = 'X?(?:IX|IV|V?I{1,3}|V)|X';
const acs = String.raw`(${prefix})\.(${roman})\.([A-P])\.([KRS])([1-9]\d?)([a-m])?`;
const lsc = String.raw`(PLT|AMA|AMG|AMP|IAR)[ -]?(\d{3})`;

const acsInText = new RegExp(String.raw`(?<![A-Za-z0-9.])${acs}(?![A-Za-z0-9])`, 'g');
const lscInText = new RegExp(String.raw`(?<![A-Za-z0-9])${lsc}(?!\d)`, 'g');
const acsAlone = new RegExp(`^${acs}$`);
const lscAlone = new RegExp(`^${lsc}$`);

export type CodeInText = {
  readonly code: TestCode;
  /** Where it starts in the text, and how many characters it takes there. */
  readonly index: number;
  readonly length: number;
};

/** Every code in a text, in its order. Strict: what is nearly a code is none; for that there is `recognition/`. */
export function findCodes(text: string): readonly CodeInText[] {
  const found = [
    ...[...text.matchAll(acsInText)].map((match) => inText(match, acsCode(match))),
    ...[...text.matchAll(lscInText)].map((match) => inText(match, lscCode(match))),
  ];
  return found.sort((a, b) => a.index - b.index);
}

/** A text that is one code and nothing else; undefined for anything else. */
export function parseCode(text: string): TestCode | undefined {
  const acsMatch = acsAlone.exec(text);
  if (acsMatch !== null) return acsCode(acsMatch);
  const lscMatch = lscAlone.exec(text);
  return lscMatch === null ? undefined : lscCode(lscMatch);
}

function inText(match: RegExpExecArray, code: TestCode): CodeInText {
  return { code, index: match.index, length: match[0].length };
}

function acsCode(match: RegExpExecArray): AcsCode {
  const [text, codePrefix = '', area = '', task = '', kind = '', number = '', letter] = match;
  return {
    system: 'acs',
    text,
    prefix: codePrefix,
    area,
    task,
    kind: kind as AcsCode['kind'],
    number: Number(number),
    ...(letter !== undefined && { letter }),
  };
}

function lscCode([, series = '', number = '']: RegExpExecArray): TestCode {
  return { system: 'lsc', text: `${series}${number}` };
}
