import { parseCode } from '../codes/grammar.ts';
import { codesOfPrefix, numberingOf } from '../codes/numbering.ts';
import { statementCode } from './statement-code.ts';

/** What one word of a page may say. */
export type PossibleCodes = {
  readonly codes: readonly string[];
  /** From here on they are not of the exam's list. */
  readonly othersFrom: number;
};

export type Vocabulary = {
  readonly of: (raw: Raw) => PossibleCodes;
  /** Of a code that is not on the list: so much of its kind was read on the page that it may be believed. */
  readonly believesOther: (code: string) => boolean;
};

/** What was read of a word: with its page, once or twice, and last with its letters set apart. */
type Raw = readonly string[];

/** So many codes of one prefix that the list lacks are printed there: misreadings are fewer, and of all sorts. */
const leastStrange = 3;
/** Words that begin with another prefix, for its codes to be sought in those whose beginning was not read. */
const leastBegun = 2;

/**
 * What the words of a page may say: the codes of its exam; where that is not known, of the prefix that was read most. Exams
 * are misread too, and editions change, so what was read letter for letter as a code that the list lacks may say just
 * that, and where readings that do not err alike begin with another prefix, its codes come in. Learning statement codes
 * are none of a list's: such a word says what somebody read there and is never taken for a code of the list.
 */
export function vocabularyFor(examCodes: readonly string[], words: readonly Raw[]): Vocabulary {
  const statements = [...new Set(words.flat().flatMap((text) => statementCode(text) ?? []))];
  const mostlyStatements = 2 * words.filter(isStatement).length > words.length;
  const listed = examCodes.length > 0 ? examCodes : [...codesReadMost(words.flat()), ...statements];
  const list = new Set(listed);
  const own = new Set(listed.map(prefixOf));
  const strange = (text: string) => (list.has(text) || parseCode(text) === undefined ? undefined : text);
  // Where one reading says a code of the list, another alone is no reason to doubt the list.
  const saidOf = (raw: Raw) =>
    agreed(raw, strange) ?? (raw.some((text) => list.has(text)) ? undefined : raw.find(strange));
  const said = new Set(words.flatMap((raw) => saidOf(raw) ?? []));
  const believed = oftenIn([...said].map(prefixOf), leastStrange);
  const begun = words.flatMap((raw) => agreed(raw, beginning) ?? []).filter((prefix) => !own.has(prefix));
  const sought = new Set([...believed, ...oftenIn(begun, leastBegun)]);
  const otherCodes = rememberedFor((prefix) => codesOfPrefix(prefix).filter((code) => !list.has(code)));
  const prefixesFor = (raw: Raw): readonly string[] => {
    const begins = agreed(raw, beginning);
    if (begins === undefined) return [...sought];
    return own.has(begins) && !sought.has(begins) ? [] : [begins];
  };
  return {
    of: (raw) => {
      if (isStatement(raw) || (mostlyStatements && !raw.some(isOfAcs)))
        return { codes: statements, othersFrom: statements.length };
      const read = raw.flatMap((text) => strange(text) ?? []);
      const others = new Set([...prefixesFor(raw).flatMap(otherCodes), ...read]);
      return { codes: others.size === 0 ? listed : [...listed, ...others], othersFrom: listed.length };
    },
    believesOther: (code) => believed.has(prefixOf(code)),
  };
}

/** What two readings that do not err alike agree in: that of the letters set apart and one of the page. */
export function agreed(raw: Raw, of: (text: string) => string | undefined): string | undefined {
  const apart = of(raw.at(-1) ?? '');
  return raw.slice(0, -1).some((text) => of(text) === apart) ? apart : undefined;
}

/** Most of what was read of it are three letters and three digits. */
function isStatement(raw: Raw): boolean {
  const read = raw.filter((text) => text.length >= 3);
  const like = read.filter((text) => statementCode(text) !== undefined);
  return like.length > 0 && 2 * like.length >= read.length && !raw.some(isOfAcs);
}

const isOfAcs = (text: string): boolean => parseCode(text)?.system === 'acs';

const prefixOf = (code: string): string => /^[A-Z]+/.exec(code)?.[0] ?? '';

/** "CA" of "CA.I.D.K6" and of "CAID.K6". */
function beginning(text: string): string | undefined {
  const prefix = /^([A-Z]{2})[.,IVXLl1|]/.exec(text)?.[1];
  return prefix === undefined || numberingOf(prefix) === undefined ? undefined : prefix;
}

function codesReadMost(read: readonly string[]): readonly string[] {
  const prefixes = read.flatMap((text) => /^[A-Z]{2}(?=\.)/.exec(text)?.[0] ?? []);
  const counts = [...countsOf(prefixes)].sort((a, b) => b[1] - a[1]);
  return counts.map(([prefix]) => codesOfPrefix(prefix)).find((codes) => codes.length > 0) ?? [];
}

function oftenIn(texts: readonly string[], atLeast: number): ReadonlySet<string> {
  return new Set([...countsOf(texts)].flatMap(([text, count]) => (count >= atLeast ? [text] : [])));
}

function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function rememberedFor(
  codesFor: (prefix: string) => readonly string[],
): (prefix: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (prefix) => {
    const codes = known.get(prefix) ?? codesFor(prefix);
    known.set(prefix, codes);
    return codes;
  };
}
