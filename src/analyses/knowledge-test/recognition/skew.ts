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
  const feet = letters.map(({ x0, x1, y1 }) => ({ x: (x0 + x1) / 2, y: y1 }));
  const best = (from: number, to: number, step: number) => {
    let found = { deg: 0, gathered: -1 };
    for (let deg = from; deg <= to + step / 2; deg += step) {
      const gathered = gathering(feet, deg, rowPx);
      if (gathered > found.gathered) found = { deg, gathered };
    }
    return found;
  };
  const { deg: coarse } = best(-mostDeg, mostDeg, coarseStepDeg);
  return best(coarse - coarseStepDeg, coarse + coarseStepDeg, fineStepDeg);
}

/** How much the points gather in rows at this angle; each counts for its row and half for the next ones. */
function gathering(
  feet: readonly { readonly x: number; readonly y: number }[],
  deg: number,
  rowPx: number,
): number {
  const slope = Math.tan((deg * Math.PI) / 180);
  const rows = new Map<number, number>();
  const count = (row: number, by: number) => rows.set(row, (rows.get(row) ?? 0) + by);
  for (const { x, y } of feet) {
    const row = Math.floor((y + x * slope) / rowPx);
    count(row, 1);
    count(row - 1, 0.5);
    count(row + 1, 0.5);
  }
  let score = 0;
  for (const each of rows.values()) score += each ** 2;
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
  const acrossX = Float64Array.from({ length: widthPx }, (_, x) => middleX + (x - middleX) * cos);
  const acrossY = Float64Array.from({ length: widthPx }, (_, x) => middleY - (x - middleX) * sin);
  const [lastLeft, lastTop] = [widthPx - 1, heightPx - 1];
  const from = { x: Math.max(0, Math.floor(within?.x0 ?? 0)), y: Math.max(0, Math.floor(within?.y0 ?? 0)) };
  const to = { x: Math.min(widthPx, within?.x1 ?? widthPx), y: Math.min(heightPx, within?.y1 ?? heightPx) };
  for (let y = from.y; y < to.y; y += 1) {
    const downX = (y - middleY) * sin;
    const downY = (y - middleY) * cos;
    for (let x = from.x; x < to.x; x += 1) {
      const fromX = (acrossX[x] ?? 0) + downX;
      const fromY = (acrossY[x] ?? 0) + downY;
      if (fromX < 0 || fromY < 0 || fromX >= lastLeft || fromY >= lastTop) continue;
      const left = Math.trunc(fromX);
      const top = Math.trunc(fromY);
      const fx = fromX - left;
      const fy = fromY - top;
      const at = top * widthPx + left;
      const upper = (grey[at] ?? 255) * (1 - fx) + (grey[at + 1] ?? 255) * fx;
      const lower = (grey[at + widthPx] ?? 255) * (1 - fx) + (grey[at + widthPx + 1] ?? 255) * fx;
      turned[y * widthPx + x] = upper * (1 - fy) + lower * fy + 0.5;
    }
  }
  return { ...picture, grey: turned };
}
