import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from './parse-date.ts';
import { parseExam } from './parse-exam.ts';
import { parseExamId, parseFtn, parseGrade, parseScore, parseTake } from './parse-field.ts';
import { parseName } from './parse-name.ts';

const value = (parsed: { readonly value: unknown; readonly mended: boolean } | undefined): unknown =>
  parsed === undefined ? undefined : parsed.value;

describe('a date', () => {
  it.each([
    '01/15/2025',
    '1/15/25',
    '01-15-2025',
    '01 / 15 / 2025',
    '2025-01-15',
    'January 15, 2025',
    'Jan. 15 2025',
    '15 Jan 2025',
    '01/15/2025 10:30 AM',
  ])('is read from %s', (text) => {
    expect(parseDate(text, false)).toEqual({ value: '2025-01-15', mended: false });
  });

  it('is doubtful where the day stands first, or where letters stand for digits', () => {
    expect(parseDate('15/01/2025', false)).toEqual({ value: '2025-01-15', mended: true });
    expect(parseDate('O1/l5/2O25', true)).toEqual({ value: '2025-01-15', mended: true });
    expect(parseDate('O1/l5/2O25', false)).toBeUndefined();
  });

  it('is none where no calendar has that day', () => {
    for (const text of ['02/30/2025', '13/13/2025', '01/15/1925', '1/2', 'Pass', ''])
      expect(parseDate(text, true)).toBeUndefined();
  });

  it('comes back from every form it is written in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7_305, max: 40_000 }), (days) => {
        const iso = new Date(days * 86_400_000).toISOString().slice(0, 10);
        const [year = '', month = '', day = ''] = iso.split('-');
        expect(value(parseDate(`${month}/${day}/${year}`, false))).toBe(iso);
        expect(value(parseDate(`${Number(month)}/${Number(day)}/${year}`, true))).toBe(iso);
      }),
    );
  });
});

describe('a name', () => {
  it.each([
    ['SAMPLE, ALEX RIVER', { family: 'SAMPLE', given: 'ALEX RIVER' }],
    ['Sample ,Alex', { family: 'Sample', given: 'Alex' }],
    ['SAMPLE JR, ALEX', { family: 'SAMPLE', given: 'ALEX', suffix: 'JR' }],
    ['SAMPLE, ALEX R JR.', { family: 'SAMPLE', given: 'ALEX R', suffix: 'JR' }],
    ['SAMPLE, III, ALEX', { family: 'SAMPLE', given: 'ALEX', suffix: 'III' }],
    ["O'DRAWN-SMITH, ZOË", { family: "O'DRAWN-SMITH", given: 'ZOË' }],
    ['VAN DER DRAWN, I', { family: 'VAN DER DRAWN', given: 'I' }],
    ['ALEX RIVER SAMPLE', { family: 'SAMPLE', given: 'ALEX RIVER' }],
  ])('is read from %s', (text, name) => {
    expect(parseName(text)).toEqual({ value: name, mended: false });
  });

  it('is doubtful with a digit in it, and none where there is nothing', () => {
    expect(parseName('SAMP1E, ALEX')?.mended).toBe(true);
    for (const text of ['', '____', 'N/A', '01/15/2025', 'X']) expect(parseName(text)).toBeUndefined();
  });
});

describe('numbers of a report', () => {
  it('are understood as printed', () => {
    expect(value(parseFtn('C0000001', false))).toBe('C0000001');
    expect(value(parseFtn('c 0000001', false))).toBe('C0000001');
    expect(value(parseExamId('900000000000000001', false))).toBe('900000000000000001');
    expect(value(parseExamId('9000 0000 0000 000001', false))).toBe('900000000000000001');
    expect(['82%', '82', '82 %', '100', '0%', '82.5%'].map((text) => value(parseScore(text, false)))).toEqual(
      [82, 82, 82, 100, 0, 82.5],
    );
    expect(['1', '2nd', '3 of 3', '#1'].map((text) => value(parseTake(text, false)))).toEqual([1, 2, 3, 1]);
    expect(['Pass', 'PASSED', 'P', 'Fail', 'FAILED'].map((text) => value(parseGrade(text, false)))).toEqual([
      'pass',
      'pass',
      'pass',
      'fail',
      'fail',
    ]);
  });

  it('are none where they cannot be', () => {
    for (const text of ['101', '820%', 'PASS', '', '01/15/2025', '82/100'])
      expect([text, parseScore(text, false)]).toEqual([text, undefined]);
    for (const text of ['0', '', 'one', '01/15']) expect(parseTake(text, false)).toBeUndefined();
    for (const text of ['C000001', 'C00000011', '12345678', ''])
      expect(parseFtn(text, false)).toBeUndefined();
    for (const text of ['Instructor', '', '82', 'Private', 'A'])
      expect(parseGrade(text, true)).toBeUndefined();
  });

  it('are mended, with a doubt, where a recogniser wrote letters for digits', () => {
    expect(parseFtn('CO0O00O1', true)).toEqual({ value: 'C0000001', mended: true });
    expect(parseFtn('€6223337', true)).toEqual({ value: 'C6223337', mended: true });
    expect(parseScore('B2%', true)).toEqual({ value: 82, mended: true });
    expect(parseTake('l', true)).toEqual({ value: 1, mended: true });
    expect(parseGrade('Fai1', true)).toEqual({ value: 'fail', mended: true });
    expect(parseGrade('Pa5s', true)).toEqual({ value: 'pass', mended: true });
    expect(parseFtn('CO0O00O1', false)).toBeUndefined();
  });
});

