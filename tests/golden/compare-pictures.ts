/** A picture as its bytes: red, green, blue and opacity of each pixel, line by line. */
export type Picture = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgba: Uint8ClampedArray;
};

/** A part of a picture, px from its upper left corner. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly widthPx: number;
  readonly heightPx: number;
};

/**
 * How far a colour may lie beyond those around it, of 255: less than the faintest wash that we draw, a phase at a tenth of
 * its colour, moves a pixel.
 */
const tolerance = 16;

/**
 * The share of pixels, 0 to 1, that are in only one of two pictures. A pixel is in the other one where its colour lies
 * within those of the nine pixels around its place there: so no machine's rounding of a curve's or a letter's rim
 * counts, nor a shift by one pixel, but every line, letter or wash does that only one of them has.
 *
 * @throws where the sizes differ.
 */
export function differingShare(one: Picture, other: Picture, box: Box = wholeOf(one)): number {
  if (one.widthPx !== other.widthPx || one.heightPx !== other.heightPx)
    throw new Error(`${sizeOf(one)} px are compared with ${sizeOf(other)} px`);
  let differing = 0;
  for (let y = box.top; y < box.top + box.heightPx; y += 1)
    for (let x = box.left; x < box.left + box.widthPx; x += 1)
      if (!hasTwin(one, other, x, y) || !hasTwin(other, one, x, y)) differing += 1;
  return differing / (box.widthPx * box.heightPx);
}

/** A picture in parts of about `sidePx`, each by the place of its upper left corner: a digit is lost in a whole page. */
export function tilesOf({ widthPx, heightPx }: Picture, sidePx: number): Readonly<Record<string, Box>> {
  const tiles: Record<string, Box> = {};
  for (let top = 0; top < heightPx; top += sidePx)
    for (let left = 0; left < widthPx; left += sidePx)
      tiles[`from ${String(left)}, ${String(top)}`] = {
        left,
        top,
        widthPx: Math.min(sidePx, widthPx - left),
        heightPx: Math.min(sidePx, heightPx - top),
      };
  return tiles;
}

export function wholeOf({ widthPx, heightPx }: Picture): Box {
  return { left: 0, top: 0, widthPx, heightPx };
}

function sizeOf({ widthPx, heightPx }: Picture): string {
  return `${String(widthPx)} × ${String(heightPx)}`;
}

function hasTwin(of: Picture, within: Picture, x: number, y: number): boolean {
  const at = 4 * (y * of.widthPx + x);
  for (let channel = 0; channel < 3; channel += 1) {
    const value = of.rgba[at + channel] ?? 0;
    if (Math.abs(value - (within.rgba[at + channel] ?? 0)) <= tolerance) continue;
    let [low, high] = [255, 0];
    for (let row = Math.max(0, y - 1); row <= Math.min(of.heightPx - 1, y + 1); row += 1)
      for (let column = Math.max(0, x - 1); column <= Math.min(of.widthPx - 1, x + 1); column += 1) {
        const near = within.rgba[4 * (row * of.widthPx + column) + channel] ?? 0;
        low = Math.min(low, near);
        high = Math.max(high, near);
      }
    if (value < low - tolerance || value > high + tolerance) return false;
  }
  return true;
}
