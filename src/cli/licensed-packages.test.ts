import { expect, it } from 'vitest';
import { unlistedPackages } from './licensed-packages.ts';

it('a package in the build without a licence on the page is named, the innermost one', () => {
  const modules = new Map([
    [
      'a.js',
      [
        { id: '/p/src/app/a.ts', length: 9 },
        { id: '/p/node_modules/dexie/dist/dexie.mjs', length: 9 },
        { id: '/p/node_modules/jspdf/node_modules/@big/part/index.js', length: 9 },
        { id: '/p/node_modules/only-types/index.js', length: 0 },
      ],
    ],
  ]);
  expect(unlistedPackages(modules, new Set(['dexie']))).toEqual(['@big/part']);
});
