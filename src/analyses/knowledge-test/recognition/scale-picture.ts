import type { Box, Picture } from '#core/picture.ts';

/** A picture in another size: each pixel between the four it lies on, or the mean of all it covers where it shrinks. */
export function scalePicture(picture: Picture, factor: number): Picture {
  if (factor === 1) return picture;
  const widthPx = Math.max(1, Math.round(picture.widthPx * factor));
  const heightPx = Math.max(1, Math.round(picture.heightPx * factor));
  const across = weightsAlong(picture.widthPx, widthPx);
  const down = weightsAlong(picture.heightPx, heightPx);
  // Rows made as wide as they will be, the last few of them: no new row is made of more.
  const kept = Math.max(...down.begins.map((begin, at) => begin - (down.begins[at - 1] ?? 0)));
  const narrowed = new Float32Array(kept * widthPx);
  let next = 0;
  const narrowNext = (): void => {
    const row = next * picture.widthPx;
    const to = (next % kept) * widthPx;
    for (let x = 0; x < widthPx; x += 1) {
      const end = across.begins[x + 1] ?? 0;
      let from = row + (across.first[x] ?? 0);
      let sum = 0;
      for (let k = across.begins[x] ?? 0; k < end; k += 1) {
        sum += (across.weights[k] ?? 0) * (picture.grey[from] ?? 0);
        from += 1;
      }
      narrowed[to + x] = sum;
    }
    next += 1;
  };
  const grey = new Uint8Array(widthPx * heightPx);
  const line = new Float32Array(widthPx);
  for (let y = 0; y < heightPx; y += 1) {
    line.fill(0.5);
    let row = down.first[y] ?? 0;
    for (let k = down.begins[y] ?? 0; k < (down.begins[y + 1] ?? 0); k += 1) {
      while (next <= row) narrowNext();
      const weight = down.weights[k] ?? 0;
      const from = (row % kept) * widthPx;
      for (let x = 0; x < widthPx; x += 1) line[x] = (line[x] ?? 0) + weight * (narrowed[from + x] ?? 0);
      row += 1;
    }
    grey.set(line, y * widthPx);
  }
  return { widthPx, heightPx, grey, ...(picture.dpi !== undefined && { dpi: picture.dpi * factor }) };
}

/** Of the new pixel `at`: the first old one it is made of, and its weights from `begins[at]` up to `begins[at + 1]`. */
type Weights = {
  readonly first: Int32Array;
  readonly begins: Int32Array;
  readonly weights: Float64Array;
};

/** For each new pixel the old ones it is made of: a tent as wide as a pixel of the coarser picture. */
function weightsAlong(from: number, to: number): Weights {
  const step = from / to;
  const reach = Math.max(1, step);
  const firsts = new Int32Array(to);
  const begins = new Int32Array(to + 1);
  const all: number[] = [];
  for (let at = 0; at < to; at += 1) {
    const middle = (at + 0.5) * step - 0.5;
    const first = Math.max(0, Math.ceil(middle - reach));
    const last = Math.min(from - 1, Math.floor(middle + reach));
    const raw: number[] = [];
    for (let k = first; k <= last; k += 1) raw.push(Math.max(1e-6, 1 - Math.abs(k - middle) / reach));
    const total = raw.reduce((sum, weight) => sum + weight, 0);
    for (const weight of raw) all.push(weight / total);
    firsts[at] = first;
    begins[at + 1] = all.length;
  }
  return { first: firsts, begins, weights: Float64Array.from(all) };
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
