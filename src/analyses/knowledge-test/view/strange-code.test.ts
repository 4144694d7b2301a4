import { expect, it } from 'vitest';
import { codesOfReport } from './open-questions.ts';
import { strangenessOf } from './strange-code.ts';

const title = { value: 'Private Pilot Airplane', certainty: 'sure', confidence: 1, raw: '' } as const;

it.each([
  ['PA.I.A.K1', 'sure', undefined],
  ['PA.I.A.K30', 'sure', 'unknown'],
  ['IR.I.A.K1', 'sure', 'foreign'],
  ['IR.I.A.K1', 'by-hand', undefined],
  ['PLT012', 'sure', undefined],
] as const)('%s, %s, in a private pilot’s report: %s', (code, certainty, strange) => {
  const codes = new Set(codesOfReport({ fields: { examTitle: title } }));
  expect(strangenessOf({ code, certainty }, codes)).toBe(strange);
});

it('no code is foreign to an exam that is not known', () => {
  const codes = new Set(codesOfReport({ fields: {} }));
  expect(strangenessOf({ code: 'IR.I.A.K1', certainty: 'sure' }, codes)).toBeUndefined();
});
