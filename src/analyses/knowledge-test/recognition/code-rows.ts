import type { PageLine, PageText } from '#core/page-text.ts';
import type { Box, Picture } from '#core/picture.ts';
import { inkParts, type InkPart } from './ink-parts.ts';

/** A word of a row of codes, as its ink stands there: where a code is, whatever was read. */
export type InkWord = {
  readonly box: Box;
  /** From left to right, dust left out. */
  readonly parts: readonly InkPart[];
  /** Of the row's capitals. */
  readonly capHeightPx: number;
};

/** Where gaps do not fall into two kinds: one wider than this many heights of a capital ends a code. */
const gapCapHeights = 0.6;
/** Two kinds of gaps are that much unlike, and part somewhere here. */
const leastRatio = 1.35;
const [leastGap, mostGap] = [0.3, 1.3];
/** A code has fewer gaps than this within: where fewer are wide, those part something else. */
const mostGapsWithin = 20;
/** What nobody read is taken for a code only with so many parts: no edge of a sheet, no stain. */
const fewestUnread = 6;
/** Lower than this is a dot or a comma, in heights of a capital. */
const dotCapHeights = 0.42;

/** Lighter than half: thin strokes of a blurred serif would fall apart. */
const inkGrey = 180;

/**
 * Where a page's codes stand, row by row from the top. A row is one of codes where most of what was read of it looks
 * like codes, however garbled; what lies between two such rows is one too.
 */
export function findCodeRows(page: PageText, picture: Picture): readonly (readonly InkWord[])[] {
  const rows = codeLines(page)
    .map((line) => inkRow(picture, line.box))
    .filter((row) => row !== undefined);
  const widest = gapBetweenCodes(rows);
  const taken: Box[] = [];
  // A row that was read as two lines is searched twice: each of its words is one word.
  const isNew = ({ box }: InkWord): boolean => {
    if (taken.some((other) => isSamePlace(other, box))) return false;
    taken.push(box);
    return true;
  };
  return rows.map((row) => wordsOf(row, widest).filter(isNew)).filter((words) => words.length > 0);
}

/** Lines that hold codes, those that are parts of one row joined. */
function codeLines(page: PageText): readonly { readonly box: Box }[] {
  const lines = page.lines.filter(({ words }) => words.length > 0);
  const like = lines.map((line) => codeShare(line) >= 0.5);
  const first = like.indexOf(true);
  const last = like.lastIndexOf(true);
  if (first < 0) return [];
  const rows: { box: Box }[] = [];
  for (let at = first; at <= last; at += 1) {
    const line = lines[at];
    if (line === undefined || (like[at] !== true && !mayHoldCodes(line))) continue;
    const before = rows.find(({ box }) => isBeside(box, line.box));
    if (before === undefined) rows.push({ box: line.box });
    else before.box = around([before.box, line.box]);
  }
  return rows;
}

/** Half of the smaller one lies on the other. */
function isSamePlace(one: Box, other: Box): boolean {
  const wide = Math.min(one.x1, other.x1) - Math.max(one.x0, other.x0);
  const high = Math.min(one.y1, other.y1) - Math.max(one.y0, other.y0);
  if (wide <= 0 || high <= 0) return false;
  const area = ({ x0, x1, y0, y1 }: Box) => (x1 - x0) * (y1 - y0);
  return wide * high > 0.5 * Math.min(area(one), area(other));
}

/** Parts of one row: at one height, one behind the other. */
function isBeside(one: Box, other: Box): boolean {
  const middle = (other.y0 + other.y1) / 2;
  return middle > one.y0 && middle < one.y1 && (other.x0 > one.x1 || other.x1 < one.x0);
}

/** Of a line's letters, how many stand in words that look like codes. */
function codeShare(line: PageLine): number {
  let all = 0;
  let like = 0;
  for (const { text } of line.words) {
    all += text.length;
    if (looksLikeCode(text)) like += text.length;
  }
  return all === 0 ? 0 : like / all;
}

/** Between rows of codes: nothing that is a sentence. */
function mayHoldCodes(line: PageLine): boolean {
  return !line.words.some(({ text }) => /[a-z]{4,}/.test(text)) && codeShare(line) > 0.2;
}

