import { describe, expect, test } from 'vitest';
import { locate } from './locate.ts';
import type { ShippedFile } from './shipped.ts';

const files = new Map(
  ['', 'batch/', 'help/columns/', '_app/immutable/entry/app.1a2b.js'].map((path): [string, ShippedFile] => [
    path,
    { path, part: 'app', bytes: 1, sha256: 'AAAA' },
  ]),
);

/** What is found, as the path of a file or "→" and where to go instead. */
function found(scope: string, url: string, isNavigation = true): string | undefined {
  const located = locate(files, scope, { url, isNavigation });
  if (located === undefined) return undefined;
  return located.kind === 'file' ? `“${located.file.path}”` : `→ ${located.to}`;
}

describe('an address, asked of the app on this device', () => {
  const scope = 'https://lab.example/';

  test.each([
    ['https://lab.example/', '“”'],
    ['https://lab.example/?from=install', '“”'],
    ['https://lab.example/batch/?id=7&row=3', '“batch/”'],
    ['https://lab.example/help/columns/#vo2', '“help/columns/”'],
    ['https://lab.example/batch?id=7', '→ https://lab.example/batch/?id=7'],
    ['https://lab.example/help/columns', '→ https://lab.example/help/columns/'],
    ['https://lab.example/index.html', '→ https://lab.example/'],
    ['https://lab.example/batch/index.html?id=7', '→ https://lab.example/batch/?id=7'],
    ['https://lab.example/nothing/', undefined],
    ['https://lab.example/help/', undefined],
  ])('%s is %s', (url, expected) => {
    expect(found(scope, url)).toBe(expected);
  });

  test('is a file only where it is one: a script is never a page', () => {
    expect(found(scope, 'https://lab.example/_app/immutable/entry/app.1a2b.js', false)).toBe(
      '“_app/immutable/entry/app.1a2b.js”',
    );
    expect(found(scope, 'https://lab.example/batch', false)).toBeUndefined();
  });

  test('is found under any path the app is served from, and nowhere else', () => {
    const below = 'https://clinic.example/tools/benchside/';
    expect(found(below, 'https://clinic.example/tools/benchside/batch/?id=7')).toBe('“batch/”');
    expect(found(below, 'https://clinic.example/tools/benchside/batch?id=7')).toBe(
      '→ https://clinic.example/tools/benchside/batch/?id=7',
    );
    expect(found(below, 'https://clinic.example/batch/')).toBeUndefined();
    expect(found(below, 'https://other.example/tools/benchside/batch/')).toBeUndefined();
  });
});
