import { describe, expect, test } from 'vitest';
import { loadTerms, term } from './terms.ts';

describe('what an analysis calls something', () => {
  test('is said in another language where it has a word', () => {
    expect(term('Work rate', { 'Work rate': 'Leistung' })).toBe('Leistung');
  });

  test('stays as it is where it is a name or a number', () => {
    expect([term('case-01.csv', {}), term('constructor', {})]).toEqual(['case-01.csv', 'constructor']);
  });

  test('is the same set of words in every language, and none is empty', async () => {
    const all = await Promise.all(Object.values(loadTerms).map(async (load) => (await load()).default));
    const words = all.map((terms) => Object.keys(terms).sort());
    for (const one of words) expect(one).toEqual(words[0]);
    expect(all.flatMap((terms) => Object.values(terms)).filter((word) => word.trim() === '')).toEqual([]);
  });
});
