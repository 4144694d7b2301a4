import { expect, it } from 'vitest';
import { withNewerDatabase } from './newer-build.ts';

it('raises the last version of the database, and nothing else', () => {
  const schema = 't.version(1).stores({a:`id`}),t.version(2).upgrade(e=>e),t.version(12).stores({b:`id`})';
  expect(withNewerDatabase(schema)).toBe(schema.replace('version(12)', 'version(13)'));
  expect(withNewerDatabase('library.version(3).stores(x)')).toBe('library.version(3).stores(x)');
});
