import { describe, expect, it } from 'vitest';
import { unlistedRival } from './not-listed.ts';

const list = ['PA.I.E.K1', 'PA.I.A.K2', 'PA.I.I.K3', 'PA.II.C.S5', 'PA.III.C.S6'];

/** What is found where one code that the list lacks fits by so much better than the likeliest one. */
function rivalOf(best: string, other: string, better: number): string | undefined {
  const totalsOf = (codes: readonly string[]) =>
    Float64Array.from(codes, (code) => (code === other ? 5 - better : 9));
  return unlistedRival({ code: best, total: 5 }, list, totalsOf)?.code;
}

describe('a code that the list lacks', () => {
  it.each([
    ['F for E', 'PA.I.E.K1', 'PA.I.F.K1'],
    ['J for I', 'PA.I.I.K3', 'PA.I.J.K3'],
    ['6 for 5', 'PA.II.C.S5', 'PA.II.C.S6'],
  ])('is held against its double by a little: %s', (_, best, other) => {
    expect(rivalOf(best, other, 0.6)).toBe(other);
    expect(rivalOf(best, other, 0.4)).toBeUndefined();
  });

  it.each([
    ['a letter that nobody takes for it', 'PA.I.A.K2', 'PA.I.P.K2'],
    ['a stroke of the numeral', 'PA.II.C.S5', 'PA.III.C.S5'],
    ['a digit more', 'PA.I.E.K1', 'PA.I.E.K11'],
  ])('must fit clearly better where %s parts them', (_, best, other) => {
    expect(rivalOf(best, other, 1.3)).toBeUndefined();
    expect(rivalOf(best, other, 1.5)).toBe(other);
  });
});
