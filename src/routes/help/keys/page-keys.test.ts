import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pageKeys } from './page-keys.ts';

it.each(pageKeys)('the keys listed for “$title” are those that the page hears', ({ heardBy, names }) => {
  const source = heardBy.map((path) => readFileSync(path, 'utf8')).join('\n');
  expect(names.filter((name) => !source.includes(name))).toEqual([]);
});

/** Hears keys with Ctrl alone. */
const withCtrl = ['test/reviewed-result.svelte'];

// WCAG 2.1.4: a key of one sign that a whole page hears, whatever has the focus, can be switched off.
it('every page that hears keys wherever the focus is asks whether those of one sign are wanted', () => {
  const hearing = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.svelte') && !withCtrl.includes(name))
    .map((name) => ({ name, source: readFileSync(`src/routes/${name}`, 'utf8') }))
    .filter(({ source }) => /<svelte:(window|document)[^>]*onkeydown/.test(source));
  expect(hearing.length).toBeGreaterThan(3);
  expect(
    hearing.filter(({ source }) => !source.includes('isUnwantedKey(event)')).map(({ name }) => name),
  ).toEqual([]);
});
