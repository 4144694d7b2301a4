import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnLedger } from '../../../tests/support/draw-ledger.ts';
import { controlColumns } from './ledger.ts';
import { projectLedger } from './project-ledger.ts';
import { isMeantAsLedger, readLedger } from './read-ledger.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const control = controlColumns.join(';');
const hash = 'a'.repeat(64);
const row = (file: string, part: Partial<Record<(typeof controlColumns)[number], string>> = {}) =>
  controlColumns
    .map((name) => part[name] ?? { FILE: file, STATUS: 'PENDING', ATTEMPTS: '0' }[name as string] ?? '')
    .join(';');
const good = `subject;${control};quality\nS1;${row('a.csv')};\nS2;${row('b.csv')};A\n`;

const read = (text: string) => {
  const result = readLedger(utf8(text));
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
};
const faultOf = (bytes: Uint8Array) => {
  const result = readLedger(bytes);
  return result.ok ? undefined : result.fault;
};

describe('a ledger', () => {
  it('may have been saved by a spreadsheet: byte order mark, LF, another delimiter, blank lines at its end', () => {
    const plain = read(good);
    expect(plain).toMatchObject({
      own: 'subject',
      ownCount: 1,
      resultNames: ['quality'],
      rows: [
        { row: 2, file: 'a.csv', own: 'S1', status: 'PENDING', results: '' },
        { row: 3, file: 'b.csv', own: 'S2', status: 'PENDING', results: 'A' },
      ],
    });
    expect(read(`\ufeff${good}`)).toEqual(plain);
    expect(read(good.replaceAll('\n', '\r\n'))).toEqual(plain);
    expect(read(good.replaceAll('\n', '\r'))).toEqual(plain);
    expect(read(good.replaceAll(';', '\t'))).toEqual(plain);
    expect(read(good.replaceAll(';', ','))).toEqual(plain);
    expect(read(`${good}\n\n`)).toEqual(plain);
  });

  it('keeps a user’s cell readable when its delimiter changes', () => {
    const comma = good.replaceAll(';', ',').replace('S1', 'S1; the first').replace('S2', '"S2, ""x"""');
    expect(read(comma).rows.map(({ own }) => own)).toEqual(['"S1; the first"', '"S2, ""x"""']);
  });

  it('is told from a list of files by its heading', () => {
    expect(isMeantAsLedger(utf8(good))).toBe(true);
    expect(isMeantAsLedger(utf8(good.replace(';ATTEMPTS', '')))).toBe(true);
    expect(isMeantAsLedger(utf8(good.replace(';PIPELINE', '')))).toBe(true);
    const oldEncoding = Uint8Array.from(good.replace('subject', 'Kürzel'), (letter) => letter.charCodeAt(0));
    expect(isMeantAsLedger(oldEncoding)).toBe(true);
    expect(isMeantAsLedger(utf8('file;mass\na.csv;70\n'))).toBe(false);
    expect(isMeantAsLedger(utf8('FILE;STATUS;ERROR\na.csv;fit;\n'))).toBe(false);
  });
});

describe('a malformed ledger', () => {
  const done = { STATUS: 'COMPLETED', SHA256: hash, UPDATED_AT: '2026-11-21T03:04:05.678Z' };
  it.each([
    ['no bytes', '', 'empty-file', { row: 1 }],
    ['a list of files', 'file;mass\na.csv;70\n', 'not-a-ledger', { row: 1 }],
    ['a missing column', good.replace('ATTEMPTS;', ''), 'wrong-columns', { row: 1 }],
    ['columns in another order', good.replace('FILE;STATUS', 'STATUS;FILE'), 'wrong-columns', { row: 1 }],
    ['a user’s column called FILE', good.replace('subject', 'FILE'), 'wrong-columns', { row: 1 }],
    ['a row with a cell too many', good.replace('S2;', 'S2;;'), 'wrong-cell-count', { row: 3 }],
    ['a blank line between rows', good.replace('\nS2', '\n\nS2'), 'wrong-cell-count', { row: 3 }],
    [
      'two delimiters',
      good.replace(`S2;${row('b.csv')};A`, `S2;${row('b.csv')};A`.replaceAll(';', ',')),
      'mixed-delimiters',
      { row: 3 },
    ],
    ['a last line without its end', good.slice(0, -1), 'truncated-last-line', { row: 3 }],
    ['a heading without its end', 'subject;FILE', 'truncated-last-line', { row: 1 }],
    ['a quote that is not closed', good.replace('S2', '"S2'), 'quote-not-closed', { row: 3 }],
    ['text behind a quote', good.replace('S2', '"S"2'), 'text-after-quote', { row: 3 }],
    [
      'a file that stands twice',
      good.replace('b.csv', 'a.csv'),
      'duplicate-file',
      { row: 3, column: 'FILE' },
    ],
    ['a row without a file', good.replace('b.csv', ''), 'no-file-name', { row: 3, column: 'FILE' }],
    [
      'a status of nobody’s',
      good.replace('a.csv;PENDING', 'a.csv;Done'),
      'unknown-status',
      { row: 2, column: 'STATUS' },
    ],
    [
      'attempts that are none',
      good.replace(row('a.csv'), row('a.csv', { ATTEMPTS: '1,5' })),
      'bad-attempts',
      { row: 2, column: 'ATTEMPTS' },
    ],
    [
      'a local time',
      good.replace(row('a.csv'), row('a.csv', { ...done, UPDATED_AT: '21.11.2026 03:04' })),
      'bad-time',
      { row: 2, column: 'UPDATED_AT' },
    ],
    [
      'half a hash',
      good.replace(row('a.csv'), row('a.csv', { ...done, SHA256: 'abc' })),
      'bad-hash',
      { row: 2, column: 'SHA256' },
    ],
    [
      'a pipeline that a spreadsheet took for a number',
      good.replace(row('a.csv'), row('a.csv', { PIPELINE: '1,2E+15' })),
      'bad-pipeline',
      { row: 2, column: 'PIPELINE' },
    ],
  ])('%s is refused, with its place', (_what, text, code, at) => {
    expect(faultOf(utf8(text))).toMatchObject({ code, at });
  });

  it('in another encoding is refused with its line', () => {
    const latin1 = Uint8Array.from(good.replace('S2', 'Sü'), (letter) => letter.charCodeAt(0));
    expect(faultOf(latin1)).toMatchObject({ code: 'not-utf-8', at: { row: 3 } });
  });

  it('cut off at any byte is a placed fault, or reads as its first rows unchanged', () => {
    fc.assert(
      fc.property(drawnLedger, ({ manifest, outcomes, resultNames }) => {
        const bytes = projectLedger(manifest, outcomes, resultNames);
        const whole = readLedger(bytes);
        if (!whole.ok) throw new Error('the whole ledger was refused');
        for (let length = 0; length < bytes.length; length += 1) {
          const part = readLedger(bytes.subarray(0, length));
          if (part.ok) {
            expect(part.value).toEqual({
              ...whole.value,
              rows: whole.value.rows.slice(0, part.value.rows.length),
            });
          } else expect(part.fault).toMatchObject({ at: { row: expect.any(Number) as number } });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('with bytes of another kind never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (noise, at) => {
        const bytes = utf8(good);
        bytes.set(noise.subarray(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length));
        readLedger(bytes);
      }),
      { numRuns: 300 },
    );
  });
});
