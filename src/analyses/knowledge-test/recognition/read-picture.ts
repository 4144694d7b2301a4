import type { PageText } from '#core/page-text.ts';
import type { Box, Picture } from '#core/picture.ts';
import { ok, type Result } from '#core/result.ts';
import type { PictureTools } from '../../analysis.ts';
import type { PageReading, SeenCode } from '../finding.ts';
import { findCodeRows, type InkWord } from './code-rows.ts';
import { preparePicture } from './prepare-picture.ts';
import { turnQuarters } from './quarter-turns.ts';
import { respace } from './respace.ts';
import { scalePicture } from './scale-picture.ts';
import { turnPicture } from './skew.ts';

/** Of the second reading: its pixels for one of the first's. */
const secondFactor = 0.8;
/** What a code is written in, and nothing else: no "|" or "©" where an "I" or a "G" stands. */
const codeAlphabet = 'ABCDEFGHIJKLMNOPRSTUVXabcdefghijklm0123456789.';

/**
 * Reads a picture of a report: twice as a page, from two preparations whose errors are not the same, and its codes a
 * third time with their letters set apart. Boxes are in the picture's own pixels, but of the picture set level
 * (`levelPicture`). Faults: those of the recogniser.
 */
export async function readPicture(
  original: Picture,
  tools: Pick<PictureTools, 'recogniseText'>,
  page: number,
): Promise<Result<PageReading>> {
  const prepared = preparePicture(original);
  const { picture, factor, turnedDeg } = prepared;
  const first = await tools.recogniseText(picture);
  if (!first.ok) return first;
  const second = await tools.recogniseText(scalePicture(picture, secondFactor, steeper()));
  if (!second.ok) return second;
  const secondOnFirst = scaledPage(second.value, 1 / secondFactor, picture);
  const words = moreWords(findCodeRows(first.value, picture), findCodeRows(secondOnFirst, picture));
  const codeWords = await readApart(picture, words, tools);
  if (!codeWords.ok) return codeWords;
  const passes = [first.value, secondOnFirst].map((read) => scaledPage(read, 1 / factor, original));
  return ok({
    page,
    passes,
    dpi: Math.round(original.dpi ?? 300 / factor),
    ...(turnedDeg !== 0 && { turnedDeg }),
    codeWords: codeWords.value.map((word) => ({ ...word, box: scaledBox(word.box, 1 / factor) })),
  });
}

/** The picture as its reading's boxes see it, at least `within`. */
export function levelPicture(
  original: Picture,
  { quarters, turnedDeg }: Pick<PageReading, 'quarters' | 'turnedDeg'>,
  within?: Box,
): Picture {
  return turnPicture(
    quarters === undefined ? original : turnQuarters(original, quarters),
    turnedDeg ?? 0,
    within,
  );
}

function moreWords(
  one: readonly (readonly InkWord[])[],
  other: readonly (readonly InkWord[])[],
): readonly InkWord[] {
  const [a, b] = [one.flat(), other.flat()];
  return b.length > a.length ? b : a;
}

/** The codes once more, each set apart letter by letter, and the shape of their ink. */
async function readApart(
  picture: Picture,
  words: readonly InkWord[],
  tools: Pick<PictureTools, 'recogniseText'>,
): Promise<Result<readonly SeenCode[]>> {
  if (words.length === 0) return ok([]);
  const apart = respace(picture, words);
  const read = await tools.recogniseText(apart.picture, { layout: 'block', alphabet: codeAlphabet });
  if (!read.ok) return read;
  return ok(
    words.map((word, at) => ({
      box: word.box,
      apart: textIn(read.value, apart.boxes[at]),
      parts: shapeOf(word),
    })),
  );
}

/** What was read inside a box, blanks left out. */
function textIn(page: PageText, box: Box | undefined): string {
  if (box === undefined) return '';
  return page.lines
    .flatMap(({ words }) => words)
    .filter((word) => {
      const [x, y] = [(word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2];
      return x >= box.x0 && x <= box.x1 && y >= box.y0 - 4 && y <= box.y1 + 4;
    })
    .sort((a, b) => a.box.x0 - b.box.x0)
    .map(({ text }) => text)
    .join('');
}

/** Parts in hundredths of a capital's height, from the left and the bottom of the word. */
function shapeOf({ box, parts, capHeightPx }: InkWord): SeenCode['parts'] {
  const share = (px: number) => Math.round((100 * px) / capHeightPx);
  return parts.map(({ x0, x1, y0, y1 }) => [
    share(x0 - box.x0),
    share(x1 - box.x0),
    share(box.y1 - y1),
    share(box.y1 - y0),
  ]);
}

/** Ink black, paper white, what lies between steeper: thin strokes are judged otherwise than in the first reading. */
function steeper(): Uint8Array {
  const [black, white] = [70, 215];
  return Uint8Array.from({ length: 256 }, (_, grey) =>
    Math.max(0, Math.min(255, Math.round((255 * (grey - black)) / (white - black)))),
  );
}

function scaledPage(page: PageText, by: number, on: Picture): PageText {
  return {
    ...page,
    width: on.widthPx,
    height: on.heightPx,
    lines: page.lines.map(({ words, box }) => ({
      box: scaledBox(box, by),
      words: words.map((word) => ({ ...word, box: scaledBox(word.box, by) })),
    })),
  };
}

/** Whole pixels: a finding keeps thousands of them. */
function scaledBox({ x0, y0, x1, y1 }: Box, by: number): Box {
  return {
    x0: Math.round(x0 * by),
    y0: Math.round(y0 * by),
    x1: Math.round(x1 * by),
    y1: Math.round(y1 * by),
  };
}
