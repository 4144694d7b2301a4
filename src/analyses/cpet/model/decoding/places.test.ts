import { describe, expect, test } from 'vitest';
import { mixture, normalise, quantileS, shiftAndSpread, temper, varianceS2 } from './places.ts';
import { drawHead } from './draw-test.ts';

const timeS = Float64Array.from({ length: 121 }, (_, i) => 5 * i);
const bell = (meanS: number, sdS: number) => normalise(drawHead(timeS, meanS, sdS).at);

describe('places on a grid', () => {
  test.each([
    [0.05, 300 - 1.645 * 40],
    [0.25, 300 - 0.674 * 40],
    [0.5, 300],
    [0.95, 300 + 1.645 * 40],
  ])('have quantile %s of a normal at %s s', (share, expected) => {
    expect(quantileS(bell(300, 40), timeS, share)).toBeCloseTo(expected, 0);
  });

  test('a sure place is its cell', () => {
    const sure = new Float64Array(121);
    sure[60] = 1;
    expect(quantileS(sure, timeS, 0.5)).toBe(300);
    expect(quantileS(sure, timeS, 0)).toBe(297.5);
    expect(quantileS(sure, timeS, 1)).toBe(302.5);
  });

  test('a quarter of the logarithm doubles the SD of a normal', () => {
    expect(Math.sqrt(varianceS2(temper(bell(300, 20), 0.25), timeS))).toBeCloseTo(40, 0);
  });

  test('move by parts of a step', () => {
    expect(quantileS(shiftAndSpread(bell(300, 30), 12.3, 0, 5), timeS, 0.5)).toBeCloseTo(312.3, 1);
    expect(quantileS(shiftAndSpread(bell(300, 30), -47, 0, 5), timeS, 0.5)).toBeCloseTo(253, 0);
  });

  test('spread as variances add', () => {
    const spread = shiftAndSpread(bell(300, 30), 20, 40, 5);
    expect(Math.sqrt(varianceS2(spread, timeS))).toBeCloseTo(50, 0);
    expect(quantileS(spread, timeS, 0.5)).toBeCloseTo(320, 0);
  });

  test('pushed off the grid, stay at its end', () => {
    expect(quantileS(shiftAndSpread(bell(590, 5), 400, 10, 5), timeS, 0.5)).toBe(600);
    expect(quantileS(shiftAndSpread(bell(10, 5), -400, 10, 5), timeS, 0.5)).toBe(0);
  });

  test('nothing at all is everywhere alike', () => {
    expect(normalise(new Float64Array(4))).toEqual(Float64Array.from([0.25, 0.25, 0.25, 0.25]));
  });

  test('mix by share', () => {
    const mixed = mixture([
      { share: 0.75, places: bell(200, 5) },
      { share: 0.25, places: bell(400, 5) },
    ]);
    expect(quantileS(mixed, timeS, 0.7)).toBeLessThan(220);
    expect(quantileS(mixed, timeS, 0.8)).toBeGreaterThan(380);
  });
});
