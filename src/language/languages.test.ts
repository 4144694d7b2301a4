import { readFileSync } from 'node:fs';
import PO from 'pofile';
import { describe, expect, test } from 'vitest';
import { bestLanguage, languageNames, spoken, type Language } from './languages.ts';

const catalogue = (language: Language) =>
  PO.parse(readFileSync(new URL(`${language}.po`, import.meta.url), 'utf8')).items;

describe('the language of the page', () => {
  test('is the first that a person wants and the app speaks, whatever its region', () => {
    expect(bestLanguage(['de-CH', 'fr', 'en'], ['en', 'fr', 'de'])).toBe('de');
    expect(bestLanguage(['gsw', 'FR-ca', 'en'], ['en', 'fr', 'de'])).toBe('fr');
  });

  test('is English where it speaks none of them', () => {
    expect(bestLanguage(['ja', 'pt-BR'], ['en', 'fr'])).toBe('en');
    expect(bestLanguage([])).toBe('en');
  });
});

describe('a language that is spoken', () => {
  test.each(spoken)('%s says all that there is to say', (language) => {
    const unsaid = catalogue(language).filter(({ obsolete, msgstr }) => !obsolete && msgstr.includes(''));
    expect(unsaid.map(({ msgid }) => msgid)).toEqual([]);
  });

  test('has a name', () => {
    for (const language of spoken) expect(languageNames[language]).toBeTruthy();
  });
});
