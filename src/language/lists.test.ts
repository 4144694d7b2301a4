import { describe, expect, test } from 'vitest';
import { andList, inSentence, orList } from './lists.ts';

describe('a list in a sentence', () => {
  test('joins its last two with a word', () => {
    expect([andList(['VT1']), andList(['VT1', 'VT2']), andList(['a', 'b', 'c'])]).toEqual([
      'VT1',
      'VT1 and VT2',
      'a, b and c',
    ]);
    expect(orList(['VO2', 'VCO2'])).toBe('VO2 or VCO2');
  });

  test('follows the language', () => {
    expect(andList(['VT1', 'VT2'], 'de')).toBe('VT1 und VT2');
    expect(orList(['VO2', 'VCO2'], 'it')).toBe('VO2 o VCO2');
  });
});

test('a title in a sentence loses its capital, but for German nouns', () => {
  expect([inSentence('Mean error'), inSentence('Fehler', 'de')]).toEqual(['mean error', 'Fehler']);
});