describe('what a recogniser put where digits are printed', () => {
  it.each([
    ['9O%', 90],
    ['1OO%', 100],
    ['8l%', 81],
    ['S2%', 52],
    ['9 O%', 90],
    ['9 0%', 90],
    ['§2%', 2],
    ['8.2%', 8.2],
    ['82°', 82],
    ['9%', 9],
  ])('makes a score of %s a doubt, never silently the digits alone', (text, value) => {
    expect(parseScore(text, true)).toEqual({ value, mended: true });
  });

  it.each(['9O%', '1OO%', '9 0%', '§2%', '82x'])('is no score where text is printed or typed: %s', (text) => {
    expect(parseScore(text, false)).toBeUndefined();
  });

  it.each(['82%', '82 %', '82% Pass', '82 Pass', '(82%)', '82 percent'])(
    'leaves a plain score alone: %s',
    (text) => {
      expect([parseScore(text, true), parseScore(text, false)]).toEqual([
        { value: 82, mended: false },
        { value: 82, mended: false },
      ]);
    },
  );

  it.each([
    ['01/15/20Z5', '2025-01-15'],
    ['l1/15/2025', '2025-11-15'],
    ['2025-01-1S', '2025-01-15'],
    ['01/15/20', '2020-01-15'],
  ])('makes a date of %s a doubt', (text, value) => {
    expect(parseDate(text, true)).toEqual({ value, mended: true });
  });

  it('is no date where text is printed or typed', () => {
    for (const text of ['01/15/20Z5', 'l1/15/2025', '2025-01-1S'])
      expect([text, parseDate(text, false)]).toEqual([text, undefined]);
  });

  it.each([
    ['1O', 10],
    ['1l', 11],
    ['1 1', 1],
  ])('makes a take of %s a doubt', (text, value) => {
    expect(parseTake(text, true)).toEqual({ value, mended: true });
  });

  it('makes an FTN a doubt that goes on', () => {
    expect(parseFtn('C0000001O', true)).toEqual({ value: 'C0000001', mended: true });
    expect(parseFtn('C0000001 Pass', true)).toEqual({ value: 'C0000001', mended: false });
  });

  it.each([
    ['B00000000000000001', '800000000000000001'],
    ['900000 O00000000001', '900000000000000001'],
    ['900000000.000000001', '900000000000000001'],
    ['900000000000000001 x', '900000000000000001'],
  ])('makes an exam id of %s a doubt', (text, value) => {
    expect(parseExamId(text, true)).toEqual({ value, mended: true });
  });

  it.each(['SAMPLE, ALEX RlVER', 'SAMPLE, AIex', 'SAMPLE, lAN'])(
    'makes a name a doubt in which capitals and small letters look alike: %s',
    (text) => {
      expect([parseName(text, true)?.mended, parseName(text, false)?.mended]).toEqual([true, false]);
    },
  );

  it.each(['SAMPLE, ALEX', 'DiMAGGIO, JO', 'McINTOSH, Ian', 'Sample, Ali Li', 'MacIntyre, Lil'])(
    'leaves a plain name alone: %s',
    (text) => {
      expect(parseName(text, true)?.mended).toBe(false);
    },
  );

  it('makes a test code a doubt that the title beside it contradicts', () => {
    expect(parseExam('Commercial Pilot Airplane (CRH)', true)?.code).toEqual({ value: 'CRH', mended: true });
    expect(parseExam('Commercial Pilot Airplane (CAX)', true)?.code).toEqual({ value: 'CAX', mended: false });
  });
});
