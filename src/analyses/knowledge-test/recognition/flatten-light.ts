import type { Picture } from '#core/picture.ts';

/** Of the paper's light; letters are smaller, shadows larger. In pixels of a page at about 300 dpi. */
const cellPx = 16;
/** Of the cells around it, the light of the paper is taken to lie here: ink is darker, glare brighter. */
const paperQuantile = 0.9;

/**
 * The picture as if evenly lit: each pixel in relation to the paper around it, so that a shadow's edge is no ink.
 * What is as light as the paper becomes white.
 */
export function flattenLight(picture: Picture): Picture {
  const { widthPx, heightPx, grey } = picture;
  const columns = Math.max(1, Math.ceil(widthPx / cellPx));
  const rows = Math.max(1, Math.ceil(heightPx / cellPx));
  const light = smoothed(smoothed(cellLight(picture, columns, rows), columns, rows), columns, rows);
  const flat = new Uint8Array(grey.length);
  const along = new Float64Array(columns + 1);
  for (let y = 0; y < heightPx; y += 1) {
    const place = Math.max(0, Math.min(rows - 1, (y + 0.5) / cellPx - 0.5));
    const upper = Math.floor(place);
    lightAlong(light, upper, Math.min(rows - 1, upper + 1), place - upper, along);
    flattenRow(grey, flat, y * widthPx, widthPx, along);
  }
  return { ...picture, grey: flat };
}

/** The light of the paper between two rows of cells, at the middle of each cell; the last one once more. */
function lightAlong(
  light: Float32Array,
  upper: number,
  lower: number,
  share: number,
  along: Float64Array,
): void {
  const columns = along.length - 1;
  for (let column = 0; column < columns; column += 1) {
    const above = light[upper * columns + column] ?? 1;
    const below = light[lower * columns + column] ?? 1;
    along[column] = above * (1 - share) + below * share;
  }
  along[columns] = along[columns - 1] ?? 1;
}

/**
 * One row, from the middle of one cell to that of the next: the light goes by equal steps there. No step is rounded, as
 * cells hold few digits and shares are 32nds: pixels come out as if each was interpolated by itself.
 */
function flattenRow(
  grey: Uint8Array,
  flat: Uint8Array,
  row: number,
  widthPx: number,
  along: Float64Array,
): void {
  const end = row + widthPx;
  let [at, step, paper] = [row, 0, along[0] ?? 1];
  for (let column = 0; ; column += 1) {
    const stop = Math.min(end, row + cellPx * column + cellPx / 2);
    for (; at < stop; at += 1) {
      const even = ((255 * (grey[at] ?? 0)) / (paper > 1 ? paper : 1) + 0.5) | 0;
      // 255 where it is more, without a branch that noise would make unforeseeable.
      flat[at] = even | ((255 - even) >> 31);
      paper += step;
    }
    if (at === end) return;
    const left = along[column] ?? 1;
    step = ((along[column + 1] ?? 1) - left) / cellPx;
    paper = left + step / 2;
  }
}

/** Counts of the 256 shades of grey, two of them in one number: they are added and taken off together. */
const numbersPerCounts = 128;

/**
 * The light of the paper in each cell: a high quantile of every second pixel, across and down, of its own and of those
 * around it. What was counted for one cell serves the next: what is new is added, what lies behind is taken off.
 */
function cellLight(picture: Picture, columns: number, rows: number): Float32Array {
  const light = new Float32Array(columns * rows);
  // Of three cells one below the other, for each column; and of the nine around one cell.
  const strips = new Int32Array(columns * numbersPerCounts);
  const counts = new Int32Array(numbersPerCounts);
  const shades = new Uint16Array(counts.buffer);
  countCells(picture, 0, strips, 1);
  for (let row = 0; row < rows; row += 1) {
    countCells(picture, row + 1, strips, 1);
    countCells(picture, row - 2, strips, -1);
    const down = samples(row, picture.heightPx);
    counts.fill(0);
    addStrip(counts, strips, 0, 1);
    for (let column = 0; column < columns; column += 1) {
      addStrip(counts, strips, column + 1, 1);
      addStrip(counts, strips, column - 2, -1);
      light[row * columns + column] = paperLight(shades, down * samples(column, picture.widthPx));
    }
  }
  return light;
}

/** How many pixels are counted along one side for a cell. */
function samples(cell: number, pixels: number): number {
  return Math.ceil((Math.min(pixels, (cell + 2) * cellPx) - Math.max(0, (cell - 1) * cellPx)) / 2);
}

/** Counts the pixels of a row of cells, if there is one, in its strips, or takes them off again. */
function countCells({ widthPx, heightPx, grey }: Picture, row: number, strips: Int32Array, by: 1 | -1): void {
  const shades = new Uint16Array(strips.buffer);
  for (let y = Math.max(0, row * cellPx); y < Math.min(heightPx, (row + 1) * cellPx); y += 2)
    countPixels(grey.subarray(y * widthPx, (y + 1) * widthPx), shades, by);
}

function countPixels(grey: Uint8Array, shades: Uint16Array, by: number): void {
  for (let x = 0, strip = 0; x < grey.length; strip += 2 * numbersPerCounts) {
    const stop = Math.min(grey.length, x + cellPx);
    for (; x < stop; x += 2) {
      const at = strip + (grey[x] ?? 0);
      shades[at] = (shades[at] ?? 0) + by;
    }
  }
}

/** Adds a column's strip, if there is one, or takes it off; no count ever falls below zero, so that none borrows. */
function addStrip(counts: Int32Array, strips: Int32Array, column: number, by: 1 | -1): void {
  const strip = column * numbersPerCounts;
  if (strip < 0 || strip >= strips.length) return;
  for (let at = 0; at < numbersPerCounts; at += 1)
    counts[at] = (counts[at] ?? 0) + by * (strips[strip + at] ?? 0);
}

function paperLight(shades: Uint16Array, total: number): number {
  let left = total * (1 - paperQuantile);
  let value = 255;
  while (value > 0 && left >= (shades[value] ?? 0)) {
    left -= shades[value] ?? 0;
    value -= 1;
  }
  return value;
}

function smoothed(light: Float32Array, columns: number, rows: number): Float32Array {
  const even = new Float32Array(light.length);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      let sum = 0;
      let count = 0;
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1)
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
          sum += light[y * columns + x] ?? 0;
          count += 1;
        }
      even[row * columns + column] = sum / count;
    }
  return even;
}
