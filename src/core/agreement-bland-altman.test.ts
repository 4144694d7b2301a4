import { describe, expect, it } from 'vitest';
import { describeDifferences } from './agreement-bland-altman.ts';
import { normal, seededRandom } from './random.ts';

/** First readings of peak expiratory flow, L/min, by a large and a mini meter: Bland and Altman 1986, table 1. */
const large = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427];
const mini = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451];

describe('the flow meters of Bland and Altman 1986', () => {
  const found = describeDifferences(large.map((value, subject) => value - (mini[subject] ?? 0)));
  it('differ by −2.1 L/min with an SD of 38.8', () => {
    expect(found).toMatchObject({ n: 17 });
    expect(found?.bias).toBeCloseTo(-2.1, 1);
    expect(found?.sd).toBeCloseTo(38.8, 1);
  });
  it('have limits of agreement of bias ± 1.96 SD', () => {
    expect(found?.limits?.low).toBeCloseTo(-78.1, 1);
    expect(found?.limits?.high).toBeCloseTo(73.9, 1);
  });
  it('have a 95 % interval of the bias from −22.0 to 17.8, as printed there', () => {
    expect(found?.biasInterval?.low).toBeCloseTo(-22.0, 0);
    expect(found?.biasInterval?.high).toBeCloseTo(17.8, 0);
  });
  it('have intervals of the limits nearly as wide as printed there, by √(3 s²/n) and twice the SD', () => {
    const half = ((found?.lowLimitInterval?.high ?? 0) - (found?.lowLimitInterval?.low ?? 0)) / 2;
    expect(half).toBeGreaterThan(33.5);
    expect(half).toBeLessThan(35.5); // 2.12 × 16.3 = 34.6
  });
});

describe('limits of agreement', () => {
  it('hold 95 of 100 differences drawn from a normal distribution', () => {
    const random = seededRandom(3);
    const drawn = Array.from({ length: 5000 }, () => 12 + 40 * normal(random));
    const { limits } = describeDifferences(drawn) ?? {};
    const inside = drawn.filter((d) => limits !== undefined && limits.low <= d && d <= limits.high).length;
    expect(Math.abs(inside / drawn.length - 0.95)).toBeLessThan(0.01);
  });
  it('change sides with the sign of the differences', () => {
    const one = describeDifferences([3, 5, 10, -2]);
    const other = describeDifferences([-3, -5, -10, 2]);
    expect(other?.limits?.low).toBeCloseTo(-(one?.limits?.high ?? 0), 12);
    expect(other?.lowLimitInterval?.low).toBeCloseTo(-(one?.highLimitInterval?.high ?? 0), 12);
  });
  it('of one difference there are none, and of no difference nothing', () => {
    expect(describeDifferences([7])).toEqual({ n: 1, bias: 7 });
    expect(describeDifferences([])).toBeUndefined();
  });
});
