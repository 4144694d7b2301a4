import type { PageLine, PageWord } from '#core/page-text.ts';
import type { Box } from '#core/picture.ts';
import { plainCharacters } from '#core/printed-characters.ts';

/** A run of text as a PDF draws it, in the page's points, origin top left. */
export type DrawnText = {
  readonly text: string;
  /** Where its baseline starts. */
  readonly x: number;
  readonly y: number;
  /** Which way it runs, in radians, clockwise; 0 is from left to right. */
  readonly angle: number;
  readonly width: number;
  readonly size: number;
};

type Piece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly blankBefore: boolean;
};

/** Of a font's size: what lies above and below the baseline (typical of Latin fonts). */
const ascent = 0.75;
const descent = 0.22;
/** Of a font's size: pieces that are nearer than this are one word. A blank is about 0.25, letter spacing below 0.1. */
const wordGap = 0.12;
/** Of a font's size: baselines that differ less are one line. */
const lineTolerance = 0.35;

/**
 * Runs of text → lines from top to bottom, their words from left to right. The order in which a PDF draws things says
 * nothing; where they stand does. A page whose text runs upwards or upside down is turned first (by quarter turns, for
 * `turn`), a slightly slanted one is levelled for the grouping only.
 */
export function linesOf(runs: readonly DrawnText[]): readonly PageLine[] {
  const slant = commonAngle(runs);
  const level = (x: number, y: number) => y * Math.cos(slant) - x * Math.sin(slant);
  const pieces = piecesOf(runs).sort((a, b) => level(a.x, a.y) - level(b.x, b.y));
  const lines: Piece[][] = [];
  let lineY = Number.NEGATIVE_INFINITY;
  let lineSize = 0;
  for (const piece of pieces) {
    const y = level(piece.x, piece.y);
    const line = lines.at(-1);
    if (line === undefined || y - lineY > lineTolerance * Math.max(lineSize, piece.size)) {
      lines.push([piece]);
      lineY = y;
      lineSize = piece.size;
    } else {
      line.push(piece);
      lineSize = Math.max(lineSize, piece.size);
    }
  }
  return lines.map((line) => lineOf(wordsOf(line.sort((a, b) => a.x - b.x)))).filter(hasWords);
}

/** The angle of most letters. */
export function commonAngle(runs: readonly DrawnText[]): number {
  const letters = new Map<number, number>();
  for (const { angle, text } of runs) {
    const key = Math.round(angle * 1000) / 1000;
    letters.set(key, (letters.get(key) ?? 0) + text.length);
  }
  let best = 0;
  let most = 0;
  for (const [angle, count] of letters) if (count > most) [best, most] = [angle, count];
  return best;
}

/** Runs are cut at their blanks; a word's share of the width is its share of the letters. */
function piecesOf(runs: readonly DrawnText[]): Piece[] {
  const pieces: Piece[] = [];
  let blankBefore = false;
  for (const { text, x, y, width, size } of runs) {
    const plain = plainCharacters(text);
    const perLetter = plain.length > 0 ? width / plain.length : 0;
    for (const match of plain.matchAll(/\S+/g)) {
      pieces.push({
        text: match[0],
        x: x + match.index * perLetter,
        y,
        width: match[0].length * perLetter,
        size,
        blankBefore: blankBefore || match.index > 0,
      });
      blankBefore = false;
    }
    blankBefore = /\s$/.test(plain) || (plain === '' && blankBefore);
  }
  return pieces;
}

function wordsOf(line: readonly Piece[]): PageWord[] {
  const words: { text: string; box: Box; size: number }[] = [];
  for (const piece of line) {
    const box = boxOf(piece);
    const last = words.at(-1);
    if (last !== undefined && isDrawnTwice(last, piece, box)) continue;
    if (last !== undefined && !piece.blankBefore && box.x0 - last.box.x1 < wordGap * piece.size) {
      words[words.length - 1] = { text: last.text + piece.text, box: around(last.box, box), size: last.size };
    } else {
      words.push({ text: piece.text, box, size: piece.size });
    }
  }
  return words.map(({ text, box }) => ({ text, box, confidence: 1 }));
}

/** Bold that is made by drawing the same word again, a little aside. */
function isDrawnTwice(word: { text: string; box: Box }, piece: Piece, box: Box): boolean {
  return word.text === piece.text && box.x0 - word.box.x0 < 0.2 * (word.box.x1 - word.box.x0);
}

function boxOf({ x, y, width, size }: Piece): Box {
  return { x0: x, y0: y - ascent * size, x1: x + width, y1: y + descent * size };
}

function around(a: Box, b: Box): Box {
  return {
    x0: Math.min(a.x0, b.x0),
    y0: Math.min(a.y0, b.y0),
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
  };
}

function lineOf(words: readonly PageWord[]): PageLine {
  const [first, ...others] = words;
  return { words, box: others.reduce((box, word) => around(box, word.box), first?.box ?? noBox) };
}

const noBox: Box = { x0: 0, y0: 0, x1: 0, y1: 0 };

function hasWords(line: PageLine): boolean {
  return line.words.length > 0;
}
