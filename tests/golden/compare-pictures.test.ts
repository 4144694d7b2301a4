import { describe, expect, it } from 'vitest';
import { differingShare, tilesOf, type Picture } from './compare-pictures.ts';

/** A white picture of 40 × 40 px in which `paint` gives some pixels a grey, 0 to 255. */
function picture(paint: (x: number, y: number) => number | undefined): Picture {
  const rgba = new Uint8ClampedArray(4 * 40 * 40).fill(255);
  for (let y = 0; y < 40; y += 1)
    for (let x = 0; x < 40; x += 1) rgba.fill(paint(x, y) ?? 255, 4 * (40 * y + x), 4 * (40 * y + x) + 3);
  return { widthPx: 40, heightPx: 40, rgba };
}

const line = (at: number) => picture((x) => (x === at ? 60 : undefined));
const blank = picture(() => undefined);

describe('two pictures', () => {
  it('are the same where a line lies one pixel aside, or its rim is rounded otherwise', () => {
    expect(differingShare(line(20), line(20))).toBe(0);
    expect(differingShare(line(20), line(21))).toBe(0);
    expect(
      differingShare(
        line(20),
        picture((x) => ({ 20: 60, 21: 200 })[x]),
      ),
    ).toBe(0);
  });

  it('differ in a line that only one of them has, in a line two pixels aside, and in a faint wash', () => {
    expect(differingShare(line(20), blank)).toBeCloseTo(1 / 40);
    expect(differingShare(blank, line(20))).toBeCloseTo(1 / 40);
    expect(differingShare(line(20), line(22))).toBeCloseTo(2 / 40);
    expect(
      differingShare(
        blank,
        picture((x) => (x < 10 ? 230 : undefined)),
      ),
    ).toBeCloseTo(0.25);
  });

  it('are held to the limit part by part', () => {
    const parts = Object.entries(tilesOf(blank, 16));
    expect(parts).toHaveLength(9);
    expect(parts.reduce((sum, [, { widthPx, heightPx }]) => sum + widthPx * heightPx, 0)).toBe(1600);
    const changed = parts.filter(([, box]) => differingShare(line(20), blank, box) > 0).map(([name]) => name);
    expect(changed).toEqual(['from 16, 0', 'from 16, 16', 'from 16, 32']);
  });

  it('cannot be compared where their sizes differ', () => {
    const taller = { ...blank, heightPx: 41 };
    expect(() => differingShare(blank, taller)).toThrow('40 × 40 px are compared with 40 × 41 px');
  });
});
