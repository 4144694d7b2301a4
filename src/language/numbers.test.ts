import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageNames, type Language } from './languages.ts';
import { brief, decimalMark, fixed, isOne, numeral, numerals, percentText, signed } from './numbers.ts';

const languages = Object.keys(languageNames) as Language[];

describe('numbers', () => {
  test('have a point in English and a comma in the others', () => {
    expect(languages.map((language) => fixed(1.25, 2, language))).toEqual([
      '1.25',
      '1,25',
      '1,25',
      '1,25',
      '1,25',
    ]);
    const formatted = (language: Language) => new Intl.NumberFormat(language).format(0.5);
    expect(languages.map((language) => `0${decimalMark(language)}5`)).toEqual(languages.map(formatted));
  });

  test('keep their digits, with a true minus and none before nothing', () => {
    expect([fixed(2, 1), fixed(-0.04, 1), fixed(-3.46, 1), fixed(1.005, 2)]).toEqual([
      '2.0',
      '0.0',
      '−3.5',
      '1.00',
    ]);
  });

  test('say whether they are more or less', () => {
    expect([12.2, -3.4, 0.04].map((value) => signed(value, 1, 'de'))).toEqual(['+12,2', '−3,4', '0,0']);
  });

  test('of ticks have no digits that they do not need', () => {
    expect([0.5, 40, -1.25].map((value) => brief(value, 1, 'it'))).toEqual(['0,5', '40', '−1,3']);
  });

  test('of shares are per cent', () => {
    expect([percentText(0.384), percentText(0.0125, 1, 'fr')]).toEqual(['38 %', '1,3 %']);
  });

  test('are as toFixed rounds them, whatever the language', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(...languages),
        (value, digits, language) => {
          const read = Number(fixed(value, digits, language).replace('−', '-').replace(',', '.'));
          expect(read).toBe(Number(value.toFixed(digits)) + 0); // + 0: no minus before nothing
        },
      ),
    );
  });
});

describe('a text that a report holds', () => {
  test('is written as the language writes numbers where it is one', () => {
    expect(['1.05', '-3.4', '12', '+0.5'].map((text) => numeral(text, 'de'))).toEqual([
      '1,05',
      '−3,4',
      '12',
      '+0,5',
    ]);
  });

  test('stays where it is anything else', () => {
    for (const text of ['', '1.2.3', 'v1.0', '12:34', '1.05 to 1.10', '2026-11-22', 'PLT.123', '.5'])
      expect(numeral(text, 'de')).toBe(text);
  });
});

describe('a text of numbers', () => {
  test('has each of them as the language writes it', () => {
    expect(numerals('12.3 to 14.5 mL/min/kg', 'fr')).toBe('12,3 to 14,5 mL/min/kg');
    expect(numerals('1.2.3 at 12:34, 40', 'fr')).toBe('1.2.3 at 12:34, 40');
    expect(numerals('0.94 (0.88 to 0.97)')).toBe('0.94 (0.88 to 0.97)');
  });
});

describe('a count', () => {
  test('is one as the language counts', () => {
    expect(languages.map((language) => isOne(0, language))).toEqual([false, false, true, false, false]);
    expect(languages.map((language) => isOne(1, language))).toEqual([true, true, true, true, true]);
    expect(languages.map((language) => isOne(2, language))).toEqual([false, false, false, false, false]);
  });
});
