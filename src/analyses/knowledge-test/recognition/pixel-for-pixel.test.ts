import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/random.ts';
import type { Box, Picture } from '#core/picture.ts';
import { drawPicture } from '../../../../tests/fixtures/knowledge-test/draw-photo.ts';
import { truthFor } from '../../../../tests/fixtures/knowledge-test/report-truth.ts';
import { flattenLight } from './flatten-light.ts';
import { inkParts, type InkPart } from './ink-parts.ts';
import { lettersOf } from './prepare-picture.ts';
import { scalePicture } from './scale-picture.ts';
import { steepestRows, turnPicture } from './skew.ts';

/** How well pictures are read was measured with these very pixels: here is each step as plainly as it can be said. */
const drawn = (partPt: Box): Picture =>
  drawPicture(truthFor(7, { examCode: 'PAR' }), {
    font: 'serif',
    dpi: 90,
    rotationDeg: 1.5,
    noise: 5,
    shadow: 0.4,
    partPt,
  });
const head = drawn({ x0: 0, y0: 40, x1: 400, y1: 300 });
/** Odd sizes, smaller and larger than cells, and grey of every shade or nearly black. */
const noise = (widthPx: number, heightPx: number, most = 255): Picture => {
  const random = seededRandom(widthPx * 1000 + heightPx);
  const grey = Uint8Array.from({ length: widthPx * heightPx }, () => Math.floor(random() * (most + 1)));
  return { widthPx, heightPx, grey, dpi: 100 };
};
const pictures: readonly Picture[] = [
  drawn({ x0: 40, y0: 104, x1: 190, y1: 170 }),
  noise(1, 1),
  noise(2, 3),
  noise(7, 40),
  noise(16, 16),
  noise(65, 33),
  noise(131, 100),
  noise(50, 50, 2),
  noise(90, 70, 0),
];
const named = pictures.map((picture) => [`${picture.widthPx} by ${picture.heightPx}`, picture] as const);

describe.each(named)('a picture of %s pixels comes out to the last bit as defined,', (_, picture) => {
  it('lit evenly', () => {
    expectSame(flattenLight(picture), { ...picture, grey: plainlyFlat(picture) });
  });

  it.each([0.06, 0.3, 0.8, 1, 1.19, 2, 3])('scaled by %f', (factor) => {
    expectSame(scalePicture(picture, factor), plainlyScaled(picture, factor));
    const curve = Uint8Array.from({ length: 256 }, (_each, grey) => (grey * 7) % 256);
    const { grey, ...size } = plainlyScaled(picture, factor);
    expectSame(scalePicture(picture, factor, curve), { ...size, grey: grey.map((at) => curve[at] ?? 0) });
  });

  it.each([0, 0.1, -0.75, 1.55, 5, -40, 180])('turned by %f degrees', (deg) => {
    const within = { x0: 3.5, y0: 2.2, x1: 40.5, y1: 31.7 };
    expectSame(turnPicture(picture, deg), { ...picture, grey: plainlyTurned(picture, deg) });
    if (deg !== 0)
      expectSame(turnPicture(picture, deg, within), {
        ...picture,
        grey: plainlyTurned(picture, deg, within),
      });
  });

  it.each([40, 128, 200])('its parts darker than %i', (inkGrey) => {
    const whole = { x0: 0, y0: 0, x1: picture.widthPx, y1: picture.heightPx };
    for (const box of [whole, { x0: -3.5, y0: 2.2, x1: 30.1, y1: 20.9 }, { x0: 5, y0: 1, x1: 1e6, y1: 3 }])
      expect(inkParts(picture, box, inkGrey)).toEqual(plainParts(picture, box, inkGrey));
  });
});

it.each([head, turnPicture(head, -3)])('Letters gather in rows as counted one by one', (picture) => {
  const letters = lettersOf(picture);
  expect(letters.length).toBeGreaterThan(50);
  const below = letters.map(({ x0, x1, y0, y1 }) => ({ x0, x1, y0: -y1, y1: -y0 }));
  for (const those of [letters, below]) {
    const { deg, gathered } = steepestRows(those);
    expect(gathered).toBe(plainlyGathered(those, deg));
  }
});

