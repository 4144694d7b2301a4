import { describe, expect, it } from 'vitest';
import { incompleteBeta, logGamma, quantileOfF, quantileOfT } from './beta-distribution.ts';

describe('the beta function', () => {
  it('log Γ meets factorials and Γ(1/2) = √π', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 13);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
    expect(logGamma(171)).toBeCloseTo(706.57306224578, 9);
  });

  it('is x for a = b = 1, x to the a for b = 1, and symmetric', () => {
    for (const x of [0.01, 0.3, 0.5, 0.9]) {
      expect(incompleteBeta(x, 1, 1)).toBeCloseTo(x, 14);
      expect(incompleteBeta(x, 3.5, 1)).toBeCloseTo(x ** 3.5, 14);
      expect(incompleteBeta(x, 4, 7.5) + incompleteBeta(1 - x, 7.5, 4)).toBeCloseTo(1, 14);
    }
    expect([incompleteBeta(-1, 2, 2), incompleteBeta(2, 2, 2)]).toEqual([0, 1]);
  });
});

describe('quantiles as statistical tables print them', () => {
  it.each([
    [1, 12.7062],
    [5, 2.5706],
    [16, 2.1199],
    [84, 1.9886],
    [1000, 1.9623],
  ])('t of %i degrees of freedom at 97.5 %%: %f', (df, expected) => {
    expect(quantileOfT(0.975, df)).toBeCloseTo(expected, 3);
    expect(quantileOfT(0.025, df)).toBeCloseTo(-expected, 3);
  });

  it.each([
    [0.95, 5, 15, 2.9013],
    [0.975, 5, 15, 3.5764],
    [0.975, 15, 5, 6.4277],
    [0.95, 1, 1, 161.4476],
    [0.975, 99, 99, 1.4862],
  ])('F at %f with %i and %i: %f', (probability, df1, df2, expected) => {
    expect(quantileOfF(probability, df1, df2)).toBeCloseTo(expected, 3);
  });

  it('F of one degree is t squared, and swapping the degrees inverts it', () => {
    expect(quantileOfF(0.95, 1, 12)).toBeCloseTo(quantileOfT(0.975, 12) ** 2, 9);
    expect(quantileOfF(0.975, 7, 3.3) * quantileOfF(0.025, 3.3, 7)).toBeCloseTo(1, 9);
  });
});
