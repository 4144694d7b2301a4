import { describe, expect, test } from 'vitest';
import { withAllFirstCode, withCodeAhead } from './name-first-code.ts';

const link = (path: string) => `<link href="../_app/immutable/${path}" rel="modulepreload">`;
const imports = new Map([
  ['_app/immutable/nodes/4.js', ['_app/immutable/chunks/a.js']],
  ['_app/immutable/chunks/a.js', ['_app/immutable/chunks/b.js', '_app/immutable/chunks/c.js']],
  ['_app/immutable/chunks/b.js', ['_app/immutable/chunks/a.js']],
]);

describe('a page names its first code', () => {
  test('with what each piece begins with, however deep, and nothing twice', () => {
    const page = `<head>${link('nodes/4.js')}${link('chunks/c.js')}<style></style></head>`;
    const found = withAllFirstCode(page, imports).match(/immutable\/[^"]+/g);
    expect(found).toEqual([
      'immutable/nodes/4.js',
      'immutable/chunks/c.js',
      'immutable/chunks/a.js',
      'immutable/chunks/b.js',
    ]);
  });

  test('under the path it is served from, before its styles', () => {
    const page = `<head>${link('nodes/4.js')}<style></style></head>`;
    expect(withAllFirstCode(page, imports)).toContain(`${link('chunks/c.js')}<style>`);
  });

  test('and a page without code stays as it is', () => {
    expect(withAllFirstCode('<title>Words</title>', imports)).toBe('<title>Words</title>');
  });
});

describe('a page has code fetched ahead', () => {
  const page = `<head>${['nodes/4', 'chunks/a', 'chunks/b', 'chunks/c'].map((each) => link(`${each}.js`)).join('')}</head>`;
  const ahead = ['_app/immutable/chunks/stores.js'];
  const all = new Map([
    ...imports,
    ['_app/immutable/chunks/stores.js', ['_app/immutable/chunks/a.js', '_app/immutable/chunks/d.js']],
  ]);

  test('behind all that it begins with, with what that needs and the page does not name', () => {
    const more = ['stores', 'd'].map(
      (each) => `\n\t\t<meta name="benchside-ahead" content="../_app/immutable/chunks/${each}.js">`,
    );
    expect(withCodeAhead(page, all, ahead)).toBe(page.replace('</head>', `${more.join('')}</head>`));
  });
});
