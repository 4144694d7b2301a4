import { chosenLanguage } from './chosen-language.ts';
import type { Language } from './languages.ts';

const made = new Map<string, Intl.ListFormat>();

function list(parts: readonly string[], type: 'conjunction' | 'disjunction', language: Language): string {
  const key = `${language} ${type}`;
  let format = made.get(key);
  if (format === undefined) {
    // British English, as in the sentences: no comma before "and".
    format = new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type });
    made.set(key, format);
  }
  return format.format(parts);
}

/** "VT1", "VT1 and VT2", "a, b and c". */
export function andList(parts: readonly string[], language: Language = chosenLanguage()): string {
  return list(parts, 'conjunction', language);
}

/** "VO2 or VCO2", "a, b or c". */
export function orList(parts: readonly string[], language: Language = chosenLanguage()): string {
  return list(parts, 'disjunction', language);
}

/** A title as it stands inside a sentence: "Mean error" → "mean error"; German nouns keep their capital. */
export function inSentence(title: string, language: Language = chosenLanguage()): string {
  return language === 'de' ? title : title.toLowerCase();
}
