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
  // A rim of white around it: no pixel has to ask whether it has neighbours.
  const wide = width + 2;
  const waiting = new Uint8Array(wide * (height + 2));
  for (let y = 0; y < height; y += 1) {
    const row = (y0 + y) * picture.widthPx + x0;
    for (let x = 0; x < width; x += 1)
      if ((picture.grey[row + x] ?? 255) < inkGrey) waiting[(y + 1) * wide + x + 1] = 1;
  }
  const around = [-wide - 1, -wide, -wide + 1, -1, 1, wide - 1, wide, wide + 1];
  const parts: InkPart[] = [];
  const stack: number[] = [];
  for (let start = waiting.indexOf(1); start >= 0; start = waiting.indexOf(1, start + 1)) {
    waiting[start] = 0;
    stack.push(start);
    let [left, top, right, bottom, pixels] = [wide, height + 2, 0, 0, 0];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % wide;
      const y = (at - x) / wide;
      pixels += 1;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      for (const step of around)
        if (waiting[at + step] === 1) {
          waiting[at + step] = 0;
          stack.push(at + step);
        }
    }
    parts.push({ x0: x0 + left - 1, y0: y0 + top - 1, x1: x0 + right, y1: y0 + bottom, pixels });
  }
  return parts.sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0);
}
