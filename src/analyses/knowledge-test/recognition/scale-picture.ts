import type { Box, Picture } from '#core/picture.ts';

const unchanged: Uint8Array = Uint8Array.from({ length: 256 }, (_, grey) => grey);

/**
 * A picture in another size: each pixel between the four it lies on, or the mean of all it covers where it shrinks. What
 * comes out is looked up in `curve`, where one is given: 256 shades of grey.
 */
export function scalePicture(picture: Picture, factor: number, curve: Uint8Array = unchanged): Picture {
  if (factor === 1 && curve === unchanged) return picture;
  const widthPx = Math.max(1, Math.round(picture.widthPx * factor));
  const heightPx = Math.max(1, Math.round(picture.heightPx * factor));
  const across = tapsAlong(picture.widthPx, widthPx);
  const down = tapsAlong(picture.heightPx, heightPx);
  const narrow = across.weights.length === 3 ? narrowByThree : narrowByMany;
  const lower = down.weights.length === 3 ? lowerByThree : lowerByMany;
  const grey = new Uint8Array(widthPx * heightPx);
  // Rows made as wide as they will be, the last few of them: no new row is made of more.
  const kept = down.weights.map(() => new Float32Array(widthPx));
  let next = 0;
  for (let y = 0; y < heightPx; y += 1) {
    const first = down.first[y] ?? 0;
    for (; next < first + kept.length; next += 1)
      narrow(picture.grey, next * picture.widthPx, across, kept[next % kept.length] as Float32Array);
    const rows = kept.map((_, k) => kept[(first + k) % kept.length] as Float32Array);
    lower(rows, down, y, curve, grey);
  }
  return { widthPx, heightPx, grey, ...(picture.dpi !== undefined && { dpi: picture.dpi * factor }) };
}

/** One row as wide as it will be. */
function narrowByThree(
  grey: Uint8Array,
  row: number,
  { first, weights }: Taps,
  narrowed: Float32Array,
): void {
  const one = weights[0] as Float64Array;
  const two = weights[1] as Float64Array;
  const three = weights[2] as Float64Array;
  const { length } = narrowed;
  for (let x = 0; x < length; x += 1) {
    const from = row + (first[x] ?? 0);
    narrowed[x] =
      (one[x] ?? 0) * (grey[from] ?? 0) +
      (two[x] ?? 0) * (grey[from + 1] ?? 0) +
      (three[x] ?? 0) * (grey[from + 2] ?? 0);
  }
}

function narrowByMany(grey: Uint8Array, row: number, { first, weights }: Taps, narrowed: Float32Array): void {
  const sums = new Float64Array(narrowed.length);
  for (let k = 0; k < weights.length; k += 1)
    addColumns(grey, row + k, first, weights[k] as Float64Array, sums);
  narrowed.set(sums);
}

function addColumns(
  grey: Uint8Array,
  row: number,
  first: Int32Array,
  weight: Float64Array,
  sums: Float64Array,
): void {
  for (let x = 0; x < sums.length; x += 1)
    sums[x] = (sums[x] ?? 0) + (weight[x] ?? 0) * (grey[row + (first[x] ?? 0)] ?? 0);
}

/**
 * Row `y` of the new picture. Each sum is held in single precision, as `lowerByMany` has it; that can only tell where the
 * plain sum comes near a whole number.
 */
function lowerByThree(
  rows: readonly Float32Array[],
  { weights }: Taps,
  y: number,
  curve: Uint8Array,
  grey: Uint8Array,
): void {
  const one = rows[0] as Float32Array;
  const two = rows[1] as Float32Array;
  const three = rows[2] as Float32Array;
  const a = weights[0]?.[y] ?? 0;
  const b = weights[1]?.[y] ?? 0;
  const c = weights[2]?.[y] ?? 0;
  const { length } = one;
  const row = y * length;
  for (let x = 0; x < length; x += 1) {
    const sum = 0.5 + a * (one[x] ?? 0) + b * (two[x] ?? 0) + c * (three[x] ?? 0);
    const whole = sum | 0;
    const share = sum - whole;
    const isSure = share > 1e-4 && share < 0.9999;
    grey[row + x] = curve[isSure ? whole : singleSum(rows, weights, y, x)] ?? 0;
  }
}

