import type { PageLine, PageText, PageWord } from '#core/page-text.ts';
import type { Box } from '#core/picture.ts';
import type { PageReading } from '../finding.ts';
import { labelledValues } from './label-values.ts';
import { rowsOf } from './page-rows.ts';
import { plainDigits } from './parsed.ts';

/**
 * A page without the older id number, which was like a social security number: what stands at its label, and any nine
 * digits in a row or as 3-2-4 wherever they stand, become dots before anything is kept. An FTN and an exam's own id
 * stay.
 */
export function withoutIdNumbers(page: PageText): PageText {
  const values = labelledValues(rowsOf({ page: 1, text: page }));
  const struck = values
    .filter(({ kind }) => kind === 'idNumber')
    .flatMap(({ words }) => words)
    .filter(({ text }) => !isOtherId(text))
    .map(({ box }) => box);
  const kept = values
    .filter(({ kind }) => kind === 'examId')
    .flatMap(({ words }) => words.map(({ box }) => box));
  return { ...page, lines: page.lines.map((line) => strikeLine(line, struck, kept)) };
}

/** A page's readings without it; what was read of it letter by letter goes too. */
export function withoutIdNumbersIn(reading: PageReading): PageReading {
  const passes = reading.passes.map(withoutIdNumbers);
  const { codeWords } = reading;
  if (codeWords === undefined) return { ...reading, passes };
  const struck = passes.flatMap(({ lines }) =>
    lines.flatMap(({ words }) => words.filter(({ text }) => text.includes('•')).map(({ box }) => box)),
  );
  const kept = codeWords.filter(
    ({ box, apart }) =>
      !isNineDigits(apart) && !struck.some((other) => covers(other, box) || covers(box, other)),
  );
  return { ...reading, passes, codeWords: kept };
}

function strikeLine(line: PageLine, struck: readonly Box[], kept: readonly Box[]): PageLine {
  const inThrees = partsOfNumber(line.words);
  const words = line.words.map((word, at): PageWord => {
    if (struck.some((box) => covers(word.box, box))) return { ...word, text: dots(word.text) };
    if (kept.some((box) => covers(word.box, box))) return word;
    return isNineDigits(word.text) || inThrees.has(at) ? { ...word, text: dots(word.text) } : word;
  });
  return { ...line, words };
}

/** An FTN, or a number as long as an exam's id, under a label that lost its first word. */
function isOtherId(text: string): boolean {
  return /^[A-Z]\d{7}$/i.test(text) || /^\d{15,}$/.test(text);
}

function isNineDigits(text: string): boolean {
  const number =
    /(?<![A-Za-z0-9])[0-9OoIlSB|]{3}[-–.]?[0-9OoIlSB|]{2}[-–.]?[0-9OoIlSB|]{4}(?![A-Za-z0-9])/.exec(
      text,
    )?.[0];
  if (number === undefined) return false;
  return (number.match(/\d/g)?.length ?? 0) >= 6 && /^\d{9}$/.test(plainDigits(number).replace(/\D/g, ''));
}

/** "123 45 6789" in three words. */
function partsOfNumber(words: readonly PageWord[]): ReadonlySet<number> {
  const sizes = words.map(({ text }) => (/^\D?\d+\D?$/.test(text) ? text.replace(/\D/g, '').length : 0));
  return new Set(
    sizes.flatMap((size, at) =>
      size === 3 && sizes[at + 1] === 2 && sizes[at + 2] === 4 ? [at, at + 1, at + 2] : [],
    ),
  );
}

/** The letters and digits of a value become dots; a label in the same word stays. */
function dots(text: string): string {
  return text.replace(/(?<=^|:)[^:]*$/, (value) => value.replace(/[\p{L}\p{N}|]/gu, '•'));
}

/** Whether the second box lies in the first one. */
function covers(outer: Box, inner: Box): boolean {
  const middleX = (inner.x0 + inner.x1) / 2;
  const middleY = (inner.y0 + inner.y1) / 2;
  return middleX >= outer.x0 && middleX <= outer.x1 && middleY >= outer.y0 && middleY <= outer.y1;
}
