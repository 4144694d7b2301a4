import { expect, it } from 'vitest';
import { cellsOf, columnTitles, differenceInWords, iccInWords, reliabilityOf } from './agreement-words.ts';

it('differences carry their sign, and nothing has none', () => {
  expect([-12.4, 3.06, -0.2].map((value) => differenceInWords(value, 'timeS'))).toEqual(['−12', '+3', '0']);
  expect(differenceInWords(3.06, 'percentOfPeak')).toBe('+3.1');
});

it('an ICC stands with its interval, and its words go by the interval', () => {
  const icc = { value: 0.29, low: -0.019, high: 0.761 };
  expect(iccInWords(icc)).toBe('0.29 (−0.02 to 0.76)');
  expect(reliabilityOf(icc)).toBe('poor to good');
  expect(reliabilityOf({ value: 0.95, low: 0.91, high: 0.98 })).toBe('excellent');
});

it('a line of the table has a cell for every column, empty where there is too little', () => {
  const cells = cellsOf({ which: 'vt1', quantity: 'timeS', pairs: [], bothAbsent: 2, oneAbsent: 1 });
  expect(cells).toHaveLength(columnTitles.length);
  expect(cells.map(({ text }) => text)).toEqual(['0', '', '', '', '', '', '', '', '2', '1']);
});
