import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { knownFaults } from './fault-advice.ts';
import { knownMethods } from './known-methods.ts';
import { knownReasons } from './reason-words.ts';
import { knownRemarks } from './remark-words.ts';

// Faults of code books have advice of their own, where books are added.
const folder = new URL('..', import.meta.url).pathname;
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.includes('.test.') && !/^(view|code-book)\//.test(path))
  .map((path) => readFileSync(join(folder, path), 'utf8'))
  .join('\n');

function codesIn(pattern: RegExp): readonly string[] {
  return [...new Set([...sources.matchAll(pattern)].map(([, code = '']) => code))];
}

it('every remark that a finding can carry is explained in the help', () => {
  const known = new Set(knownRemarks.map(({ code }) => code));
  const made = codesIn(/code: '([a-z]+(?:-[a-z0-9]+)+)',\s*\n?\s*severity/g);
  expect(made.length).toBeGreaterThan(8);
  expect(made.filter((code) => !known.has(code))).toEqual([]);
});

it('every fault that a file can end with has advice', () => {
  const known = new Set(knownFaults.map(({ code }) => code));
  const made = codesIn(/failFile\(\s*'[a-z]+',\s*'([a-z-]+)'/g);
  expect(made.filter((code) => !known.has(code))).toEqual([]);
});

it('every reason for a review is explained', () => {
  const known = new Set(knownReasons.map(({ code }) => code));
  const made = codesIn(/reason\(\s*'([a-z-]+)'/g);
  expect(made.length).toBeGreaterThan(8);
  expect(made.filter((code) => !known.has(code))).toEqual([]);
});

it('the help lists every method once, each with a source', () => {
  const entries = knownMethods.flatMap((group) => group.entries);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  expect(entries.filter(({ source }) => source.trim() === '')).toEqual([]);
});
