import { expect, it } from 'vitest';
import { fitConvention } from '#analyses/cpet/model/calibration/fit-convention.ts';
import { gainRows, offsetsInWords } from './gain-rows.ts';

it('what a laboratory gains stands beside both ready-made conventions', () => {
  const tests = Array.from({ length: 8 }, (_, place) => ({
    networkVt1S: 300 + 10 * place,
    markVt1S: 400 + 10 * place + (place % 2 === 0 ? 4 : -4),
  }));
  const fit = fitConvention(tests, 'North');
  if (fit.state !== 'fitted') throw new Error(fit.state);
  const rows = gainRows(fit);
  expect(rows.map(({ title, marks, none }) => [title, marks, none])).toEqual([
    ['VT1', '8', '100 s'],
    ['Both', '8', '100 s'],
  ]);
  expect(Number.parseInt(rows[0]?.laboratory ?? '', 10)).toBeLessThan(15);
  expect(offsetsInWords(fit)).toMatch(
    /^VT1 \+9\d s from the physiological breakpoint .* VT2 was not marked and is taken as readers in general mark it\.$/,
  );
});
