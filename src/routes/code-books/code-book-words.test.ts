import { expect, test } from 'vitest';
import { adviceFor, completenessInWords, monthInWords } from './code-book-words.ts';

const counts = { areas: 1, tasks: 1, elements: 1192, archived: 0 };

test('a book is whole, lacks codes, or cannot be judged', () => {
  expect(completenessInWords({ ...counts, numbering: { codes: 1192, missing: [], extra: [] } })).toEqual({
    whole: true,
    words: 'All 1192 codes of its numbering',
  });
  expect(
    completenessInWords({ ...counts, numbering: { codes: 3, missing: ['PA.I.A.K1'], extra: ['a', 'b'] } }),
  ).toEqual({
    whole: false,
    words: '1 code of its numbering not found, 2 codes that its numbering does not have',
  });
  expect(completenessInWords(counts).whole).toBeUndefined();
});

test('dates of covers are said in words', () => {
  expect(monthInWords('2023-11')).toBe('November 2023');
  expect(monthInWords('2024-05-31')).toBe('31 May 2024');
});

test('every fault of a file has its advice', () => {
  for (const code of [
    'empty-file',
    'unsupported-type',
    'file-too-large',
    'pdf-encrypted',
    'pdf-damaged',
    'pdf-too-large',
    'pdf-too-many-pages',
    'pdf-too-much-text',
    'no-text-found',
    'not-a-certification-standard',
    'json-damaged',
    'not-a-code-book',
  ])
    expect(adviceFor(code)).toBeDefined();
});
