import type { Box, Picture } from '#core/picture.ts';

/** What hangs together on a picture: a letter, a dot, or letters that touch. */
export type InkPart = Box & { readonly pixels: number };

/**
 * Connected parts darker than `inkGrey` inside a box, from left to right (each pixel joins its eight neighbours). Light must be even.
 */
export function inkParts(picture: Picture, box: Box, inkGrey: number): readonly InkPart[] {
  const x0 = Math.max(0, Math.floor(box.x0));
  const y0 = Math.max(0, Math.floor(box.y0));
  const width = Math.min(picture.widthPx, Math.ceil(box.x1)) - x0;
  const height = Math.min(picture.heightPx, Math.ceil(box.y1)) - y0;
  if (width <= 0 || height <= 0) return [];
  const waiting = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if ((picture.grey[(y0 + y) * picture.widthPx + x0 + x] ?? 255) < inkGrey) waiting[y * width + x] = 1;
  const parts: InkPart[] = [];
  const stack: number[] = [];
  for (let start = 0; start < waiting.length; start += 1) {
    if (waiting[start] !== 1) continue;
    waiting[start] = 0;
    stack.push(start);
    let [left, top, right, bottom, pixels] = [width, height, 0, 0, 0];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      pixels += 1;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny += 1)
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx += 1)
          if (waiting[ny * width + nx] === 1) {
            waiting[ny * width + nx] = 0;
            stack.push(ny * width + nx);
          }
    }
    parts.push({ x0: x0 + left, y0: y0 + top, x1: x0 + right + 1, y1: y0 + bottom + 1, pixels });
  }
  return parts.sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0);
}
