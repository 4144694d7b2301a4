import { expect, test } from 'vitest';
import type { PartId, ShippedFile } from './shipped.ts';
import { filesOf, storedParts } from './stored-parts.ts';

const file = (path: string, part: PartId, bytes: number): ShippedFile => ({ path, part, bytes, sha256: '' });
const files = [
  file('', 'app', 10),
  file('a.js', 'app', 20),
  file('ocr.wasm', 'pictures', 300),
  file('eng.gz', 'pictures', 100),
];

test('of each part is told how much of it is on this device', () => {
  const here = new Set(['', 'a.js', 'eng.gz']);
  expect(storedParts(files, ({ path }) => here.has(path))).toEqual([
    { id: 'app', bytes: 30, storedBytes: 30 },
    { id: 'pictures', bytes: 400, storedBytes: 100 },
    { id: 'samples', bytes: 0, storedBytes: 0 },
    { id: 'gpu', bytes: 0, storedBytes: 0 },
  ]);
});

test('a part is the files that name it', () => {
  expect(filesOf(files, 'pictures').map(({ path }) => path)).toEqual(['ocr.wasm', 'eng.gz']);
});
