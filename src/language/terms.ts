import { visibleText } from '#core/visible-text.ts';
import { chosenLanguage } from './chosen-language.ts';
import type { Language } from './languages.ts';
import { sayIn, type Terms } from './say-in.ts';

type Loaded = { readonly default: Terms };

/** The words of one language come with it; English needs none. */
export const loadTerms: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Loaded>>> = {
  de: () => import('./terms/de.json'),
  fr: () => import('./terms/fr.json'),
  es: () => import('./terms/es.json'),
  it: () => import('./terms/it.json'),
};

const language = chosenLanguage();
/** English stands in where the words could not be loaded. */
let known: Terms = {};
const made = new WeakMap<Terms, (english: string) => string>();

/** Takes the words of the language in use, before anything is said (`load-words.ts`). */
export function knowTerms(terms: Terms): void {
  known = terms;
}

/**
 * What the analyses, the engine and the workers say, in the language of the page: a column's title or description, a
 * label, a remark with its values, the reason why a value is missing. They are pure and speak English alone, and what
 * is stored or handed on as data stays as they say it; this is for showing. A text that nothing is known of (a name, a
 * file) comes back as it is, but for signs that nobody could see.
 */
export function term(english: string, terms = known, spokenIn = language): string {
  if (terms === known && language === 'en') return visibleText(english);
  let say = made.get(terms);
  if (say === undefined) made.set(terms, (say = remembering(sayIn(terms, spokenIn))));
  return say(english);
}

/** So many texts are remembered at once: a long table says the same few again and again. */
const mostRemembered = 4_000;

function remembering(say: (english: string) => string): (english: string) => string {
  const said = new Map<string, string>();
  return (english) => {
    let words = said.get(english);
    if (words === undefined) {
      if (said.size >= mostRemembered) said.clear();
      said.set(english, (words = visibleText(say(english))));
    }
    return words;
  };
}
