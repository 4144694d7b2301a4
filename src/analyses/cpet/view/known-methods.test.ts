import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { everyMetric } from '../metrics/every-metric.ts';
import { knownMethods } from './known-methods.ts';

const entries = knownMethods.flatMap((group) => group.entries);

it('the help lists every method once, each with a source', () => {
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  expect(entries.filter(({ source }) => source.trim() === '')).toEqual([]);
  expect(entries.length).toBeGreaterThan(everyMetric.length + 20);
});

it('a source that nobody has read yet says so', () => {
  const source = entries.find(({ id }) => id === 'peto2')?.source;
  expect(source).toMatch(/Caiozzo et al\. 1982/);
  expect(entries.some((entry) => entry.source.endsWith('(cited from memory)'))).toBe(true);
});

it('every rule by which cleaning leaves something out is among them', () => {
  const folder = 'src/analyses/cpet/cleaning';
  const text = readdirSync(folder)
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const codes = [...text.matchAll(/codes\.set\([^,]+, '([a-z-]+)'\)|\{ index, code: '([a-z-]+)'/g)].map(
    ([, named, listed]) => named ?? listed,
  );
  expect(new Set(codes).size).toBeGreaterThan(7);
  const known = new Set(entries.map(({ id }) => id));
  expect([...new Set(codes)].filter((code) => !known.has(`cleaning-${code ?? ''}`))).toEqual([]);
});
