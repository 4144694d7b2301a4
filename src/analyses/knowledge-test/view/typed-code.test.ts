import { describe, expect, it } from 'vitest';
import { codesOfExam } from '../codes/numbering.ts';
import { codeTyped, completeCode } from './typed-code.ts';

const codes = codesOfExam('PAR');

describe('a typed code', () => {
  it.each([
    ['PA.I.B.K1a', 'PA.I.B.K1a'],
    ['pa.i.b.k1A', 'PA.I.B.K1a'],
    ['paibk1a', 'PA.I.B.K1a'],
    [' pa i b k1a ', 'PA.I.B.K1a'],
    ['plt012', 'PLT012'],
    ['CA.I.A.K1', 'CA.I.A.K1'],
    ['pa.ii', undefined],
    ['', undefined],
    ['nonsense', undefined],
  ])('%s is %s', (typed, code) => {
    expect(codeTyped(typed, codes)).toBe(code);
  });

  it('is completed from the list of the exam', () => {
    expect(completeCode('paibk1', codes)).toContain('PA.I.B.K1a');
    expect(completeCode('pa.i.', codes).every((code) => code.startsWith('PA.I.'))).toBe(true);
    expect(completeCode('PAII', codes, 1000).some((code) => code.startsWith('PA.III.'))).toBe(true);
    expect(completeCode('', codes)).toEqual([]);
    expect(completeCode('pa', codes)).toHaveLength(8);
  });

  it('is one without dots too, wherever in the list it stands', () => {
    const some = codes.filter((_code, place) => place % 10 === 0);
    const misread = some.filter((code) => codeTyped(code.replaceAll('.', '').toLowerCase(), codes) !== code);
    expect(misread).toEqual([]);
  });
});
