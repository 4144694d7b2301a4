import type { PageText } from '#core/page-text.ts';
import type { Box, Picture } from '#core/picture.ts';
import { flattenLight } from './flatten-light.ts';
import { lettersOf } from './prepare-picture.ts';
import { scalePicture } from './scale-picture.ts';
import { steepestRows } from './skew.ts';

/** How often a picture is turned by a right angle, clockwise. */
export type Quarters = 1 | 2 | 3;

/** Larger pictures show no more of how their lines run. */
const pixelsAtMost = 4_000_000;
/** Letters gather so much more one way than the other where it is plain how the lines run. */
const plainRatio = 1.25;
/** Upright, a word of so many letters is wider than high. */
const fewestLetters = 3;

/**
 * By how many quarters a picture on which nothing was found may have to be turned, likeliest first: one whose lines run
 * up or down lies on a side, one whose lines run across may stand on its head. None where there are hardly any letters.
 */
export function quartersToTry(picture: Picture): readonly Quarters[] {
  const shrink = Math.min(1, Math.sqrt(pixelsAtMost / (picture.widthPx * picture.heightPx)));
  const letters = lettersOf(flattenLight(scalePicture(picture, shrink)));
  const across = steepestRows(letters).gathered;
  const along = Math.max(
    ...[letters.map(onItsSide), letters.map(onItsOtherSide)].map((those) => steepestRows(those).gathered),
  );
  if (across === 0 && along === 0) return [];
  if (along > plainRatio * across) return [1, 3];
  return across > plainRatio * along ? [2] : [1, 3, 2];
}

const onItsSide = ({ x0, x1, y0, y1 }: Box): Box => ({ x0: y0, x1: y1, y0: x0, y1: x1 });
const onItsOtherSide = ({ x0, x1, y0, y1 }: Box): Box => ({ x0: y0, x1: y1, y0: -x1, y1: -x0 });

/** Whether the words of a page stand on their side: most of them are higher than wide. */
export function liesOnSide({ lines }: Pick<PageText, 'lines'>): boolean {
  const words = lines.flatMap((line) => line.words).filter(({ text }) => text.length >= fewestLetters);
  const high = words.filter(({ box }) => box.y1 - box.y0 > box.x1 - box.x0);
  return 2 * high.length > words.length;
}

/** The picture turned clockwise by right angles; nothing is lost. */
export function turnQuarters(picture: Picture, quarters: Quarters): Picture {
  const { widthPx, heightPx, grey, dpi } = picture;
  const turned = new Uint8Array(grey.length);
  const [wide, high] = quarters === 2 ? [widthPx, heightPx] : [heightPx, widthPx];
  const last = turned.length - 1;
  // Where the first pixel goes, and how far apart neighbours across and down come to lie.
  const [start, across, down] = {
    1: [wide - 1, wide, -1],
    2: [last, -1, -wide],
    3: [last - wide + 1, -wide, 1],
  }[quarters] as [number, number, number];
  for (let y = 0; y < heightPx; y += 1)
    for (let x = 0; x < widthPx; x += 1) turned[start + x * across + y * down] = grey[y * widthPx + x] ?? 255;
  return { widthPx: wide, heightPx: high, grey: turned, ...(dpi !== undefined && { dpi }) };
}
