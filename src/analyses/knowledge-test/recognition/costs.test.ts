import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/random.ts';
import { codesOfExam } from '../codes/numbering.ts';
import { inkCosts } from './ink-cost.ts';
import { readingCosts } from './reading-cost.ts';

const costOf = (code: string, read: string) => readingCosts([code], read)[0];

describe('what it takes to read a code as something else', () => {
  it.each([
    ['nothing where it is the same', 'PA.IV.B.K2', 'PA.IV.B.K2', 0],
    ['a dot that vanished', 'PA.IV.B.K2', 'PA.IVB.K2', 0.45],
    ['"I." taken for an "L"', 'PA.I.B.K2', 'PA.LB.K2', 0.4],
    ['"II" taken for an "N"', 'PA.II.B.K2', 'PA.N.B.K2', 0.7],
    ['a digit for the letter that looks like it', 'PA.II.B.S5', 'PA.II.B.SS', 0.25],
    ['a stroke too many', 'PA.II.B.K2', 'PA.III.B.K2', 1.5],
    ['a sign that no code has', 'PA.II.B.K2', 'PA.II.B.K2-', 0.5],
    ['two of them', 'PA.II.B.K2', 'PAII.B.KZ', 0.7],
  ])('is %s', (_, code, read, cost) => {
    expect(costOf(code, read)).toBeCloseTo(cost, 12);
  });

  it('is every sign of the code where nothing was read', () => {
    expect(costOf('AI.', '')).toBeCloseTo(2.4 + 1.5 + 0.45, 12);
  });
});

describe('a whole list', () => {
  const codes = codesOfExam('PAR').filter((_, at) => at % 9 === 0);
  const random = seededRandom(3);
  const alone = (costs: (one: readonly string[]) => Float64Array) =>
    Float64Array.from(codes, (code) => costs([code])[0] ?? NaN);

  it.each(['PA.VIII.A.K1a', 'PANILC.R4', 'BA1I.S', ''])('costs as much as each code alone: "%s"', (read) => {
    expect(readingCosts(codes, read)).toEqual(alone((one) => readingCosts(one, read)));
  });

  it('fits ink as each code alone does', () => {
    const parts = Array.from({ length: 9 }, () => {
      const high = random() < 0.3 ? 0.2 : 1;
      return { wide: 0.1 + random() * high, high, foot: random() < 0.1 ? -0.2 : 0 };
    });
    expect(inkCosts(codes, parts)).toEqual(alone((one) => inkCosts(one, parts)));
  });
});
