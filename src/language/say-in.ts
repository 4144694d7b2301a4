import type { Language } from './languages.ts';
import { andList } from './lists.ts';
import { numeral } from './numbers.ts';

/** Words and sentences of one language by their English ones; `{0}` stands for a value in both. */
export type Terms = Readonly<Record<string, string>>;

/** What a text became; not known where some of it is still as it was and may be English. */
type Said = { readonly text: string; readonly known: boolean };

type Pattern = {
  /** The fixed parts in order, one more than there are values. */
  readonly parts: readonly string[];
  /** Which value stands behind each part but the last. */
  readonly places: readonly string[];
  readonly translation: string;
  readonly letters: number;
  /** Too few words of its own to be sure by them: every value must be known too. */
  readonly isWeak: boolean;
};

type Patterns = {
  readonly byWord: ReadonlyMap<string, readonly Pattern[]>;
  /** Those without a word that stands free of their values. */
  readonly others: readonly Pattern[];
};

const longest = 4_000;
const deepest = 4;
const sure = { letters: 8, lettersInParts: 6 };
/** A number, a clock or several, with a unit or without. */
const measured =
  /^[-−+]?\d+(?:[.:]\d+)*(?: (?:%|°C|[Wsh]|ms|min|kg|c?m|mm|m?L|mmHg|kPa|MB|mph|rpm|m?L\/[\w/]+|km\/h|W\/min|1\/min))?$/;

/** Grades, classes and thresholds: the same in every language. */
const sameEverywhere = /^(?:[A-Z]|I{1,3}|IV|VT[12]|V?C?O2|RER|VE|VT|RF|PETC?O2|SpO2)$/;

/**
 * How one language says what pure code says in English: a function from text to text. Whole texts are looked up first;
 * then the pattern with the most words of its own that fits; then a text is taken apart where sentences, clauses and
 * lists are joined. What nothing is known of (a name, a file) comes back as it is. Takes time in proportion to the
 * length of the text: patterns are fitted from left to right without ever going back.
 */
export function sayIn(terms: Terms, language: Language): (english: string) => string {
  const patterns = compile(terms);
  const say = (text: string, depth: number): Said => {
    if (Object.hasOwn(terms, text)) return { text: terms[text] ?? text, known: true };
    if (measured.test(text)) return { text: sayMeasured(text, language), known: true };
    if (sameEverywhere.test(text)) return { text, known: true };
    if (depth > deepest || text.length > longest || !/\p{L}{2}/u.test(text)) return { text, known: false };
    return (
      sayByPattern(text, patterns, (value) => say(value, depth + 1)) ??
      sayAround(text, (inner) => say(inner, depth + 1)) ??
      sayInParts(text, language, (part) => say(part, depth + 1))
    );
  };
  return (english) => say(english, 0).text;
}

function sayMeasured(text: string, language: Language): string {
  const [number = text, ...unit] = text.split(' ');
  return [numeral(number, language), ...unit].join(' ');
}

/** Whether a text is too short of words to be known as a pattern at all: the values would be all of it. */
export function isPattern(english: string): boolean {
  return (
    /\{\d+\}/.test(english) && !/\}\{/.test(english) && /\p{L}{2}/u.test(english.replaceAll(/\{\d+\}/g, ' '))
  );
}

function compile(terms: Terms): Patterns {
  const byWord = new Map<string, Pattern[]>();
  const others: Pattern[] = [];
  for (const [english, translation] of Object.entries(terms)) {
    if (!isPattern(english)) continue;
    const split = english.split(/\{(\d+)\}/);
    const parts = split.filter((_text, at) => at % 2 === 0);
    const letters = parts.join('').replaceAll(/\P{L}/gu, '').length;
    const spoken = parts.filter((part) => /[\p{L}\p{P}]/u.test(part)).length;
    const isSure = letters >= sure.letters || (letters >= sure.lettersInParts && spoken >= 2);
    const places = split.filter((_text, at) => at % 2 === 1);
    const word = longestFreeWord(english);
    const list = word === undefined ? others : (byWord.get(word) ?? []);
    list.push({ parts, places, translation, letters, isWeak: !isSure });
    if (word !== undefined) byWord.set(word, list);
  }
  return { byWord, others };
}

