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
  const found: Part[] = [];
  let [above, runs] = [runsOfRow(width), runsOfRow(width)];
  for (let y = y0; y < y0 + height; y += 1) {
    findRuns(
      picture.grey.subarray(y * picture.widthPx + x0, y * picture.widthPx + x0 + width),
      inkGrey,
      runs,
    );
    joinRuns(runs, above, found, y);
    [above, runs] = [runs, above];
  }
  return found
    .filter(({ within }) => within === undefined)
    .map((part) => ({ x0: x0 + part.x0, y0: part.y0, x1: x0 + part.x1, y1: part.y1, pixels: part.pixels }))
    .sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0);
}

/** A part as far as it was seen; `within` the one found before it that it turned out to hang together with. */
type Part = {
  readonly order: number;
  x0: number;
  readonly y0: number;
  x1: number;
  y1: number;
  pixels: number;
  within: Part | undefined;
};

/** Ink without a gap, along one row: from where to where, and which part it belongs to. */
type Runs = { count: number; readonly from: Int32Array; readonly to: Int32Array; readonly of: Part[] };

function runsOfRow(width: number): Runs {
  const most = Math.ceil(width / 2);
  return { count: 0, from: new Int32Array(most), to: new Int32Array(most), of: [] };
}

function findRuns(grey: Uint8Array, inkGrey: number, runs: Runs): void {
  const { from, to } = runs;
  let count = 0;
  for (let x = 0; x < grey.length; x += 1) {
    if ((grey[x] ?? 255) >= inkGrey) continue;
    from[count] = x;
    while (x < grey.length && (grey[x] ?? 255) < inkGrey) x += 1;
    to[count] = x;
    count += 1;
  }
  runs.count = count;
}

/** Joins a row's ink to that of the row above: whatever it touches there, corners too, is one part with it. */
function joinRuns(runs: Runs, above: Runs, found: Part[], y: number): void {
  let near = 0;
  for (let at = 0; at < runs.count; at += 1) {
    const from = runs.from[at] ?? 0;
    const to = runs.to[at] ?? 0;
    while (near < above.count && (above.to[near] ?? 0) < from) near += 1;
    let part: Part | undefined;
    for (let touched = near; touched < above.count && (above.from[touched] ?? 0) <= to; touched += 1)
      part = joined(outermost(above.of[touched] as Part), part);
    if (part === undefined) {
      part = { order: found.length, x0: from, y0: y, x1: to, y1: y + 1, pixels: 0, within: undefined };
      found.push(part);
    }
    if (from < part.x0) part.x0 = from;
    if (to > part.x1) part.x1 = to;
    part.y1 = y + 1;
    part.pixels += to - from;
    runs.of[at] = part;
  }
}

function outermost(part: Part): Part {
  let outer = part;
  while (outer.within !== undefined) outer = outer.within;
  return outer;
}

/** Two parts as one: the one that was found first. */
function joined(one: Part, other: Part | undefined): Part {
  if (other === undefined || one === other) return one;
  const [part, inner] = one.order < other.order ? [one, other] : [other, one];
  inner.within = part;
  part.x0 = Math.min(part.x0, inner.x0);
  part.x1 = Math.max(part.x1, inner.x1);
  part.y1 = Math.max(part.y1, inner.y1);
  part.pixels += inner.pixels;
  return part;
}
