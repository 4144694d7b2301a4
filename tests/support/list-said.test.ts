import { describe, expect, test } from 'vitest';
import { languageNames, spoken, type Language } from '#language/languages.ts';
import { isPattern } from '#language/say-in-patterns.ts';
import type { Terms } from '#language/say-in.ts';
import { loadTerms } from '#language/terms.ts';
import { committedSaid, listSaid } from './list-said.ts';

const places = (text: string): readonly string[] => (text.match(/\{\d+\}/g) ?? []).sort();
const others = (Object.keys(languageNames) as Language[]).filter((language) => language !== 'en');
const termsOf = async (language: Language): Promise<Terms> =>
  language === 'en' ? {} : (await loadTerms[language]()).default;

describe('what pure code says', () => {
  test('is listed; mend with: npx tsx tests/support/list-said.ts --write, then say it in every language', async () => {
    expect(committedSaid()).toEqual([...(await listSaid()).keys()]);
  }, 120_000); // loads every analysis, and on a machine that is busy that takes long

  test('has words of its own around its values, and no values that touch', () => {
    const odd = committedSaid().filter((text) => places(text).length > 0 && !isPattern(text));
    expect(odd).toEqual([]);
  });
});

describe.each(others)('in %s', (language) => {
  test('nothing is said that nobody says any more', async () => {
    const said = new Set(committedSaid());
    expect(Object.keys(await termsOf(language)).filter((english) => !said.has(english))).toEqual([]);
  });

  test('every translation has words, and the values of its original', async () => {
    const wrong = Object.entries(await termsOf(language)).filter(
      ([english, said]) => said.trim() === '' || places(english).join() !== places(said).join(),
    );
    expect(wrong).toEqual([]);
  });

  test.runIf(spoken.includes(language))('everything is said', async () => {
    const terms = await termsOf(language);
    expect(committedSaid().filter((english) => !Object.hasOwn(terms, english))).toEqual([]);
  });
});
