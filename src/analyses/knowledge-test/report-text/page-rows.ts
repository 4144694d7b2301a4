import type { PageLine, PageText, PageWord } from '#core/page-text.ts';
import type { Box } from '#core/picture.ts';

/** A word in its row; `afterGap`: it begins a row, or stands further from the word before it than words of a text do. */
export type RowWord = PageWord & { readonly afterGap: boolean };

/** What stands side by side on a page, however the reader parted it. */
export type Row = {
  /** From 1. */
  readonly page: number;
  /** Seen, so that letters may be misread; a text layer says what it says. */
  readonly noisy: boolean;
  readonly words: readonly RowWord[];
  readonly box: Box;
};

/** A page with its number in the file, from 1. */
export type NumberedPage = { readonly page: number; readonly text: PageText };

/** A gap wider than this many heights of the row parts what stands in it. */
const gapHeights = 1.2;
/** Behind a comma: in a typewriter's font it stands far from the next word, and no column ends with one. */
const gapHeightsBehindComma = 1.8;

/** The rows of a page from top to bottom: lines that stand at one height are one row. */
export function rowsOf({ page, text }: NumberedPage): readonly Row[] {
  const noisy = text.origin === 'recognised';
  const groups: PageLine[][] = [];
  for (const line of text.lines) {
    if (line.words.length === 0) continue;
    const group = groups.find((lines) => lines.every((other) => standBeside(other, line)));
    if (group === undefined) groups.push([line]);
    else group.push(line);
  }
  return groups
    .map((lines) => rowOf(lines.flatMap(({ words }) => words).flatMap(partedAtColon), page, noisy))
    .sort((a, b) => a.box.y0 - b.box.y0);
}

/** The smallest box around boxes, at least one. */
export function boxAround(boxes: readonly Box[]): Box {
  return {
    x0: Math.min(...boxes.map(({ x0 }) => x0)),
    y0: Math.min(...boxes.map(({ y0 }) => y0)),
    x1: Math.max(...boxes.map(({ x1 }) => x1)),
    y1: Math.max(...boxes.map(({ y1 }) => y1)),
  };
}

/** Words with one blank between them. */
export function textOf(words: readonly PageWord[]): string {
  return words.map(({ text }) => text).join(' ');
}

/** The words of a row between wide gaps. */
export function segmentsOf(words: readonly RowWord[]): readonly (readonly RowWord[])[] {
  const segments: RowWord[][] = [];
  for (const word of words) {
    const last = segments.at(-1);
    if (last === undefined || word.afterGap) segments.push([word]);
    else last.push(word);
  }
  return segments;
}

/** Half of the lower one's height is common to both, and neither lies above the other. */
function standBeside(one: PageLine, other: PageLine): boolean {
  const [left, right] = one.box.x0 <= other.box.x0 ? [one, other] : [other, one];
  if (left.box.x1 > right.box.x0 + 1) return false;
  const a = left.words.at(-1)?.box ?? left.box;
  const b = right.words[0]?.box ?? right.box;
  const common = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return common > 0.5 * Math.min(a.y1 - a.y0, b.y1 - b.y0);
}

function rowOf(words: readonly PageWord[], page: number, noisy: boolean): Row {
  const sorted = [...words].sort((a, b) => a.box.x0 - b.box.x0);
  const box = boxAround(sorted.map((word) => word.box));
  const heights = sorted.map((word) => word.box.y1 - word.box.y0).sort((a, b) => a - b);
  const height = heights[Math.floor(heights.length / 2)] ?? 0;
  return {
    page,
    noisy,
    box,
    words: sorted.map((word, i) => {
      const before = sorted[i - 1];
      const most = before?.text.endsWith(',') === true ? gapHeightsBehindComma : gapHeights;
      return {
        ...word,
        afterGap: before === undefined || word.box.x0 - before.box.x1 > most * height,
      };
    }),
  };
}

/** "SCORE:82%" is a label and a value, "10:30" is one time. A reader's word with blanks in it becomes several. */
function partedAtColon(word: PageWord): readonly PageWord[] {
  const parts = word.text.split(/\s+|(?<=[A-Za-z)]:)(?=[^/\s])/).filter((part) => part !== '');
  if (parts.length <= 1) return [{ ...word, text: parts[0] ?? '' }].filter(({ text }) => text !== '');
  const { x0, x1 } = word.box;
  let from = 0;
  return parts.map((text) => {
    const at = word.text.indexOf(text, from);
    from = at + text.length;
    const place = (index: number): number => x0 + ((x1 - x0) * index) / word.text.length;
    return { ...word, text, box: { ...word.box, x0: place(at), x1: place(from) } };
  });
}
