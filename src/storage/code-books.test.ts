import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openCodeBookStore } from './code-books.ts';
import { openDatabase } from './schema.ts';

it('code books are listed oldest first, and stay until they are removed', async () => {
  const store = openCodeBookStore(openDatabase('code-books-1'));
  await store.put({ id: 'ACS-7B', addedAtMs: 2, book: { title: 'b' } });
  await store.put({ id: 'ACS-6C', addedAtMs: 1, book: { title: 'a' } });
  expect((await store.list()).map(({ id }) => id)).toEqual(['ACS-6C', 'ACS-7B']);
  await store.remove('ACS-6C');
  await store.remove('never there');
  expect((await store.list()).map(({ id }) => id)).toEqual(['ACS-7B']);
});

it('a document that is read again takes its own place, and the earlier reading is given back', async () => {
  const store = openCodeBookStore(openDatabase('code-books-2'));
  expect(await store.put({ id: 'ACS-7B', addedAtMs: 1, book: 'first' })).toBeUndefined();
  expect(await store.put({ id: 'ACS-7B', addedAtMs: 2, book: 'second' })).toMatchObject({ book: 'first' });
  expect(await store.list()).toEqual([{ id: 'ACS-7B', addedAtMs: 2, book: 'second' }]);
});