/** Megabytes are not compared one by one unless they differ. */
function expectSame(one: Picture, other: Picture): void {
  expect({ ...one, grey: one.grey.length }).toEqual({ ...other, grey: other.grey.length });
  expect(one.grey.findIndex((grey, at) => grey !== other.grey[at])).toBe(-1);
}

const at = ({ widthPx, grey }: Picture, x: number, y: number): number => grey[y * widthPx + x] ?? NaN;

function plainlyFlat(picture: Picture): Uint8Array {
  const { widthPx, heightPx } = picture;
  const [columns, rows] = [Math.ceil(widthPx / 16), Math.ceil(heightPx / 16)];
  const light = Array.from({ length: rows * columns }, (_, cell) => {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    const seen: number[] = [];
    for (let y = Math.max(0, row * 16 - 16); y < Math.min(heightPx, row * 16 + 32); y += 2)
      for (let x = Math.max(0, column * 16 - 16); x < Math.min(widthPx, column * 16 + 32); x += 2)
        seen.push(at(picture, x, y));
    seen.sort((a, b) => b - a);
    return seen[Math.floor(seen.length * (1 - 0.9))] ?? NaN;
  });
  const even = plainlySmoothed(plainlySmoothed(light, columns, rows), columns, rows);
  const cell = (column: number, row: number) => even[row * columns + column] ?? NaN;
  return Uint8Array.from(picture.grey, (grey, pixel) => {
    const [across, down] = [place(pixel % widthPx, columns), place(Math.floor(pixel / widthPx), rows)];
    const top = cell(across[0], down[0]) * (1 - across[2]) + cell(across[1], down[0]) * across[2];
    const bottom = cell(across[0], down[1]) * (1 - across[2]) + cell(across[1], down[1]) * across[2];
    const paper = Math.max(1, top * (1 - down[2]) + bottom * down[2]);
    return Math.min(255, Math.floor((255 * grey) / paper + 0.5));
  });
}

/** Between which two cells a pixel lies, and how near to the second. */
function place(pixel: number, cells: number): readonly [number, number, number] {
  const exact = Math.max(0, Math.min(cells - 1, (pixel + 0.5) / 16 - 0.5));
  return [Math.floor(exact), Math.min(cells - 1, Math.floor(exact) + 1), exact % 1];
}

function plainlySmoothed(light: readonly number[], columns: number, rows: number): readonly number[] {
  return light.map((_, cell) => {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    const near: number[] = [];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1)
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1)
        near.push(light[y * columns + x] ?? NaN);
    return Math.fround(near.reduce((sum, value) => sum + value, 0) / near.length);
  });
}

function plainlyScaled(picture: Picture, factor: number): Picture {
  const widthPx = Math.max(1, Math.round(picture.widthPx * factor));
  const heightPx = Math.max(1, Math.round(picture.heightPx * factor));
  const across = Array.from({ length: widthPx }, (_, x) => tent(x, picture.widthPx, widthPx));
  const down = Array.from({ length: heightPx }, (_, y) => tent(y, picture.heightPx, heightPx));
  const narrowed = Array.from({ length: picture.heightPx }, (_, y) =>
    across.map((taps) => Math.fround(taps.reduce((sum, [x, weight]) => sum + weight * at(picture, x, y), 0))),
  );
  const grey = down.flatMap((taps) =>
    across.map((_, x) =>
      Math.floor(
        taps.reduce((sum, [y, weight]) => Math.fround(sum + weight * (narrowed[y]?.[x] ?? NaN)), 0.5),
      ),
    ),
  );
  if (factor === 1) return picture;
  return { widthPx, heightPx, grey: Uint8Array.from(grey), dpi: (picture.dpi ?? NaN) * factor };
}