/** Of the words that touch no value: those stand in every text that the pattern fits. */
function longestFreeWord(english: string): string | undefined {
  const words =
    english.replaceAll(/[\p{L}\p{N}]*\{\d+\}[\p{L}\p{N}]*/gu, ' ').match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return words.sort((one, other) => other.length - one.length)[0];
}

function sayByPattern(text: string, patterns: Patterns, say: (value: string) => Said): Said | undefined {
  const words = new Set(text.match(/[\p{L}\p{N}]{2,}/gu) ?? []);
  const candidates = [...words].flatMap((word) => patterns.byWord.get(word) ?? []).concat(patterns.others);
  candidates.sort((one, other) => other.letters - one.letters);
  for (const pattern of candidates) {
    const values = valuesIn(text, pattern.parts);
    const said = values?.map(say);
    if (said === undefined || (pattern.isWeak && said.some(({ known }) => !known))) continue;
    const byPlace = new Map(pattern.places.map((place, at) => [place, said[at]?.text]));
    const whole = pattern.translation.replaceAll(
      /\{(\d+)\}/g,
      (all, place: string) => byPlace.get(place) ?? all,
    );
    return { text: whole, known: true };
  }
  return undefined;
}

/** What stands between the parts, each as short as can be and never nothing. */
function valuesIn(text: string, parts: readonly string[]): readonly string[] | undefined {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  const end = text.length - last.length;
  if (end <= first.length || !text.startsWith(first) || !text.endsWith(last)) return undefined;
  const values: string[] = [];
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = text.indexOf(part, from + 1);
    if (at < 0 || at + part.length >= end) return undefined;
    values.push(text.slice(from, at));
    from = at + part.length;
  }
  return [...values, text.slice(from, end)];
}

/** A sentence made of a clause: its capital, its full stop. */
function sayAround(text: string, say: (inner: string) => Said): Said | undefined {
  if (/^[^.]+\.$/.test(text)) {
    const said = say(text.slice(0, -1));
    if (said.known) return { text: `${said.text}.`, known: true };
  }
  if (/^\p{Lu}\p{Ll}/u.test(text)) {
    const said = say(text.slice(0, 1).toLowerCase() + text.slice(1));
    if (said.known) return { text: said.text.slice(0, 1).toUpperCase() + said.text.slice(1), known: true };
  }
  return undefined;
}

/** Joins between sentences and clauses: a part that is not known stays as it is. */
const joins = ['. ', '; '];

function sayInParts(text: string, language: Language, say: (part: string) => Said): Said {
  for (const join of joins) {
    if (!text.includes(join)) continue;
    const said = text.split(join).map((part, at, all) => {
      if (join !== '. ' || at === all.length - 1) return say(part);
      const whole = say(`${part}.`); // a sentence is known with its full stop
      return whole.known ? { text: whole.text.replace(/\.$/, ''), known: true } : say(part);
    });
    return { text: said.map((part) => part.text).join(join), known: said.every(({ known }) => known) };
  }
  return (
    sayLabelled(text, say) ??
    sayBracketed(text, say) ??
    sayList(text, language, say) ?? { text, known: false }
  );
}

/** "VT1: the network sees none". */
function sayLabelled(text: string, say: (part: string) => Said): Said | undefined {
  const at = text.indexOf(': ');
  if (at <= 0) return undefined;
  const [label, rest] = [say(text.slice(0, at)), say(text.slice(at + 2))];
  return { text: `${label.text}: ${rest.text}`, known: label.known && rest.known };
}

/** "VO2peak (moving 30 s)". */
function sayBracketed(text: string, say: (part: string) => Said): Said | undefined {
  const found = /^([^()]+) \(([^()]+)\)$/.exec(text);
  if (found === null) return undefined;
  const [before, within] = [say(found[1] ?? ''), say(found[2] ?? '')];
  if (!before.known && !within.known) return undefined;
  return { text: `${before.text} (${within.text})`, known: before.known && within.known };
}

/** "sex, age, height", "VT1 and VT2": only where all of it is known, since names have commas too. */
function sayList(text: string, language: Language, say: (part: string) => Said): Said | undefined {
  const parts = text.split(/, | and /);
  if (parts.length < 2) return undefined;
  const said = parts.map(say);
  if (said.some(({ known }) => !known)) return undefined;
  const texts = said.map((part) => part.text);
  return { text: / and [^,]+$/.test(text) ? andList(texts, language) : texts.join(', '), known: true };
}
