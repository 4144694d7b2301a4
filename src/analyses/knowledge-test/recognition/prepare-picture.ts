import type { Picture } from '#core/picture.ts';
import { flattenLight } from './flatten-light.ts';
import { inkParts, type InkPart } from './ink-parts.ts';
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
  const letters = lettersOf(flat);
  const wanted = letterHeightPx / (middleHeight(letters) ?? letterHeightPx);
  const room = Math.sqrt(pixelsAtMost / (flat.widthPx * flat.heightPx));
  const grow = Math.abs(wanted - 1) < leaveAlone ? 1 : Math.min(wanted, largestFactor, room);
  const scaled = scalePicture(flat, grow);
  const turnedDeg = skewDeg(letters);
  return { picture: turnPicture(scaled, turnedDeg), factor: shrink * grow, turnedDeg };
}

/** What has about the shape of a letter, whatever it is. */
export function lettersOf(picture: Picture): readonly InkPart[] {
  const whole = { x0: 0, y0: 0, x1: picture.widthPx, y1: picture.heightPx };
  return inkParts(picture, whole, 150).filter(({ x0, x1, y0, y1 }) => {
    const [wide, high] = [x1 - x0, y1 - y0];
    return high >= 5 && high < 150 && wide >= 0.4 * high && wide < 1.6 * high;
  });
}

/** Undefined where hardly anything looks like a letter. */
function middleHeight(letters: readonly InkPart[]): number | undefined {
  const heights = letters.map(({ y0, y1 }) => y1 - y0).sort((a, b) => a - b);
  return heights.length < 20 ? undefined : heights[Math.floor(heights.length / 2)];
}
