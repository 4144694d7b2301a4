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

  test('cannot be asked for before they came', () => {
    expect(() => wordsOf('nowhere')).toThrow('no words for nowhere');
  });
});
