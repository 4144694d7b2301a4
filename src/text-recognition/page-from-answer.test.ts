import { expect, it } from 'vitest';
import { pageFromAnswer } from './page-from-answer.ts';

it('An answer without any content is a page without lines', () => {
  const empty = { origin: 'recognised', unit: 'pixel', width: 30, height: 20, lines: [] };
  expect(pageFromAnswer('', 30, 20)).toEqual(empty);
  expect(pageFromAnswer('{}', 30, 20)).toEqual(empty);
});