function lowerByMany(
  rows: readonly Float32Array[],
  { weights }: Taps,
  y: number,
  curve: Uint8Array,
  grey: Uint8Array,
): void {
  const sums = new Float32Array(rows[0]?.length ?? 0).fill(0.5);
  for (let k = 0; k < rows.length; k += 1) addRow(rows[k] as Float32Array, weights[k]?.[y] ?? 0, sums);
  const row = y * sums.length;
  for (let x = 0; x < sums.length; x += 1) grey[row + x] = curve[(sums[x] ?? 0) | 0] ?? 0;
}

function addRow(from: Float32Array, weight: number, sums: Float32Array): void {
  for (let x = 0; x < sums.length; x += 1) sums[x] = (sums[x] ?? 0) + weight * (from[x] ?? 0);
}

function singleSum(
  rows: readonly Float32Array[],
  weights: readonly Float64Array[],
  y: number,
  x: number,
): number {
  let sum = 0.5;
  for (let k = 0; k < rows.length; k += 1)
    sum = Math.fround(sum + (weights[k]?.[y] ?? 0) * (rows[k]?.[x] ?? 0));
  return sum | 0;
}

/** Of the new pixel `at`: the first old one it is made of, and what that one and each of the next weigh: `weights[k][at]`. */
type Taps = { readonly first: Int32Array; readonly weights: readonly Float64Array[] };

/**
 * For each new pixel the old ones it is made of: a tent as wide as a pixel of the coarser picture. All are made of as
 * many, of three at least where there are so many, so that no loop need ask: some weigh nothing.
 */
function tapsAlong(from: number, to: number): Taps {
  const step = from / to;
  const reach = Math.max(1, step);
  const tents = Array.from({ length: to }, (_, at) => tentAt((at + 0.5) * step - 0.5, reach, from));
  const count = tents.reduce((most, tent) => Math.max(most, tent.weights.length), Math.min(3, from));
  const first = Int32Array.from(tents, (tent) => Math.min(tent.first, from - count));
  const weights = Array.from({ length: count }, () => new Float64Array(to));
  for (const [at, tent] of tents.entries()) {
    const offset = tent.first - (first[at] ?? 0);
    for (const [k, weight] of tent.weights.entries()) (weights[offset + k] as Float64Array)[at] = weight;
  }
  return { first, weights };
}

function tentAt(middle: number, reach: number, from: number) {
  const first = Math.max(0, Math.ceil(middle - reach));
  const last = Math.min(from - 1, Math.floor(middle + reach));
  const raw: number[] = [];
  for (let k = first; k <= last; k += 1) raw.push(Math.max(1e-6, 1 - Math.abs(k - middle) / reach));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return { first, weights: raw.map((weight) => weight / total) };
}

/** A part of a picture; what lies outside of it is white. */
export function cropPicture(picture: Picture, box: Box): Picture {
  const [x0, y0] = [Math.floor(box.x0), Math.floor(box.y0)];
  const [widthPx, heightPx] = [Math.max(1, Math.ceil(box.x1) - x0), Math.max(1, Math.ceil(box.y1) - y0)];
  const grey = new Uint8Array(widthPx * heightPx).fill(255);
  const left = Math.max(0, x0);
  const right = Math.min(picture.widthPx, x0 + widthPx);
  for (let y = Math.max(0, y0); y < Math.min(picture.heightPx, y0 + heightPx); y += 1) {
    const row = y * picture.widthPx;
    if (right > left)
      grey.set(picture.grey.subarray(row + left, row + right), (y - y0) * widthPx + left - x0);
  }
  return { widthPx, heightPx, grey, ...(picture.dpi !== undefined && { dpi: picture.dpi }) };
}
