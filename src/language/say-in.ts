import type { Language } from './languages.ts';
import { andList, orList } from './lists.ts';
import { numeral } from './numbers.ts';
import { lastBracket, splitOutside } from './say-in-brackets.ts';
import { compilePatterns, fitsOf, type Fit } from './say-in-patterns.ts';

/** Words and sentences of one language by their English ones; `{0}` stands for a value in both. */
export type Terms = Readonly<Record<string, string>>;

/** What a text became; not known where some of it is still as it was and may be English. */
type Said = { readonly text: string; readonly known: boolean };
type Say = (part: string) => Said;

const longest = 4_000;
const deepest = 6;

const unit =
  'mL/min/kg|mL/min/W|mL/min²|mL/min|mL/kg|mL/L|mL|L/min|L|W/min|W|1/min|rpm|bpm|kg|g/min|cm|mm|mmHg|kPa|km/h|mph|kB|MB|GB|ms|min|s|h|°C|%';
/** A number, a clock or several, with a unit or without. */
const measured = new RegExp(`^[-−+]?\\d+(?:[.:]\\d+)*(?: (?:${unit}))?$`);

/** Grades, classes, symbols, units and days: the same in every language. */
const sameEverywhere = new RegExp(
  `^(?:[A-Z]|I{1,3}|IV|VT[12]?|V?C?O2|RER|VE|VE/VC?O2|PETC?O2|SpO2|\\d{4}-\\d\\d-\\d\\d|${unit})$`,
);

/** What stands before signs that other languages join closer. */
const spacing: Readonly<Record<Language, { readonly sign: string; readonly percent: string }>> = {
  en: { sign: '', percent: ' ' },
  de: { sign: '', percent: ' ' },
  fr: { sign: '\u202f', percent: '\u202f' },
  es: { sign: '', percent: '\u00a0' },
  it: { sign: '', percent: ' ' },
};

/**
 * How one language says what pure code says in English: a function from text to text. Whole texts are looked up first;
 * then the pattern with the most words of its own that fits; then a text is taken apart where sentences, clauses and
 * lists are joined. What nothing is known of (a name, a file) comes back as it is. Nothing is said twice, and patterns are
 * fitted from left to right without ever going back, so that no text takes long.
 */
export function sayIn(terms: Terms, language: Language): (english: string) => string {
  const patterns = compilePatterns(terms);
  const sayWhole = (text: string): Said | undefined => {
    if (Object.hasOwn(terms, text)) return { text: terms[text] ?? text, known: true };
    if (measured.test(text)) return { text: sayMeasured(text, language), known: true };
    return sameEverywhere.test(text) ? { text, known: true } : undefined;
  };
  const sayTaken = (text: string, say: Say): Said => {
    const fits = fitsOf(text, patterns);
    const tight = fits.filter(({ isLoose }) => !isLoose);
    const certain = sayFit(tight, say) ?? sayAround(text, say) ?? sayTitle(text, sayWhole, language);
    if (certain !== undefined) return certain;
    const parts = sayInParts(text, language, say);
    if (parts.known) return parts;
    const loose = fits.filter(({ isLoose }) => isLoose);
    return sayFit(loose, say) ?? parts;
  };
  return (english) => {
    const said = new Map<string, Said>();
    const say = (text: string, depth: number): Said => {
      const key = `${String(depth)} ${text}`;
      const before = sayWhole(text) ?? said.get(key);
      if (before !== undefined) return before;
      const isOpaque = depth > deepest || text.length > longest || !/\p{L}{2}/u.test(text);
      const now = isOpaque ? { text, known: false } : sayTaken(text, (part) => say(part, depth + 1));
      said.set(key, now);
      return now;
    };
    return say(english, 0).text;
  };
}

function sayMeasured(text: string, language: Language): string {
  const [number = text, ...units] = text.split(' ');
  const said = [numeral(number, language), ...units].join(' ');
  return said.replace(' %', `${spacing[language].percent}%`);
}

/** The first of these whose values are known as far as it asks for that. */
function sayFit(fits: readonly Fit[], say: Say): Said | undefined {
  for (const { pattern, values } of fits) {
    const said = values.map((value, at) => (pattern.names[at] === true ? asName(value) : say(value)));
    if (pattern.isWeak && said.some(({ known }) => !known)) continue;
    const byPlace = new Map(pattern.places.map((place, at) => [place, said[at]?.text]));
    const text = pattern.translation.replaceAll(
      /\{(\d+)\}/g,
      (all, place: string) => byPlace.get(place) ?? all,
    );
    return { text, known: true };
  }
  return undefined;
}

