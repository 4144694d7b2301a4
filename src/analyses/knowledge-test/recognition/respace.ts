import type { Box, Picture } from '#core/picture.ts';
import type { InkWord } from './code-rows.ts';

/** Code words drawn anew, one below the other, each part set apart from the next. */
export type Respaced = {
  readonly picture: Picture;
  /** Where each word stands there, in the order given. */
  readonly boxes: readonly Box[];
};

/** Between two parts of a code at least, in heights of a capital: as wide as a letter-spaced heading. */
const apartCapHeights = 0.34;

/**
 * The same ink with more white between its parts, so that the engine cannot take "I." for an "L" nor "II" for an "N":
 * a reading whose errors are others than those of the page. One code a row: neighbours would be read as one word.
 */
export function respace(picture: Picture, words: readonly InkWord[]): Respaced {
  const cap = Math.max(8, ...words.map(({ capHeightPx }) => capHeightPx));
  const apart = Math.round(apartCapHeights * cap);
  const margin = Math.round(1.5 * cap);
  const drawn = words.map((word) => spread(word, apart));
  const rowHeight = Math.round(Math.max(cap, ...words.map(({ box }) => box.y1 - box.y0)) + 1.4 * cap);
  const widthPx = 2 * margin + Math.max(1, ...drawn.map(({ widthPx: width }) => width));
  const heightPx = 2 * margin + words.length * rowHeight;
  const grey = new Uint8Array(widthPx * heightPx).fill(255);
  const boxes = words.map((word, at): Box => {
    const left = margin;
    const bottom = margin + (at + 1) * rowHeight - Math.round(0.7 * cap);
    const { moves, widthPx: width } = drawn[at] as Spread;
    for (const { from, shift } of moves)
      copyInk(picture, from, grey, widthPx, left + shift - word.box.x0, bottom - word.box.y1);
    return { x0: left, y0: bottom - (word.box.y1 - word.box.y0), x1: left + width, y1: bottom };
  });
  return {
    picture: { widthPx, heightPx, grey, ...(picture.dpi !== undefined && { dpi: picture.dpi }) },
    boxes,
  };
}

type Spread = {
  readonly widthPx: number;
  /** What is moved as one, and by how much to the right. */
  readonly moves: readonly { readonly from: Box; readonly shift: number }[];
};

/** Columns of ink that no column of white parts stay together. */
function spread(word: InkWord, apart: number): Spread {
  const moves: { from: Box; shift: number }[] = [];
  let shift = 0;
  let current: Box | undefined;
  for (const part of word.parts) {
    if (current !== undefined && part.x0 < current.x1) {
      current = { ...current, x1: Math.max(current.x1, part.x1) };
      continue;
    }
    if (current !== undefined) {
      moves.push({ from: current, shift });
      shift += Math.max(0, apart - Math.max(0, part.x0 - current.x1 - Math.round(apart / 3)));
    }
    current = { x0: part.x0, x1: part.x1, y0: word.box.y0, y1: word.box.y1 };
  }
  if (current !== undefined) moves.push({ from: current, shift });
  return { widthPx: word.box.x1 - word.box.x0 + shift, moves };
}

/** A pixel around it goes with it: the soft edge of its ink. */
function copyInk(
  picture: Picture,
  from: Box,
  grey: Uint8Array,
  widthPx: number,
  right: number,
  down: number,
): void {
  for (let y = Math.max(0, from.y0 - 1); y < Math.min(picture.heightPx, from.y1 + 1); y += 1)
    for (let x = Math.max(0, from.x0 - 1); x < Math.min(picture.widthPx, from.x1 + 1); x += 1) {
      const to = (y + down) * widthPx + x + right;
      grey[to] = Math.min(grey[to] ?? 255, picture.grey[y * picture.widthPx + x] ?? 255);
    }
}
