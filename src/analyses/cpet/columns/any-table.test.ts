import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '#readers/document.ts';
import { detectDevice } from '../devices/detect.ts';
import { defaultCpetOptions } from '../options.ts';
import { readRecording } from '../read-recording.ts';

const words = [
  't',
  'Time',
  "V'O2",
  'VO2',
  'VCO2',
  'VE',
  'HR',
  'HF',
  'Phase',
  'PetO2',
  'Weight',
  'Age',
  'AT',
  'REST',
];
const units = ['s', 'min', 'mL/min', 'L/min', 'bpm', 'mmHg', '%', '---', 'h:mm:ss', 'kg'];
const odd = [
  '',
  ' ',
  '-',
  '>68',
  '0:03',
  '00:00:00',
  '1.234,5',
  '1,5',
  '1e5',
  'NaN',
  '∞',
  '==========',
  '11.04.1993',
];

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom(...words, ...units, ...odd),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
  fc.integer({ min: -5, max: 5000 }),
  fc
    .double({ noNaN: true, min: -1, max: 50_000 })
    .map((days): Cell => ({ kind: 'date-time', days, format: 'mm:ss' })),
);
const anyRows = fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 40 });
/** Names, units, then numbers with odd cells between: far enough from chance to be read now and then. */
const likelyRows = fc
  .tuple(
    fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 8 }),
    fc.array(fc.constantFrom(...units), { maxLength: 8 }),
    anyRows,
  )
  .map(([names, unitRow, rows]): Cell[][] => [
    ['t', 'VO2', ...names],
    ['s', 'mL/min', ...unitRow],
    ...rows.map((row, index): Cell[] => [3 * index, 1000 + index, ...row]),
  ]);

describe('whatever cells a sheet holds', () => {
  it('reading gives a recording without NaN, on a clock that never runs backwards, or a named fault', () => {
    fc.assert(
      fc.property(fc.oneof(anyRows, likelyRows), (rows) => {
        const document = { format: 'xlsx', sheets: [{ name: 'Sheet1', rows }] } as const;
        const context = { fileName: 'x', options: defaultCpetOptions };
        expect(detectDevice(document).id).toBeDefined();
        const read = readRecording(document, context);
        if (!read.ok) {
          expect('code' in read.fault).toBe(true);
          return;
        }
        const { timeS, channels } = read.value;
        timeS.forEach((time, index) => expect(time).toBeGreaterThanOrEqual(timeS[index - 1] ?? time));
        for (const series of Object.values(channels)) {
          expect(series).toHaveLength(timeS.length);
          for (const value of series) if (value !== undefined) expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { seed: 20_260, numRuns: 300 },
    );
  });
});