/** The heading of a column stays as it is, "Time" too; more than a word, with its unit, may be none. */
function asName(text: string): Said {
  return { text, known: /^\S+(?: [([]\S+[)\]])?$/.test(text) };
}

/** A sentence made of a clause: its capital, its full stop. */
function sayAround(text: string, say: Say): Said | undefined {
  if (text.endsWith('.') && !/[.!?] /.test(text)) {
    const said = say(text.slice(0, -1));
    if (said.known) return { text: `${said.text}.`, known: true };
  }
  if (/^\p{Lu}\p{Ll}/u.test(text)) {
    const said = say(text.slice(0, 1).toLowerCase() + text.slice(1));
    if (said.known) return { text: said.text.slice(0, 1).toUpperCase() + said.text.slice(1), known: true };
  }
  return undefined;
}

/** A title within a sentence: nouns keep their capital in German. */
function sayTitle(
  text: string,
  sayWhole: (text: string) => Said | undefined,
  language: Language,
): Said | undefined {
  if (!/^\p{Ll}{2}/u.test(text)) return undefined;
  const said = sayWhole(text.slice(0, 1).toUpperCase() + text.slice(1));
  if (said === undefined || language === 'de' || /^.\p{Lu}/u.test(said.text)) return said;
  return { text: said.text.slice(0, 1).toLowerCase() + said.text.slice(1), known: true };
}

/** What was joined, by the join that parts it most: a part that is not known stays as it is. */
function sayInParts(text: string, language: Language, say: Say): Said {
  return (
    saySentences(text, say) ??
    sayJoined(text, '; ', `${spacing[language].sign}; `, say) ??
    sayJoined(text, ' · ', ' · ', say) ??
    sayLabelled(text, language, say) ??
    sayList(text, language, say) ??
    sayBracketed(text, say) ?? { text, known: false }
  );
}

/** A sentence is known with its full stop. */
function saySentences(text: string, say: Say): Said | undefined {
  const parts = splitOutside(text, '. ');
  if (parts.length < 2) return undefined;
  const said = parts.map((part, at) => {
    const whole = at === parts.length - 1 ? undefined : say(`${part}.`);
    return whole?.known === true ? { text: whole.text.replace(/\.$/, ''), known: true } : say(part);
  });
  return { text: said.map((part) => part.text).join('. '), known: said.every(({ known }) => known) };
}

function sayJoined(text: string, join: string, joined: string, say: Say): Said | undefined {
  const parts = splitOutside(text, join);
  if (parts.length < 2) return undefined;
  const said = parts.map(say);
  const isSaid = said.some((one, at) => one.known || one.text !== parts[at]);
  return {
    text: isSaid ? said.map((part) => part.text).join(joined) : text,
    known: said.every(({ known }) => known),
  };
}

/** "VT1: the network sees none". */
function sayLabelled(text: string, language: Language, say: Say): Said | undefined {
  const [label = '', ...rest] = splitOutside(text, ': ');
  if (rest.length === 0 || label === '') return undefined;
  const after = rest.join(': ');
  const said = [say(label), say(after)] as const;
  if (said[0].text === label && said[1].text === after && !said[0].known) return { text, known: false };
  return {
    text: `${said[0].text}${spacing[language].sign}: ${said[1].text}`,
    known: said.every(({ known }) => known),
  };
}

/** "VO2peak (moving 30 s)". */
function sayBracketed(text: string, say: Say): Said | undefined {
  const found = lastBracket(text);
  if (found === undefined) return undefined;
  const [before, within] = [say(found[0]), say(found[1])];
  if (!before.known && !within.known) return undefined;
  return { text: `${before.text} (${within.text})`, known: before.known && within.known };
}

/** "sex, age, height", "VT1 and VT2", "string or number": only where all of it is known, since names have commas too. */
function sayList(text: string, language: Language, say: Say): Said | undefined {
  const inLine = (parts: readonly string[]): string => parts.join(', ');
  const joins = [
    [', ', inLine],
    [' / ', (parts: readonly string[]) => parts.join(' / ')],
    [' and ', (parts: readonly string[]) => andList(parts, language)],
    [' or ', (parts: readonly string[]) => orList(parts, language)],
  ] as const;
  for (const [join, joined] of joins) {
    const parts = splitOutside(text, join);
    if (parts.length < 2) continue;
    const said = parts.map(say);
    if (said.some(({ known }) => !known)) return undefined;
    return { text: joined(said.map((part) => part.text)), known: true };
  }
  return undefined;
}
