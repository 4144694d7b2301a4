import { settingsKey } from '#core/settings-key.ts';
import { bestLanguage, spoken, type Language } from './languages.ts';

let chosen: Language | undefined;

/**
 * The language of this page for as long as it stands: what the user chose, else what the browser asks for. Another one
 * is used when the page is loaded anew, since constants hold words too.
 */
export function chosenLanguage(): Language {
  return (chosen ??= wantedLanguage());
}

/** The language that settings and browser ask for now: this page's, or the one after it is loaded anew. */
export function wantedLanguage(): Language {
  if (typeof navigator === 'undefined' || typeof localStorage === 'undefined') return 'en'; // while pages are made
  try {
    return languageFrom(localStorage.getItem(settingsKey), navigator.languages);
  } catch {
    return bestLanguage(navigator.languages); // storage is barred
  }
}

/** The language for stored settings (JSON, or none) and what a browser asks for, the most wanted first. */
export function languageFrom(
  settings: string | null,
  asked: readonly string[],
  among: readonly Language[] = spoken,
): Language {
  const stored = storedLanguage(settings);
  return among.find((language) => language === stored) ?? bestLanguage(asked, among);
}

function storedLanguage(settings: string | null): unknown {
  try {
    const read: unknown = JSON.parse(settings ?? '{}');
    return typeof read === 'object' && read !== null && 'language' in read ? read.language : undefined;
  } catch {
    return undefined; // not what was stored
  }
}
