import { chosenLanguage } from './chosen-language.ts';
import type { Language } from './languages.ts';
import { knowTerms, loadTerms } from './terms.ts';
import { knowTranslation, type Translation } from './words-in-use.ts';

/** Made by the build from the catalogues (`cli/bundle-words.ts`). */
const translations: Readonly<
  Record<Exclude<Language, 'en'>, () => Promise<{ readonly default: Translation }>>
> = {
  de: () => import('virtual:translation/de'),
  fr: () => import('virtual:translation/fr'),
  es: () => import('virtual:translation/es'),
  it: () => import('virtual:translation/it'),
};

/**
 * Has the words of the page's language here before any code runs that says something; English comes with that code.
 * What cannot be loaded is said in English. Never rejects.
 *
 * [Note: Nothing waits at the top] Modules could await their words themselves. But WebKit runs the code behind a module
 * that waits before it has ended, where two ask for it at a time (seen in WebKitGTK 2.50: the pages of a test and of
 * Privacy stayed empty, in English too). So the framework waits for this before it loads a page, and the build refuses
 * pieces of code that wait at their top (`cli/check-waiting.ts`).
 */
export async function loadWords(language = chosenLanguage()): Promise<void> {
  if (language === 'en') return;
  const nothing = (): undefined => undefined;
  const [terms, translation] = await Promise.all([
    loadTerms[language]().catch(nothing),
    translations[language]().catch(nothing),
  ]);
  if (terms !== undefined) knowTerms(terms.default);
  if (translation !== undefined) knowTranslation(translation.default);
}
