import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideDecimalMark,
  isCensored,
  isMissing,
  parseNumber,
  parseNumberWithUnit,
  type DecimalMark,
} from './parse-number.ts';

/** Column (cells parted by blanks) → mark, with ? where it is ambiguous. */
const columns: readonly (readonly [string, string])[] = [
  ['13,80 14,20', ','],
  ['13.80 14.20', '.'],
  ['1 2 3', '.'],
  ['', '.'],
  ['- --- None', '.'],
  ['1.234 1.456', '.?'],
  ['1,234 1,456', ',?'],
  ['1.234 1.4', '.'],
  ['1,234 1,4', ','],
  ['0.234', '.'],
  ['0,234', ','],
  ['.39', '.'],
  [',39', ','],
  ['-0,5', ','],
  ['−1,25', ','],
  ['1234.567', '.'],
  ['1234,567', ','],
  ['1.234,5', ','],
  ['1,234.5', '.'],
  ['1.234.567', ','],
  ['1,234,567', '.'],
  ['1.234.567,8', ','],
  ['987 1,234', '.'],
  ['987 1.234', ','],
  ['2 1.536', '.?'],
  ['1200 1.536', '.'],
  ['1200 1,536', ','],
  ['1.2E-3', '.'],
  ['1,2e5', ','],
  ['1.234 1,234', '.?'],
  ['1.5 1,5 2,5', ',?'],
  ['1.5 2.5 1,5', '.?'],
  ['12.345 - 0.9', '.'],
  ['00:16:31,8 12,5', ','],
  ['01.02.2021 3,5', ','],
  ['5. 6.', '.'],
];

/** Text, mark → number; blank where it is none. */
const numbers: readonly (readonly [string, DecimalMark, number | undefined])[] = [
  ['13,80', ',', 13.8],
  ['13.80', '.', 13.8],
  ['1.234', '.', 1.234],
  ['1.234', ',', 1234],
  ['1,234', '.', 1234],
  ['1,234', ',', 1.234],
  ['1.234,5', ',', 1234.5],
  ['1 234,5', ',', 1234.5],
  ['1\u00a0234,5', ',', 1234.5],
  ['1\u202f234 567', ',', undefined],
  ["1'234.5", '.', 1234.5],
  ['1,23', '.', undefined],
  ['0,234', '.', undefined],
  ['12,5', '.', undefined],
  ['.39', '.', 0.39],
  ['5.', '.', 5],
  ['-3.5', '.', -3.5],
  ['−3.5', '.', -3.5],
  ['+3', '.', 3],
  [' 007 ', '.', 7],
  ['1.2E-3', '.', 0.0012],
  ['1e999', '.', undefined],
  ['.', '.', undefined],
  ['-', '.', undefined],
  ['---', '.', undefined],
  ['', '.', undefined],
  [' ', '.', undefined],
  ['None', '.', undefined],
  ['NONE', '.', undefined],
  ['NA', '.', undefined],
  ['n/a', '.', undefined],
  ['NaN', '.', undefined],
  ['Infinity', '.', undefined],
  ['*', '.', undefined],
  ['>68', '.', undefined],
  ['>.39', '.', undefined],
  ['<3', '.', undefined],
  ['0x10', '.', undefined],
  ['12 kg', '.', undefined],
  ['1:30', '.', undefined],
  ['1.2.3', '.', undefined],
];

describe('the decimal mark of a column', () => {
  it.each(columns)('%j → %s', (drawn, expected) => {
    const { mark, ambiguous } = decideDecimalMark(drawn.split(' '));
    expect(`${mark}${ambiguous ? '?' : ''}`).toBe(expected);
  });

  it('is taken from the rest of the file where the column does not prove it', () => {
    expect(decideDecimalMark(['1.234', '1.456'], ',')).toEqual({ mark: ',', ambiguous: false });
    expect(decideDecimalMark(['1', '2'], ',')).toEqual({ mark: ',', ambiguous: false });
    expect(decideDecimalMark(['1.5'], ',')).toEqual({ mark: '.', ambiguous: false });
  });

  it('takes no evidence from cells that are numbers already', () => {
    expect(decideDecimalMark([1.5, undefined, '2,5'])).toEqual({ mark: ',', ambiguous: false });
  });
});

describe('a text as a number', () => {
  it.each(numbers)('%j with decimal %s is %s', (text, mark, expected) => {
    expect(parseNumber(text, mark)).toBe(expected);
  });

  it('comes back from any number written with either mark', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom<DecimalMark>('.', ','),
        (value, mark) => {
          const text = String(value).replace('.', mark);
          expect(parseNumber(text, mark)).toBe(Object.is(value, -0) ? 0 : value);
        },
      ),
    );
  });

  it('is never NaN and never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom<DecimalMark>('.', ','), (text, mark) => {
        const value = parseNumber(text, mark);
        expect(value === undefined || Number.isFinite(value)).toBe(true);
      }),
    );
  });
});

describe('what is no number', () => {
  it.each(['', ' ', '-', '---', '–', 'None', 'NONE', 'NA', 'n/a', 'NaN', '*', 'null', '.'])(
    '%j is missing',
    (text) => {
      expect(isMissing(text)).toBe(true);
      expect(isCensored(text)).toBe(false);
    },
  );

  it.each(['>68', '>.39', '<3', '< 3', '>9752.6', '>=1,5', '≥2'])(
    '%j is beyond the range, not missing',
    (text) => {
      expect(isCensored(text)).toBe(true);
      expect(isMissing(text)).toBe(false);
    },
  );

  it.each(['AT', '0', '>', '<b>', '>a1'])('%j is neither', (text) => {
    expect(isMissing(text) || isCensored(text)).toBe(false);
  });
});

describe('a number with its unit', () => {
  it.each([
    ['74,8kg', 74.8, 'kg'],
    ['178 cm', 178, 'cm'],
    ['1.78 m', 1.78, 'm'],
    ['67%', 67, '%'],
    ['1 234,5 mL/min', 1234.5, 'mL/min'],
    ['-3.5 °C', -3.5, '°C'],
    ['25 m2', 25, 'm2'],
    ['80', 80, ''],
  ])('%j is %s in %j', (text, value, unit) => {
    expect(parseNumberWithUnit(text)).toEqual({ value, unit });
  });

  it.each(['', 'kg', '1.2.3 kg', '00:56', '5/25/2022', '11-04-2015'])(
    '%j is none, or no plain unit',
    (text) => {
      const found = parseNumberWithUnit(text);
      expect(found === undefined || !/^[a-z%]/i.test(found.unit)).toBe(true);
    },
  );
});
