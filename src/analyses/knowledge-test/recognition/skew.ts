import type { Picture } from '#core/picture.ts';

/** Beyond this it is no longer a page held a little askew. */
const mostDeg = 5;
const coarseStepDeg = 0.5;
const fineStepDeg = 0.05;
/** Angles below this are left alone: turning blurs more than it mends. */
const leastDeg = 0.1;
const inkGrey = 128;
/** So many dark pixels say it as well as all of them. */
const pointsAtMost = 60_000;

/**
 * By how much the lines of a page rise to the right, in degrees: at that angle dark pixels gather in rows. (The
 * projection profile of W. Postl, 1986, "Detection of linear oblique structures and skew scan in digitized documents",
 * ICPR 8:687.) Light must be even.
 */
export function skewDeg(picture: Picture): number {
  const points = darkPoints(picture);
  if (points.length < 200) return 0;
  const best = (from: number, to: number, step: number): number => {
    let bestDeg = 0;
    let bestScore = -1;
    for (let deg = from; deg <= to + step / 2; deg += step) {
      const score = sharpness(points, deg, picture.heightPx);
      if (score > bestScore) [bestDeg, bestScore] = [deg, score];
    }
    return bestDeg;
  };
  const coarse = best(-mostDeg, mostDeg, coarseStepDeg);
  const fine = best(coarse - coarseStepDeg, coarse + coarseStepDeg, fineStepDeg);
  return Math.abs(fine) < leastDeg ? 0 : Math.round(fine * 100) / 100;
}

/** Positions of dark pixels, two numbers each. */
function darkPoints({ widthPx, heightPx, grey }: Picture): Float32Array {
  let dark = 0;
  for (const value of grey) if (value < inkGrey) dark += 1;
  const every = Math.max(1, Math.floor(dark / pointsAtMost));
  const points: number[] = [];
  let seen = 0;
  for (let y = 0; y < heightPx; y += 1)
    for (let x = 0; x < widthPx; x += 1) {
      if ((grey[y * widthPx + x] ?? 255) >= inkGrey) continue;
      if (seen % every === 0) points.push(x, y);
      seen += 1;
    }
  return Float32Array.from(points);
}

/** How unevenly the points fall on rows at this angle: the sum of squares of neighbouring rows' differences. */
function sharpness(points: Float32Array, deg: number, heightPx: number): number {
  const slope = Math.tan((deg * Math.PI) / 180);
  const rowPx = 2;
  const offset = heightPx;
  const counts = new Uint32Array(Math.ceil((3 * heightPx) / rowPx) + 2);
  for (let at = 0; at < points.length; at += 2) {
    const row = Math.floor(((points[at + 1] ?? 0) + (points[at] ?? 0) * slope + offset) / rowPx);
    if (row >= 0 && row < counts.length) counts[row] = (counts[row] ?? 0) + 1;
  }
  let score = 0;
  for (let row = 1; row < counts.length; row += 1)
    score += ((counts[row] ?? 0) - (counts[row - 1] ?? 0)) ** 2;
  return score;
}

/** The picture turned clockwise about its middle, so that lines which rose to the right lie level; its size stays. */
export function turnPicture(picture: Picture, clockwiseDeg: number): Picture {
  if (clockwiseDeg === 0) return picture;
  const { widthPx, heightPx, grey } = picture;
  const angle = (clockwiseDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [middleX, middleY] = [(widthPx - 1) / 2, (heightPx - 1) / 2];
  const turned = new Uint8Array(grey.length).fill(255);
  for (let y = 0; y < heightPx; y += 1)
    for (let x = 0; x < widthPx; x += 1) {
      const [dx, dy] = [x - middleX, y - middleY];
      const fromX = middleX + dx * cos + dy * sin;
      const fromY = middleY - dx * sin + dy * cos;
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      if (left < 0 || top < 0 || left >= widthPx - 1 || top >= heightPx - 1) continue;
      const [fx, fy] = [fromX - left, fromY - top];
      const at = top * widthPx + left;
      const upper = (grey[at] ?? 255) * (1 - fx) + (grey[at + 1] ?? 255) * fx;
      const lower = (grey[at + widthPx] ?? 255) * (1 - fx) + (grey[at + widthPx + 1] ?? 255) * fx;
      turned[y * widthPx + x] = upper * (1 - fy) + lower * fy + 0.5;
    }
  return { ...picture, grey: turned };
}
