/** In what each language is called in itself, as a list of languages shows it. Of each there is a catalogue (`*.po`). */
export const languageNames = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  it: 'Italiano',
} as const;

export type Language = keyof typeof languageNames;

/**
 * Those that the app speaks: all that it says is in them, numbers and dates too. What is written in the code in English
 * is the original of all others. A translation that is being made is not offered: half of it would be English.
 */
export const spoken: readonly Language[] = ['en', 'de', 'fr', 'es', 'it'];

/** The first of these languages that is spoken, by its primary subtag (RFC 5646); else English. */
export function bestLanguage(wanted: readonly string[], among = spoken): Language {
  for (const tag of wanted) {
    const [primary = ''] = tag.toLowerCase().split('-');
    const found = among.find((language) => language === primary);
    if (found !== undefined) return found;
  }
  return 'en';
}
