import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { neutralise, withoutNeutralising } from '#core/formula-text.ts';
import type { CellValue } from '#core/result-column.ts';
import { visibleText } from '#core/visible-text.ts';
import { defaultCsvOptions, writeCsv, type CsvOptions } from './csv.ts';

const write = (cells: readonly CellValue[], options: Partial<CsvOptions> = {}) =>
  writeCsv({ columns: cells.map((_, i) => `c${i}`), rows: [cells] }, { ...defaultCsvOptions, ...options })
    .split('\r\n')
    .slice(1)
    .join('\r\n');

describe('a table as CSV', () => {
  it('has a header, semicolons and CRLF after every record', () => {
    expect(
      writeCsv({
        columns: ['file', 'vo2peak_ml_min'],
        rows: [
          ['a.csv', 3514.25],
          ['b.csv', undefined],
        ],
      }),
    ).toBe('file;vo2peak_ml_min\r\na.csv;3514.25\r\nb.csv;\r\n');
  });

  it('begins with a byte order mark when asked', () => {
    expect(writeCsv({ columns: ['file'], rows: [] }, { ...defaultCsvOptions, bom: true })).toBe(
      '\ufefffile\r\n',
    );
  });

  it('writes numbers with all their digits and the chosen mark', () => {
    expect(write([0.1 + 0.2, -3.5, 1e-7, 12])).toBe('0.30000000000000004;-3.5;1e-7;12\r\n');
    expect(write([0.1 + 0.2, -3.5], { decimalMark: ',' })).toBe('0,30000000000000004;-3,5\r\n');
    expect(write([13.8, 14], { delimiter: ',', decimalMark: ',' })).toBe('"13,8",14\r\n');
  });

  it('writes booleans as words, and nothing for what is absent or no number', () => {
    expect(write([true, false, undefined, Number.NaN, Number.POSITIVE_INFINITY])).toBe('true;false;;;\r\n');
  });

  it('quotes delimiters, quotes, line ends and outer blanks', () => {
    expect(write(['a;b', 'say "x"', 'two\nlines', ' left', 'a,b'])).toBe(
      '"a;b";"say ""x""";"two\nlines";" left";"a,b"\r\n',
    );
  });

  it('quotes what parts cells in another spreadsheet, which would run what follows', () => {
    expect(write(['a,=1+1', 'a\t=1+1'])).toBe('"a,=1+1";"a\t=1+1"\r\n');
    expect(write(['a;=1+1'], { delimiter: ',' })).toBe('"a;=1+1"\r\n');
  });
});

it('spells out what would turn the direction of a name, and of the cells behind it', () => {
  expect(write(['report\u202egnp.csv', '\u2067x', 12])).toBe('report[U+202E]gnp.csv;[U+2067]x;12\r\n');
});

describe('a text that a spreadsheet would run', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\rx',
    '  =1',
    '"=1',
    "'=1",
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '-',
  ])('%j gets an apostrophe that can be taken off again', (text) => {
    expect(neutralise(text)).toBe(`'${text}`);
    expect(withoutNeutralising(neutralise(text))).toBe(text);
  });

  it.each(['a=1', '3-4', "O'Brien", '', 'mail@example', '12.03.2020', "'quoted'"])(
    '%j stays as it is',
    (text) => {
      expect(neutralise(text)).toBe(text);
      expect(withoutNeutralising(text)).toBe(text);
    },
  );

  it('is neutralised in column names too', () => {
    expect(writeCsv({ columns: ['=x'], rows: [] })).toBe("'=x\r\n");
  });
});

describe('whatever is written', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom('=', '"', "'", ';', ',', '\t', '\r', '\n', ' ', '-', '@', 'a', '\ufeff'),
    }),
  );
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  const cell = fc.oneof(text, number, fc.boolean(), fc.constant(undefined));
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }));
  const options: fc.Arbitrary<CsvOptions> = fc.record({
    delimiter: fc.constantFrom(';', ',', '\t'),
    decimalMark: fc.constantFrom('.', ','),
    bom: fc.boolean(),
  });

  const readBack = (original: CellValue, written: string | undefined, mark: string): CellValue => {
    if (original === undefined) return written === '' ? undefined : written;
    if (typeof original === 'number') return Number(written?.replace(mark, '.')) + 0;
    if (typeof original === 'boolean') return written === 'true';
    return withoutNeutralising(written ?? '');
  };

  it('is read back by another reader as it was, with what nobody could see spelt out', () => {
    fc.assert(
      fc.property(table, options, (rows, chosen) => {
        const columns = Array.from({ length: rows[0]?.length ?? 1 }, (_, i) => `c${i}`);
        const csv = writeCsv({ columns, rows }, chosen);
        const { data, errors } = Papa.parse<string[]>(csv, { delimiter: chosen.delimiter, newline: '\r\n' });
        expect(errors).toEqual([]);
        expect(data.pop()).toEqual(['']); // after the last CRLF
        const [header, ...records] = data;
        expect(header).toEqual(columns);
        expect(records).toHaveLength(rows.length);
        for (const [r, row] of rows.entries()) {
          expect(records[r]).toHaveLength(row.length);
          for (const [c, original] of row.entries()) {
            const seen = typeof original === 'string' ? visibleText(original) : original;
            const expected = typeof seen === 'number' ? seen + 0 : seen;
            expect(readBack(original, records[r]?.[c], chosen.decimalMark)).toBe(expected);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('holds no text cell that begins like a formula', () => {
    fc.assert(
      fc.property(text, (drawn) => {
        const { data } = Papa.parse<string[]>(writeCsv({ columns: [drawn], rows: [] }), {
          delimiter: ';',
          newline: '\r\n',
        });
        expect(data[0]?.[0] ?? '').not.toMatch(/^[=+\-@\t\r\n]/);
      }),
      { numRuns: 500 },
    );
  });
});