/** Capitals, dots and a number at the end; or letters and three digits. However the engine fuses them. */
function looksLikeCode(text: string): boolean {
  const plain = text.replace(/[,;]+$/, '');
  if (/^P[LI1l][TI1l7][ -]?[0-9OIlSB]{3}$/.test(plain)) return true;
  if (plain.length < 5 || plain.length > 15 || !/\d|[^.]\.[^.]/.test(plain)) return false;
  if (!/^[A-Z0-9(][A-Za-z0-9|][A-Za-z0-9.,|!/\\]+$/.test(plain) || /^\d+$/.test(plain)) return false;
  const capitals = plain.replace(/[^A-Z.]/g, '').length;
  return capitals >= plain.length / 2 && /[0-9lIiOSZ|][a-zA-Z0-9]?$/.test(plain) && /[.ILVUHNXM]/.test(plain);
}

/** The ink of a row, dust left out. */
type InkRow = {
  readonly parts: readonly InkPart[];
  readonly capHeightPx: number;
  /** From where to where something was read. */
  readonly read: { readonly x0: number; readonly x1: number };
};

/** Over the picture's whole width: the engine has been seen to leave out a column of words that stands apart. */
function inkRow(picture: Picture, line: Box): InkRow | undefined {
  const margin = 0.25 * (line.y1 - line.y0);
  const box = { x0: 0, y0: line.y0 - margin, x1: picture.widthPx, y1: line.y1 + margin };
  const all = inkParts(picture, box, inkGrey).filter((part) => part.y1 > line.y0 && part.y0 < line.y1);
  const isRead = (part: InkPart) => part.x1 > line.x0 && part.x0 < line.x1;
  const heights = all
    .filter(isRead)
    .map((part) => part.y1 - part.y0)
    .sort((a, b) => b - a);
  const capHeightPx = heights[Math.floor(heights.length * 0.35)] ?? 0;
  if (capHeightPx < 5) return undefined;
  const isLetter = (part: InkPart) =>
    part.y1 - part.y0 < 1.4 * capHeightPx && part.x1 - part.x0 < 2 * capHeightPx;
  const parts = all.filter((part) => isInk(part, capHeightPx) && (isRead(part) || isLetter(part)));
  return { parts, capHeightPx, read: { x0: line.x0, x1: line.x1 } };
}

/**
 * The gap that parts codes on this page, in heights of a capital: in the widest step between the gaps that there are.
 * Between codes parted by a comma and a blank it is narrower than between the dots and letters of a typewriter's font.
 */
function gapBetweenCodes(rows: readonly InkRow[]): number {
  const gaps = rows
    .flatMap(({ parts, capHeightPx }) => gapsOf(parts).map(({ wide }) => wide / capHeightPx))
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  let best = { gap: gapCapHeights, ratio: leastRatio };
  for (let at = 1; at < gaps.length; at += 1) {
    const [narrow = 0, wide = 0] = [gaps[at - 1], gaps[at]];
    // In a typewriter's font blanks are wide: the middle may lie beyond what any gap within a code comes to.
    const isPlain = narrow <= gapCapHeights && mostGapsWithin * (gaps.length - at) >= gaps.length;
    const middle = isPlain ? Math.min((narrow + wide) / 2, mostGap) : (narrow + wide) / 2;
    if (middle >= leastGap && middle <= mostGap && wide / narrow > best.ratio)
      best = { gap: middle, ratio: wide / narrow };
  }
  return best.gap;
}

/** The white in front of each part but the first. */
function gapsOf(parts: readonly InkPart[]): readonly { readonly wide: number; readonly before: InkPart }[] {
  let reach = -Infinity;
  return parts.flatMap((before) => {
    const wide = before.x0 - reach;
    reach = Math.max(reach, before.x1);
    return wide === Infinity ? [] : [{ wide, before }];
  });
}

/** The words of a row by the gaps in its ink; a comma at the end goes. */
function wordsOf({ parts, capHeightPx, read }: InkRow, gapCaps: number): readonly InkWord[] {
  const begins = new Set(
    gapsOf(parts).flatMap(({ wide, before }) => (wide > gapCaps * capHeightPx ? [before] : [])),
  );
  const words: InkPart[][] = [];
  for (const part of parts) {
    if (words.length === 0 || begins.has(part)) words.push([]);
    words.at(-1)?.push(part);
  }
  return words.flatMap((word) => {
    while ((word.at(-1)?.y1 ?? 0) - (word.at(-1)?.y0 ?? 0) < dotCapHeights * capHeightPx && word.length > 0)
      word.pop();
    const unread = (word[0]?.x0 ?? 0) > read.x1 || (word.at(-1)?.x1 ?? 0) < read.x0;
    return word.length < (unread ? fewestUnread : 3) ? [] : [{ box: around(word), parts: word, capHeightPx }];
  });
}

/** Dust is smaller than the dot of a letter, which is about a sixth of a capital high. */
function isInk(part: InkPart, capHeightPx: number): boolean {
  const side = Math.max(part.x1 - part.x0, part.y1 - part.y0);
  return side >= 0.1 * capHeightPx && part.pixels >= 0.01 * capHeightPx ** 2;
}

export function around(boxes: readonly Box[]): Box {
  return {
    x0: Math.min(...boxes.map(({ x0 }) => x0)),
    y0: Math.min(...boxes.map(({ y0 }) => y0)),
    x1: Math.max(...boxes.map(({ x1 }) => x1)),
    y1: Math.max(...boxes.map(({ y1 }) => y1)),
  };
}
