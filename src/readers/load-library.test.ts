import { expect, it } from 'vitest';
import { libraryOnce } from './load-library.ts';

it('loads a library once', async () => {
  let times = 0;
  const library = libraryOnce('PDFs', () => Promise.resolve((times += 1)));
  expect([await library(), await library()]).toEqual([
    { ok: true, value: 1 },
    { ok: true, value: 1 },
  ]);
});

it('blames no file for a library that cannot be had, and asks for it again', async () => {
  const answers = [() => Promise.reject(new TypeError('Failed to fetch')), () => Promise.resolve('there')];
  const library = libraryOnce('PDFs', () => (answers.shift() ?? (() => Promise.resolve('')))());
  expect(await library()).toEqual({
    ok: false,
    fault: {
      kind: 'worker',
      detail: 'what reads PDFs could not be loaded: TypeError: Failed to fetch',
      notBegun: true,
    },
  });
  expect(await library()).toEqual({ ok: true, value: 'there' });
});
