import type { Box, Picture } from '#core/picture.ts';

/** Beyond this it is no longer a page held a little askew. */
const mostDeg = 5;
const coarseStepDeg = 0.25;
const fineStepDeg = 0.05;
/** Angles below this are left alone: turning blurs more than it mends. */
const leastDeg = 0.1;
/** Fewer letters say nothing about a page. */
const fewestLetters = 20;

/**
 * By how much the lines of a page rise to the right, in degrees, from the feet of its letters: at that angle they gather
 * in rows. (The projection profile of W. Postl, 1986, "Detection of linear oblique structures and skew scan in digitized
 * documents", ICPR 8:687, of letters alone: the edge of a sheet on a desk is darker than any line.)
 */
export function skewDeg(letters: readonly Box[]): number {
  const { deg } = steepestRows(letters);
  return Math.abs(deg) < leastDeg ? 0 : Math.round(deg * 100) / 100;
}

/** At which angle the feet of letters gather most, and how much; not at all where there are hardly any. */
export function steepestRows(letters: readonly Box[]): { readonly deg: number; readonly gathered: number } {
  if (letters.length < fewestLetters) return { deg: 0, gathered: 0 };
  const heights = letters.map(({ y0, y1 }) => y1 - y0).sort((a, b) => a - b);
  const rowPx = Math.max(1, (heights[Math.floor(heights.length / 2)] ?? 1) / 8);
  const xs = Float64Array.from(letters, ({ x0, x1 }) => (x0 + x1) / 2);
  const ys = Float64Array.from(letters, ({ y1 }) => y1);
  const best = (from: number, to: number, step: number) => {
    let found = { deg: 0, gathered: -1 };
    for (let deg = from; deg <= to + step / 2; deg += step) {
      const gathered = gathering(xs, ys, deg, rowPx);
      if (gathered > found.gathered) found = { deg, gathered };
    }
    return found;
  };
  const { deg: coarse } = best(-mostDeg, mostDeg, coarseStepDeg);
  return best(coarse - coarseStepDeg, coarse + coarseStepDeg, fineStepDeg);
}

/** How much the points gather in rows at this angle; each counts for its row and half for the next ones. */
function gathering(xs: Float64Array, ys: Float64Array, deg: number, rowPx: number): number {
  const slope = Math.tan((deg * Math.PI) / 180);
  const rowAt = (at: number): number => Math.floor(((ys[at] ?? 0) + (xs[at] ?? 0) * slope) / rowPx);
  let [first, last] = [Infinity, -Infinity];
  for (let at = 0; at < xs.length; at += 1) {
    first = Math.min(first, rowAt(at));
    last = Math.max(last, rowAt(at));
  }
  const rows = new Float64Array(last - first + 3);
  for (let at = 0; at < xs.length; at += 1) {
    const row = rowAt(at) - first + 1;
    rows[row - 1] = (rows[row - 1] ?? 0) + 0.5;
    rows[row] = (rows[row] ?? 0) + 1;
    rows[row + 1] = (rows[row + 1] ?? 0) + 0.5;
  }
  let score = 0;
  for (const each of rows) score += each * each;
  return score;
}

/**
 * The picture turned clockwise about its middle, so that lines which rose to the right lie level; its size stays. What
 * lies outside of `within` is left white.
 */
export function turnPicture(picture: Picture, clockwiseDeg: number, within?: Box): Picture {
  if (clockwiseDeg === 0) return picture;
  const { widthPx, heightPx, grey } = picture;
  const angle = (clockwiseDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [middleX, middleY] = [(widthPx - 1) / 2, (heightPx - 1) / 2];
  const turned = new Uint8Array(grey.length).fill(255);
  const source: Source = {
    acrossX: Float64Array.from({ length: widthPx }, (_, x) => middleX + (x - middleX) * cos),
    acrossY: Float64Array.from({ length: widthPx }, (_, x) => middleY - (x - middleX) * sin),
    downX: Float64Array.from({ length: heightPx }, (_, y) => (y - middleY) * sin),
    downY: Float64Array.from({ length: heightPx }, (_, y) => (y - middleY) * cos),
    lastLeft: widthPx - 1,
    lastTop: heightPx - 1,
  };
  const from = { x: Math.max(0, Math.floor(within?.x0 ?? 0)), y: Math.max(0, Math.floor(within?.y0 ?? 0)) };
  const to = { x: Math.min(widthPx, within?.x1 ?? widthPx), y: Math.min(heightPx, within?.y1 ?? heightPx) };
  for (let y = from.y; y < to.y; y += 1) {
    // What a row sees of the picture has no gap: its ends are looked for, and no pixel between them has to ask.
    let [first, end] = [from.x, Math.ceil(to.x)];
    while (first < end && !isSeen(source, first, y)) first += 1;
    while (first < end && !isSeen(source, end - 1, y)) end -= 1;
    turnRow(grey, source, y, first, end, turned);
  }
  return { ...picture, grey: turned };
}

/** Where each pixel comes from: the sum of what its column and what its row say. */
type Source = {
  readonly acrossX: Float64Array;
  readonly acrossY: Float64Array;
  readonly downX: Float64Array;
  readonly downY: Float64Array;
  readonly lastLeft: number;
  readonly lastTop: number;
};

function isSeen(
  { acrossX, acrossY, downX, downY, lastLeft, lastTop }: Source,
  x: number,
  y: number,
): boolean {
  const fromX = (acrossX[x] ?? 0) + (downX[y] ?? 0);
  const fromY = (acrossY[x] ?? 0) + (downY[y] ?? 0);
  return fromX >= 0 && fromY >= 0 && fromX < lastLeft && fromY < lastTop;
}

function turnRow(
  grey: Uint8Array,
  { acrossX, acrossY, downX, downY, lastLeft }: Source,
  y: number,
  first: number,
  end: number,
  turned: Uint8Array,
): void {
  const widthPx = lastLeft + 1;
  const rightX = downX[y] ?? 0;
  const rightY = downY[y] ?? 0;
  const row = y * widthPx;
  for (let x = first; x < end; x += 1) {
    const fromX = (acrossX[x] ?? 0) + rightX;
    const fromY = (acrossY[x] ?? 0) + rightY;
    const left = fromX | 0;
    const top = fromY | 0;
    const fx = fromX - left;
    const fy = fromY - top;
    const at = top * widthPx + left;
    const upper = (grey[at] ?? 255) * (1 - fx) + (grey[at + 1] ?? 255) * fx;
    const lower = (grey[at + widthPx] ?? 255) * (1 - fx) + (grey[at + widthPx + 1] ?? 255) * fx;
    turned[row + x] = upper * (1 - fy) + lower * fy + 0.5;
  }
}