function tent(to: number, pixels: number, ofPixels: number): readonly (readonly [number, number])[] {
  const step = pixels / ofPixels;
  const reach = Math.max(1, step);
  const middle = (to + 0.5) * step - 0.5;
  const taps: [number, number][] = [];
  for (let k = 0; k < pixels; k += 1)
    if (k >= middle - reach && k <= middle + reach)
      taps.push([k, Math.max(1e-6, 1 - Math.abs(k - middle) / reach)]);
  const total = taps.reduce((sum, [, weight]) => sum + weight, 0);
  return taps.map(([k, weight]) => [k, weight / total]);
}

function plainlyTurned(picture: Picture, deg: number, within?: Box): Uint8Array {
  if (deg === 0) return picture.grey;
  const { widthPx, heightPx } = picture;
  const angle = (deg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [middleX, middleY] = [(widthPx - 1) / 2, (heightPx - 1) / 2];
  const left = Math.floor(within?.x0 ?? 0);
  const top = Math.floor(within?.y0 ?? 0);
  return picture.grey.map((_, pixel) => {
    const [x, y] = [pixel % widthPx, Math.floor(pixel / widthPx)];
    const isAsked = x >= left && y >= top && x < (within?.x1 ?? Infinity) && y < (within?.y1 ?? Infinity);
    const fromX = middleX + (x - middleX) * cos + (y - middleY) * sin;
    const fromY = middleY - (x - middleX) * sin + (y - middleY) * cos;
    if (!isAsked || fromX < 0 || fromY < 0 || fromX >= widthPx - 1 || fromY >= heightPx - 1) return 255;
    const [x0, y0, fx, fy] = [Math.floor(fromX), Math.floor(fromY), fromX % 1, fromY % 1];
    const upper = at(picture, x0, y0) * (1 - fx) + at(picture, x0 + 1, y0) * fx;
    const lower = at(picture, x0, y0 + 1) * (1 - fx) + at(picture, x0 + 1, y0 + 1) * fx;
    return upper * (1 - fy) + lower * fy + 0.5;
  });
}

function plainParts(picture: Picture, box: Box, inkGrey: number): readonly InkPart[] {
  const [x0, y0] = [Math.max(0, Math.floor(box.x0)), Math.max(0, Math.floor(box.y0))];
  const [x1, y1] = [
    Math.min(picture.widthPx, Math.ceil(box.x1)),
    Math.min(picture.heightPx, Math.ceil(box.y1)),
  ];
  const waiting = new Set<number>();
  for (let y = y0; y < y1; y += 1)
    for (let x = x0; x < x1; x += 1) if (at(picture, x, y) < inkGrey) waiting.add(y * picture.widthPx + x);
  const parts: InkPart[] = [];
  for (const start of waiting) {
    const stack = [start];
    waiting.delete(start);
    let [left, top, right, bottom, pixels] = [Infinity, Infinity, 0, 0, 0];
    for (let pixel = stack.pop(); pixel !== undefined; pixel = stack.pop()) {
      const [x, y] = [pixel % picture.widthPx, Math.floor(pixel / picture.widthPx)];
      pixels += 1;
      [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
      for (const dy of [-1, 0, 1])
        for (const dx of [-1, 0, 1]) {
          const next = pixel + dy * picture.widthPx + dx;
          if (x + dx >= x0 && x + dx < x1 && waiting.delete(next)) stack.push(next);
        }
    }
    parts.push({ x0: left, y0: top, x1: right, y1: bottom, pixels });
  }
  return parts.sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0);
}

function plainlyGathered(letters: readonly Box[], deg: number): number {
  const heights = letters.map(({ y0, y1 }) => y1 - y0).sort((a, b) => a - b);
  const rowPx = Math.max(1, (heights[Math.floor(heights.length / 2)] ?? NaN) / 8);
  const slope = Math.tan((deg * Math.PI) / 180);
  const rows = new Map<number, number>();
  for (const { x0, x1, y1 } of letters) {
    const row = Math.floor((y1 + ((x0 + x1) / 2) * slope) / rowPx);
    for (const [by, counts] of [
      [-1, 0.5],
      [0, 1],
      [1, 0.5],
    ] as const)
      rows.set(row + by, (rows.get(row + by) ?? 0) + counts);
  }
  return [...rows.values()].reduce((sum, each) => sum + each ** 2, 0);
}
