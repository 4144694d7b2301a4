import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCodes, parseCode } from './grammar.ts';

const codes = (text: string) => findCodes(text).map(({ code }) => code.text);

test.each([
  ['PA.I.A.K1'],
  ['PA.I.B.K1a'],
  ['PA.XII.B.S1'],
  ['CA.IX.C.K1d'],
  ['AI.XIV.A.K1'],
  ['FI.I.F.K4'],
  ['IL.XVI.A.S2'],
  ['UA.I.B.K22'],
  ['AM.I.A.K30'],
  ['AM.III.O.S19'],
  ['PL.X.K.K16m'],
  ['PLT012'],
])('%s is a code', (text) => {
  expect(codes(text)).toEqual([text]);
  expect(parseCode(text)?.text).toBe(text);
});

test.each([
  ['PA.II.A', 'a task without element'],
  ['PA.IIII.A.K1', 'not Roman'],
  ['PA.VX.A.K1', 'not Roman'],
  ['PA..A.K1', 'no area'],
  ['PA.I.A.K0', 'numbers start at 1'],
  ['PA.I.A.Q1', 'no such kind'],
  ['AT.I.A.K1', 'no such prefix; airline transport pilots have AA'],
  ['CFI.I.A.K1', 'no such prefix, though FI stands in it'],
  ['XPA.I.A.K1', 'stands in a longer word'],
  ['PA.I.A.K101', 'number too long'],
  ['PA.I.A.K1A', 'letters are small'],
  ['pa.i.a.k1', 'small letters are for whoever reads pictures'],
  ['PLT1234', 'number too long'],
  ['xPLT012', 'stands in a longer word'],
])('%s is no code: %s', (text) => {
  expect(codes(text)).toEqual([]);
  expect(parseCode(text)).toBeUndefined();
});

test('what follows a dot is no part of a code', () => {
  expect(codes('PA.I.A.K1.2')).toEqual(['PA.I.A.K1']);
});

test('codes are found in the order of a text, with their places', () => {
  const text = 'PLT 012, PA.I.B.K1a; PLT-064 (CA.IX.C.K1d).';
  const found = findCodes(text);
  expect(found.map(({ code }) => code.text)).toEqual(['PLT012', 'PA.I.B.K1a', 'PLT064', 'CA.IX.C.K1d']);
  expect(found.map(({ index, length }) => text.slice(index, index + length))).toEqual([
    'PLT 012',
    'PA.I.B.K1a',
    'PLT-064',
    'CA.IX.C.K1d',
  ]);
});

test('a code says its parts', () => {
  expect(parseCode('CA.IX.C.K1d')).toEqual({
    system: 'acs',
    text: 'CA.IX.C.K1d',
    prefix: 'CA',
    area: 'IX',
    task: 'C',
    kind: 'K',
    number: 1,
    letter: 'd',
  });
});

const romans = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI'.split(' ');
const anyCode = fc
  .record({
    prefix: fc.constantFrom('PA', 'IR', 'CA', 'AA', 'AI', 'FI', 'UA', 'AM', 'MC', 'PH'),
    area: fc.constantFrom(...romans),
    task: fc.constantFrom(...'ABCDEFGHIJKLMNOP'),
    kind: fc.constantFrom('K', 'R', 'S'),
    number: fc.integer({ min: 1, max: 30 }),
    letter: fc.constantFrom('', ...'abcdefghijklm'),
  })
  .map((p) => `${p.prefix}.${p.area}.${p.task}.${p.kind}${p.number}${p.letter}`);

test('whatever codes are printed side by side are all found, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(anyCode), fc.constantFrom(' ', ', ', '\n', '; ', ' – '), (list, between) => {
      expect(codes(list.join(between))).toEqual(list);
    }),
  );
});

test('a code is its own text, and capitals make no two codes alike', () => {
  fc.assert(
    fc.property(anyCode, anyCode, (a, b) => {
      expect(parseCode(a)?.text).toBe(a);
      if (a !== b) expect(a.toUpperCase()).not.toBe(b.toUpperCase());
    }),
  );
});

test('no text makes the search fail, and what it finds stands there', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'PAIVXKRS.1a -LT0'), maxLength: 60 }), (text) => {
      for (const { code, index, length } of findCodes(text)) {
        expect(text.slice(index, index + length).replace(/(?<=[A-Z])[ -](?=\d)/, '')).toBe(code.text);
      }
    }),
  );
});
