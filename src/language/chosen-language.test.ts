import { describe, expect, test } from 'vitest';
import { languageFrom } from './chosen-language.ts';

const among = ['en', 'de', 'fr'] as const;

describe('the language of a page', () => {
  test('is what was chosen in the settings, whatever the browser asks for', () => {
    expect(languageFrom('{"language":"fr"}', ['de'], among)).toBe('fr');
  });

  test('is what the browser asks for where the settings leave it to it, or hold nonsense', () => {
    for (const stored of [
      null,
      '{"language":"system"}',
      '{"language":"xx"}',
      '{"theme":"dark"}',
      'null',
      '{',
    ])
      expect(languageFrom(stored, ['de-AT', 'en'], among)).toBe('de');
  });

  test('is none that the app does not speak any more', () => {
    expect(languageFrom('{"language":"it"}', ['es'], among)).toBe('en');
  });
});
