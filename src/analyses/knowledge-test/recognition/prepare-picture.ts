import type { Picture } from '#core/picture.ts';
import { flattenLight } from './flatten-light.ts';
import { inkParts } from './ink-parts.ts';
import { scalePicture } from './scale-picture.ts';
import { skewDeg, turnPicture } from './skew.ts';

/** A page as the recogniser is shown it: evenly lit, level, letters about as high as 10 points at 300 dpi. */
export type PreparedPicture = {
  readonly picture: Picture;
  /** Its pixels for one of the picture's. */
  readonly factor: number;
  /** By how much it was turned, clockwise. */
  readonly turnedDeg: number;
};

/** Middle height of the letters of a 10-point text at 300 dpi, capitals and small ones mixed. */
const letterHeightPx = 25;
const largestFactor = 3;
/** Within this the recogniser sees no difference, and scaling only blurs. */
const leaveAlone = 0.18;
/** No photo has more to tell than this; larger ones are made smaller first. */
const pixelsAtMost = 14_000_000;

export function preparePicture(original: Picture): PreparedPicture {
  const shrink = Math.min(1, Math.sqrt(pixelsAtMost / (original.widthPx * original.heightPx)));
  const flat = flattenLight(scalePicture(original, shrink));
  const wanted = letterHeightPx / (middleLetterHeight(flat) ?? letterHeightPx);
  const room = Math.sqrt(pixelsAtMost / (flat.widthPx * flat.heightPx));
  const grow = Math.abs(wanted - 1) < leaveAlone ? 1 : Math.min(wanted, largestFactor, room);
  const scaled = scalePicture(flat, grow);
  const turnedDeg = skewDeg(scaled);
  return { picture: turnPicture(scaled, turnedDeg), factor: shrink * grow, turnedDeg };
}

/** The middle height of what looks like a letter; undefined where hardly anything does. */
function middleLetterHeight(picture: Picture): number | undefined {
  const { widthPx, heightPx } = picture;
  const middle = { x0: widthPx * 0.1, y0: 0, x1: widthPx * 0.7, y1: heightPx };
  const heights = inkParts(picture, middle, 150)
    .filter(({ x0, x1, y0, y1 }) => {
      const [wide, high] = [x1 - x0, y1 - y0];
      return high >= 5 && high < 150 && wide >= 0.4 * high && wide < 1.6 * high;
    })
    .map(({ y0, y1 }) => y1 - y0)
    .sort((a, b) => a - b);
  return heights.length < 20 ? undefined : heights[Math.floor(heights.length / 2)];
}
