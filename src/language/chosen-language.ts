import { settingsKey } from '#core/settings-key.ts';
import { bestLanguage, spoken, type Language } from './languages.ts';

let chosen: Language | undefined;

/**
 * The language of this page for as long as it stands: what the user chose, else what the browser asks for. Another one
 * is used when the page is loaded anew, since constants hold words too.
 */
export function chosenLanguage(): Language {
  return (chosen ??= askedFor());
}

function askedFor(): Language {
  if (typeof navigator === 'undefined' || typeof localStorage === 'undefined') return 'en'; // while pages are made
  return storedLanguage() ?? bestLanguage(navigator.languages);
}

function storedLanguage(): Language | undefined {
  try {
    const settings = JSON.parse(localStorage.getItem(settingsKey) ?? '{}') as { readonly language?: unknown };
    return spoken.find((language) => language === settings.language);
  } catch {
    return undefined; // storage barred or unreadable
  }
}
