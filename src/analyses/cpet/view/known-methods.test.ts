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
