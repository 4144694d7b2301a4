import { chosenLanguage } from './chosen-language.ts';
import type { Language } from './languages.ts';

/** Words of one language by their English ones. */
export type Terms = Readonly<Record<string, string>>;

type Loaded = { readonly default: Terms };

/** The words of one language come with it; English needs none. */
export const loadTerms: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Loaded>>> = {
  de: () => import('./terms/de.json'),
  fr: () => import('./terms/fr.json'),
  es: () => import('./terms/es.json'),
  it: () => import('./terms/it.json'),
};

const language = chosenLanguage();
const known: Terms =
  language === 'en' ? {} : await loadTerms[language]().then(({ default: terms }) => terms, nothing);

/** English stands in where the words could not be loaded. */
function nothing(): Terms {
  return {};
}

/**
 * What the analyses and reports call something, in the language of the page: a column's title or description, a panel,
 * a phase, a label. They are pure and speak English alone, and what is stored or handed on as data stays as they say it;
 * this is for showing. A text that is no such term (a name, a number, a file) comes back as it is.
 */
export function term(english: string, terms = known): string {
  return Object.hasOwn(terms, english) ? (terms[english] ?? english) : english;
}
