import { describe, expect, test } from 'vitest';
import { loadTerms, term } from './terms.ts';

describe('what an analysis calls something', () => {
  test('is said in another language where it has a word', () => {
    expect(term('Work rate', { 'Work rate': 'Leistung' })).toBe('Leistung');
  });

  test('stays as it is where it is a name or a number', () => {
    expect([term('case-01.csv', {}), term('constructor', {})]).toEqual(['case-01.csv', 'constructor']);
  });

  test('is said with its values in a sentence of the language', () => {
    const terms = {
      VT2: 'VT2',
      'no {0} in the file': 'le fichier n’a pas de {0}',
      'heart rate': 'fréquence cardiaque',
    };
    expect(term('no heart rate in the file', terms, 'fr')).toBe('le fichier n’a pas de fréquence cardiaque');
  });

  test('can be loaded for every language', async () => {
    const all = await Promise.all(Object.values(loadTerms).map(async (load) => (await load()).default));
    for (const terms of all) expect(terms['Work rate']).toBeTruthy();
  });
});
