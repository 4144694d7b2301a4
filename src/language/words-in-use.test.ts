import { describe, expect, test } from 'vitest';
import { keepWords, wordsOf } from './words-in-use.ts';

describe('the words of a room', () => {
  test('are said in the language in use, with what stands in their places', () => {
    keepWords('shop', { c: ['Close', ['Files of ', 0]] }, { c: ['Schließen', ['Dateien von ', 0]] }, 'de');
    expect(wordsOf('shop')(0)).toBe('Schließen');
    expect(wordsOf('shop')(1, ['Ada'])).toBe('Dateien von Ada');
  });

  test('are English where a translation lacks them', () => {
    keepWords('shop', { c: ['Close', 'Open'] }, { c: ['', 'Öffnen'] }, 'de');
    expect([wordsOf('shop')(0), wordsOf('shop')(1)]).toEqual(['Close', 'Öffnen']);
  });

  test('are English where a sentence with a count was not translated', () => {
    keepWords('shop', { c: [['# file', '# files']] }, { c: [['', '']] }, 'de');
    expect(wordsOf('shop').p(0)).toEqual(['# file', '# files']);
  });

  test('count as the language does: none is one in French', () => {
    keepWords('shop', { c: [] }, { c: [] }, 'fr');
    expect([0, 1, 2].map((count) => wordsOf('shop')._.p?.(count))).toEqual([0, 0, 1]);
  });

  test('cannot be asked for before they came', () => {
    expect(() => wordsOf('nowhere')).toThrow('no words for nowhere');
  });
});
