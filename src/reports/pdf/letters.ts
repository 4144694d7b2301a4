import { visibleText } from '#core/visible-text.ts';

/** Letters of Windows-1252 beyond Latin-1: what the standard fonts of every PDF reader have (ISO 32000-1, annex D). */
const beyondLatin1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

/** Signs that have a twin which looks the same. */
const twins: Readonly<Record<string, string>> = {
  '\u2212': '\u2013',
  '\u2011': '-',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u2007': ' ',
  '\u00a0': ' ',
  '\u03bc': '\u00b5',
};

/** A text in one line of plain letters: no control characters, what is unseen spelt out, and twins for signs that the standard fonts lack. */
export function plainLetters(text: string): string {
  return visibleText(text.normalize('NFC').replace(/\p{Cc}+/gu, ' ')).replace(
    /[\u2212\u2011\u2009\u202f\u2007\u00a0\u03bc]/g,
    (sign) => twins[sign] ?? sign,
  );
}

/** Whether the standard fonts have every letter of a text. */
export function hasStandardLetters(text: string): boolean {
  for (const letter of plainLetters(text)) {
    const code = letter.codePointAt(0) ?? 0;
    if ((code > 0x7e && code < 0xa0) || (code > 0xff && !beyondLatin1.includes(letter))) return false;
  }
  return true;
}
