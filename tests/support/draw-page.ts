import type { PageLine, PageText, PageWord } from '#core/page-text.ts';

/** How a drawn page was come by, and what a recogniser would have been sure of. */
export type DrawnPage = {
  readonly origin?: PageText['origin'];
  readonly confidence?: number;
  /** What stands more than so many blanks apart is a line of its own, as some readers part columns. */
  readonly partAtBlanks?: number;
};

const charWidth = 6;
const lineHeight = 14;
const textHeight = 10;

/** A page from a text table: each sign 6 wide, each line 14 below the one before. */
export function drawPage(
  text: string,
  { origin = 'text-layer', confidence = 1, partAtBlanks = Infinity }: DrawnPage = {},
): PageText {
  const rows = text.replace(/^\n/, '').split('\n');
  return {
    origin,
    unit: origin === 'recognised' ? 'pixel' : 'point',
    width: 612,
    height: 792,
    lines: rows.flatMap((row, number) => {
      const y0 = 40 + lineHeight * number;
      const words = [...row.matchAll(/\S+/g)].map((match): PageWord => ({
        text: match[0],
        confidence,
        box: {
          x0: 40 + charWidth * match.index,
          y0,
          x1: 40 + charWidth * (match.index + match[0].length),
          y1: y0 + textHeight,
        },
      }));
      return partedLines(words, partAtBlanks).map(lineOf);
    }),
  };
}

function partedLines(words: readonly PageWord[], blanks: number): readonly (readonly PageWord[])[] {
  const lines: PageWord[][] = [];
  for (const word of words) {
    const before = lines.at(-1)?.at(-1);
    if (before === undefined || word.box.x0 - before.box.x1 > blanks * charWidth) lines.push([word]);
    else lines.at(-1)?.push(word);
  }
  return lines;
}

function lineOf(words: readonly PageWord[]): PageLine {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a line without words');
  return { words, box: { ...first.box, x1: last.box.x1 } };
}
