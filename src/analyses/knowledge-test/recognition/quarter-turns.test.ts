import { describe, expect, it } from 'vitest';
import { drawPicture } from '../../../../tests/fixtures/knowledge-test/draw-photo.ts';
import { truthFor } from '../../../../tests/fixtures/knowledge-test/report-truth.ts';
import { quartersToTry, turnQuarters, type Quarters } from './quarter-turns.ts';

const head = drawPicture(truthFor(7, { examCode: 'PAR' }), {
  font: 'serif',
  dpi: 100,
  rotationDeg: 2,
  noise: 4,
  shadow: 0.3,
  partPt: { x0: 0, y0: 40, x1: 612, y1: 300 },
});

describe('a picture turned by right angles', () => {
  it('comes back after four, and its upper left corner goes round clockwise', () => {
    const one = { widthPx: 3, heightPx: 2, grey: Uint8Array.of(1, 2, 3, 4, 5, 6) };
    expect(turnQuarters(one, 1)).toEqual({ widthPx: 2, heightPx: 3, grey: Uint8Array.of(4, 1, 5, 2, 6, 3) });
    expect(turnQuarters(one, 2)).toEqual(turnQuarters(turnQuarters(one, 1), 1));
    expect(turnQuarters(one, 3)).toEqual(turnQuarters(turnQuarters(one, 2), 1));
    expect(turnQuarters(turnQuarters(one, 3), 1)).toEqual(one);
  });

  it.each<[Quarters | 0, readonly Quarters[]]>([
    [0, [2]],
    [1, [1, 3]],
    [2, [2]],
    [3, [1, 3]],
  ])('by %s: its lines tell whether it lies on a side', (quarters, tried) => {
    expect(quartersToTry(quarters === 0 ? head : turnQuarters(head, quarters))).toEqual(tried);
  });

  it('is not tried where there is hardly anything on it', () => {
    expect(quartersToTry({ widthPx: 300, heightPx: 200, grey: new Uint8Array(60_000).fill(240) })).toEqual(
      [],
    );
  });
});
