import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pageKeys } from './page-keys.ts';

it.each(pageKeys)('the keys listed for “$title” are those that the page hears', ({ heardBy, names }) => {
  const source = readFileSync(heardBy, 'utf8');
  expect(names.filter((name) => !source.includes(name))).toEqual([]);
});
