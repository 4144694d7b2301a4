import { depthsIn, enclosingEnd, splitOutside, type Depths } from './say-in-brackets.ts';

/** A sentence with values: `{0} is missing in {1} rows`. */
export type Pattern = {
  /** The fixed parts in order, one more than there are values. */
  readonly parts: readonly string[];
  /** Which value stands behind each part but the last. */
  readonly places: readonly string[];
  readonly translation: string;
  /** How much of it is fixed: letters and signs. */
  readonly weight: number;
  /** Too few words of its own to be sure by them: every value must be known too. */
  readonly isWeak: boolean;
  /** Which values are names of the user's file or of a model, not words: what stands in quotes or behind "column". */
  readonly names: readonly boolean[];
};

export type Patterns = {
  readonly byWord: ReadonlyMap<string, readonly Pattern[]>;
  /** Those without a word that stands free of their values. */
  readonly others: readonly Pattern[];
};

/** A pattern that a text fits, with its values. Loose: a value holds what may well be a join around the pattern. */
export type Fit = {
  readonly pattern: Pattern;
  readonly values: readonly string[];
  readonly isLoose: boolean;
};

const sure = { letters: 8, lettersInParts: 6 };
/** "missing: ", "Panels, " at the beginning of a text says what comes. */
const label = /^\p{L}[\p{L} ]{5,}[:,] $/u;
const beforeName = /(?:\b(?:column|sheet) |["“])$/i;

/** Whether a text has words of its own around its values, which do not touch. */
export function isPattern(english: string): boolean {
  return (
    /\{\d+\}/.test(english) && !/\}\{/.test(english) && /\p{L}{2}/u.test(english.replaceAll(/\{\d+\}/g, ' '))
  );
}

/** The patterns among a language's terms, by a word that each must find. */
export function compilePatterns(terms: Readonly<Record<string, string>>): Patterns {
  const byWord = new Map<string, Pattern[]>();
  const others: Pattern[] = [];
  for (const [english, translation] of Object.entries(terms)) {
    if (!isPattern(english)) continue;
    const word = longestFreeWord(english);
    const list = word === undefined ? others : (byWord.get(word) ?? []);
    list.push(compile(english, translation));
    if (word !== undefined) byWord.set(word, list);
  }
  return { byWord, others };
}

function compile(english: string, translation: string): Pattern {
  const split = english.split(/\{(\d+)\}/);
  const parts = split.filter((_text, at) => at % 2 === 0);
  const places = split.filter((_text, at) => at % 2 === 1);
  const letters = parts.join('').replaceAll(/\P{L}/gu, '').length;
  const spoken = parts.filter((part) => /[\p{L}\p{P}]/u.test(part)).length;
  const isSure =
    letters >= sure.letters ||
    (letters >= sure.lettersInParts && spoken >= 2) ||
    (parts.length === 2 && label.test(parts[0] ?? ''));
  const weight = parts.join('').replaceAll(/\s/g, '').length;
  const names = places.map((_place, at) => beforeName.test(parts[at] ?? ''));
  return { parts, places, translation, weight, isWeak: !isSure, names };
}

/** Of the words that touch no value: those stand in every text that the pattern fits. */
function longestFreeWord(english: string): string | undefined {
  const words =
    english.replaceAll(/[\p{L}\p{N}]*\{\d+\}[\p{L}\p{N}]*/gu, ' ').match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return words.sort((one, other) => other.length - one.length)[0];
}

/** The patterns that a text fits, the one with the most of its own first. */
export function fitsOf(text: string, patterns: Patterns): readonly Fit[] {
  const words = new Set(text.match(/[\p{L}\p{N}]{2,}/gu) ?? []);
  const candidates = [...words].flatMap((word) => patterns.byWord.get(word) ?? []).concat(patterns.others);
  candidates.sort((one, other) => other.weight - one.weight);
  const depths = depthsIn(text);
  return candidates.flatMap((pattern) => {
    const values = valuesIn(text, pattern.parts, depths);
    return values === undefined ? [] : [{ pattern, values, isLoose: isLoose(pattern, values) }];
  });
}

/**
 * What stands between the parts, each as short as can be, never nothing, and with its brackets in pairs. From left to
 * right without ever going back.
 */
function valuesIn(text: string, parts: readonly string[], depths: Depths): readonly string[] | undefined {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  const end = text.length - last.length;
  if (end <= first.length || !text.startsWith(first) || !text.endsWith(last)) return undefined;
  const values: string[] = [];
  let from = first.length;
  for (let place = 1; place < parts.length - 1; place += 1) {
    const part = parts[place] ?? '';
    const isLast = place === parts.length - 2;
    const at = placeOf(part, { next: parts[place + 1] ?? '', isLast }, text, { from, end, depths });
    if (at === undefined) return undefined;
    values.push(text.slice(from, at));
    from = at + part.length;
  }
  if (enclosingEnd(depths, from, text.length) < end || depths?.[from] !== depths?.[end]) return undefined;
  return [...values, text.slice(from, end)];
}

/** Where a part stands next so that the value before it has its brackets in pairs, and so has the one behind. */
function placeOf(
  part: string,
  { next, isLast }: { readonly next: string; readonly isLast: boolean },
  text: string,
  { from, end, depths }: { readonly from: number; readonly end: number; readonly depths: Depths },
): number | undefined {
  const until = Math.min(end - part.length - 1, enclosingEnd(depths, from, text.length));
  const opens = depths !== undefined && part.endsWith('(') && next.startsWith(')');
  for (let at = text.indexOf(part, from + 1); at >= 0 && at <= until; at = text.indexOf(part, at + 1)) {
    if (depths?.[at] !== depths?.[from]) continue;
    if (!opens) return at;
    const closing = enclosingEnd(depths, at + part.length, text.length);
    if (isLast ? closing === end : text.startsWith(next, closing)) return at;
  }
  return undefined;
}

/**
 * A value that holds a whole clause may be part of what was joined around the pattern: `{0} taken in again` in "2 left
 * out, 3 taken in again". A list is a value where words of the pattern lead up to it.
 */
function isLoose({ parts, isWeak }: Pattern, values: readonly string[]): boolean {
  return values.some((value, place) => {
    if (isJoined(value, '; ') || (/\. \p{L}/u.test(value) && isJoined(value, '. '))) return true; // not "et al. 2007"
    const begins = place === 0 && parts[0] === '';
    if (begins && isJoined(value, ': ')) return true;
    if (!isJoined(value, ', ')) return false;
    const ends = place === values.length - 1 && parts.at(-1) === '';
    if (begins) return true;
    return ends ? values.length > 1 && parts[place]?.endsWith(': ') !== true : isWeak;
  });
}

function isJoined(value: string, join: string): boolean {
  return splitOutside(value, join).length > 1;
}
