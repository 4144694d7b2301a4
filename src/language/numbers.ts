import { chosenLanguage } from './chosen-language.ts';
import type { Language } from './languages.ts';

const pluralRules = new Map<Language, Intl.PluralRules>();

/**
 * What stands between whole and part of a number: a point in English, a comma in the others, as the browser's own
 * formatters have it (a test holds it to them). They are not asked: the first of a page takes as long as its first
 * drawing.
 */
export function decimalMark(language: Language = chosenLanguage()): string {
  return language === 'en' ? '.' : ',';
}

/**
 * 1.25 → "1.3", "1,3": a number with so many digits behind its decimal mark, with a true minus, and no minus before
 * nothing. Rounded as `toFixed` rounds, in every language alike: formatters round the shortest decimal instead, and
 * would show another digit now and then.
 */
export function fixed(value: number, digits: number, language: Language = chosenLanguage()): string {
  const text = value.toFixed(digits);
  const unsigned = text.startsWith('-') && Number(text) === 0 ? text.slice(1) : text.replace('-', '−');
  return unsigned.replace('.', decimalMark(language));
}

/** The same with its sign where it is not nothing: "+12", "−3.4", "0". */
export function signed(value: number, digits: number, language: Language = chosenLanguage()): string {
  const text = fixed(value, digits, language);
  return Number(value.toFixed(digits)) > 0 ? `+${text}` : text;
}

/** A number with the digits that it has, at most so many: 0.5 → "0.5", 40 → "40". */
export function brief(value: number, digitsAtMost: number, language: Language = chosenLanguage()): string {
  return numeral(String(Number(value.toFixed(digitsAtMost))), language);
}

/** A share in per cent: 0.384 → "38 %". */
export function percentText(share: number, digits = 0, language: Language = chosenLanguage()): string {
  return `${fixed(100 * share, digits, language)} %`;
}

/**
 * A text that is one number and nothing else, as data and reports hold it ("1.05", "-3.4"), as this language writes
 * it. What is more than a number (a name, "1.2.3", a sentence) stays as it is.
 */
export function numeral(text: string, language: Language = chosenLanguage()): string {
  return /^[-−+]?\d+(\.\d+)?$/.test(text) ? text.replace('-', '−').replace('.', decimalMark(language)) : text;
}

/** The same for every number in a text that is known to be of numbers: "12.3 to 14.5", "33.6 mL/min/kg". */
export function numerals(text: string, language: Language = chosenLanguage()): string {
  const mark = decimalMark(language);
  return text.replaceAll(/(?<![\d.])(\d+)\.(\d+)(?![\d.])/g, (_all, whole, part) => `${whole}${mark}${part}`);
}

/** Whether a count is told with the noun for one: 1 in English, 0 and 1 in French. */
export function isOne(count: number, language: Language = chosenLanguage()): boolean {
  let rules = pluralRules.get(language);
  if (rules === undefined) pluralRules.set(language, (rules = new Intl.PluralRules(language)));
  return rules.select(count) === 'one';
}
