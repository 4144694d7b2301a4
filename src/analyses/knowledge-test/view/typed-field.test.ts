import { expect, it } from 'vitest';
import { fieldInWords, fieldTyped, type FieldName } from './typed-field.ts';

it.each<[FieldName, string, unknown]>([
  ['name', 'SAMPLE, ALEX RIVER JR', { family: 'SAMPLE', given: 'ALEX RIVER', suffix: 'JR' }],
  ['ftn', 'c 0000001', 'C0000001'],
  ['ftn', '0000001', undefined],
  ['examCode', 'par', 'PAR'],
  ['examDate', '1/15/2025', '2025-01-15'],
  ['examDate', '2025-02-30', undefined],
  ['scorePercent', '85 %', 85],
  ['scorePercent', '185', undefined],
  ['grade', 'P', 'pass'],
  ['take', '2', 2],
  ['expiresOn', '', undefined],
])('%s typed as "%s" is %o', (name, typed, value) => {
  expect(fieldTyped(name, typed)).toEqual(value);
});

it('a name in words is typed back as the same name', () => {
  const name = { family: "O'FICTION", given: 'JO ANN', suffix: 'III' };
  expect(fieldTyped('name', fieldInWords(name))).toEqual(name);
});
