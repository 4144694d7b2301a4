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
  const across = betweenCells(widthPx, columns);
  const down = betweenCells(heightPx, rows);
  for (let y = 0; y < heightPx; y += 1) {
    const upper = (down.first[y] ?? 0) * columns;
    const lower = (down.second[y] ?? 0) * columns;
    const fy = down.share[y] ?? 0;
    for (let x = 0; x < widthPx; x += 1) {
      const left = across.first[x] ?? 0;
      const right = across.second[x] ?? 0;
      const fx = across.share[x] ?? 0;
      const top = (light[upper + left] ?? 1) * (1 - fx) + (light[upper + right] ?? 1) * fx;
      const bottom = (light[lower + left] ?? 1) * (1 - fx) + (light[lower + right] ?? 1) * fx;
      const paper = Math.max(1, top * (1 - fy) + bottom * fy);
      const even = (255 * (grey[y * widthPx + x] ?? 0)) / paper + 0.5;
      flat[y * widthPx + x] = even > 255 ? 255 : even;
    }
  }
  return { ...picture, grey: flat };
}

/** For each pixel along one side: the middles of which two cells it lies between, and how near to the second. */
function betweenCells(pixels: number, cells: number) {
  const [first, second] = [new Int32Array(pixels), new Int32Array(pixels)];
  const share = new Float64Array(pixels);
  for (let at = 0; at < pixels; at += 1) {
    const place = Math.max(0, Math.min(cells - 1, (at + 0.5) / cellPx - 0.5));
    const before = Math.floor(place);
    first[at] = before;
    second[at] = Math.min(cells - 1, before + 1);
    share[at] = place - before;
  }
  return { first, second, share };
}

/** The light of the paper in each cell: a high quantile of its own pixels and of those around it. */
function cellLight({ widthPx, heightPx, grey }: Picture, columns: number, rows: number): Float32Array {
  const light = new Float32Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      counts.fill(0);
      let total = 0;
      const y1 = Math.min(heightPx, (row + 2) * cellPx);
      const x1 = Math.min(widthPx, (column + 2) * cellPx);
      for (let y = Math.max(0, (row - 1) * cellPx); y < y1; y += 2)
        for (let x = Math.max(0, (column - 1) * cellPx); x < x1; x += 2) {
          const value = grey[y * widthPx + x] ?? 0;
          counts[value] = (counts[value] ?? 0) + 1;
          total += 1;
        }
      let left = total * (1 - paperQuantile);
      let value = 255;
      while (value > 0 && left >= (counts[value] ?? 0)) {
        left -= counts[value] ?? 0;
        value -= 1;
      }
      light[row * columns + column] = value;
    }
  return light;
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
