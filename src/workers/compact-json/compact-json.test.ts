import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCompactJson, isCompactJson } from './decode.ts';
import { encodeCompactJson } from './encode.ts';

/** What JSON gives back of a value. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
const again = (value: unknown): unknown => decodeCompactJson(encodeCompactJson(value));

/** Lists as recordings have them: whole numbers, decimals, numbers that came out of a conversion. */
const columns = fc.oneof(
  fc.array(fc.integer({ min: -5000, max: 5000 }), { minLength: 1, maxLength: 40 }),
  fc
    .tuple(
      fc.array(fc.integer(), { minLength: 1, maxLength: 40 }),
      fc.constantFrom(10, 100, 1000, 10_000, 60),
    )
    .map(([values, by]) => values.map((value) => value / by)),
  fc.array(fc.double(), { minLength: 1, maxLength: 20 }),
  fc.array(fc.constantFrom(2 ** 30, 2 ** 30 - 1, -(2 ** 30), 2 ** 31, 2 ** 53, -0, 0.1, 1e-9, 1e300), {
    minLength: 1,
    maxLength: 6,
  }),
);
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    columns,
    fc.array(tie('value')),
    fc.dictionary(fc.string(), fc.oneof(tie('value'), fc.constant(undefined))),
  ),
})).value;

describe('compact JSON', () => {
  test('gives back what JSON gives back', () => {
    fc.assert(
      fc.property(values, (value) => {
        const back = again(value);
        expect(JSON.stringify(back)).toBe(JSON.stringify(value));
        expect(back).toEqual(asJson(value));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['members that are undefined', { a: undefined, b: 1 }],
    ['what is no number', [NaN, 1, Infinity]],
    ['a lone half of a character', '\ud800 x'],
    ['a member named __proto__', JSON.parse('{"__proto__":{"a":1},"b":2}')],
    ['long texts of any script', ['ü'.repeat(300), 'V̇O₂ '.repeat(100), 'a'.repeat(200_000)]],
    ['the same texts and keys again', [{ kind: 'a', to: 1 }, { kind: 'a', to: 2 }, { kind: 'b' }, {}]],
    ['keys in another order', [{ a: 1, b: 2 }, { b: 1, a: 2 }, { a: 1 }]],
    ['a hole in a list', [1, undefined, 3]],
    ['a member named toJSON', { toJSON: 'a heading' }],
    ['an empty list and an empty text', { list: [], text: '' }],
  ])('keeps %s as JSON does', (_name, value: unknown) => {
    expect(JSON.stringify(again(value))).toBe(JSON.stringify(value));
  });

  test('keeps every number of a list exactly', () => {
    fc.assert(
      fc.property(columns, (column) => {
        const back = again(column) as (number | null)[];
        column.forEach((value, i) => {
          if (Number.isFinite(value)) expect(back[i] === value).toBe(true);
          else expect(back[i]).toBeNull();
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('takes less than half of the bytes of a recording in JSON', () => {
    const timeS = Array.from({ length: 300 }, (_, i) => 2.5 * i);
    const recording = {
      timeS,
      vo2: timeS.map((t) => Math.round(400 + 3 * t)),
      rer: timeS.map((t) => t / 1000),
    };
    expect(encodeCompactJson(recording).length).toBeLessThan(JSON.stringify(recording).length / 2);
  });

  test('begins as no JSON text does', () => {
    expect(isCompactJson(encodeCompactJson({}))).toBe(true);
    expect(isCompactJson(new TextEncoder().encode('{}'))).toBe(false);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(encodeCompactJson({}))).toThrow();
  });

  test('refuses what would write itself', () => {
    expect(() => encodeCompactJson({ at: new Date(0) })).toThrow(TypeError);
    expect(() => encodeCompactJson([1n])).toThrow(TypeError);
  });

  test('says that bytes are damaged, wherever they are cut off', () => {
    const bytes = encodeCompactJson({
      name: 'Größe',
      list: [1, 2.5, 1 / 3],
      more: [{ a: 1e9 }, { a: null }],
    });
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => decodeCompactJson(bytes.subarray(0, length))).toThrow(SyntaxError);
    expect(() => decodeCompactJson(new Uint8Array([...bytes, 0]))).toThrow(SyntaxError);
  });

  test('gives a value or a SyntaxError for any bytes', () => {
    const sound = encodeCompactJson([
      { name: 'a', list: [1, 2, 3] },
      { name: 'b', list: [0.5] },
    ]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1 }), (changes) => {
        const bytes = sound.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        try {
          decodeCompactJson(bytes);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(SyntaxError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
