import type { PageText, PageWord } from '#core/page-text.ts';
import type { Box } from '#core/picture.ts';
import { findCodes, parseCode } from '../codes/grammar.ts';
import type { CodeDoubt, DoubtReason, PageReading, ReadCode, SeenCode } from '../finding.ts';
import { inkCosts, shapesOf } from './ink-cost.ts';
import { unlistedRival } from './not-listed.ts';
import { readingCosts } from './reading-cost.ts';
import { agreed, vocabularyFor, type Vocabulary } from './vocabulary.ts';

/** What is a code on a page of a picture, and what a person must decide. */
export type CodesOnPage = { readonly codes: readonly ReadCode[]; readonly doubts: readonly CodeDoubt[] };

/** What speaks for one code or another: three readings (where there are so many) and the ink. */
type Witness = {
  readonly name: 'first' | 'second' | 'apart' | 'ink';
  readonly costs: Float64Array;
};

/** The two readings of the page err alike: together they count little more than one. */
const weights = { first: 0.6, second: 0.6, apart: 1, ink: 1 } as const;
/** A costs' natural scale: how many times unlikelier a code is that costs one more. */
const sharpness = 1.6;
/** Codes that fit worse than this, by witness, are not what is printed. */
const worstFit = 2.6;
/** A witness stands for every code that fits it this well, the best counted. */
const stands = 0.3;
/** Where the ink speaks for another code by more than this, nobody believes the readings. */
const inkObjects = 0.9;
/** What a code costs more that is not on the exam's list: few such codes are printed. */
const unlisted = 1.5;
const candidatesShown = 6;
/** Of the list, beside a likelier code that is not on it. */
const listedShown = 3;
const leastShown = 0.01;

/**
 * Matches what was seen against the exam's own list of codes. A code is believed where it is probable enough, at least
 * two witnesses that do not err alike stand for it, and the ink does not object; all else that looks like a code goes
 * before a person, and so does a code that the list lacks, unless the page is full of them. Nothing is guessed.
 */
export function codesOnPage(
  reading: PageReading,
  examCodes: readonly string[],
  leastProbability: number,
): CodesOnPage {
  const words = reading.codeWords ?? [];
  const seen = words
    .map((word): Seen => ({
      word,
      raw: [...reading.passes.map((pass) => textAt(pass, word.box) ?? ''), word.apart].map(tidied),
    }))
    .filter(({ raw }) => raw.some(mayBeCode));
  const vocabulary = vocabularyFor(
    examCodes,
    seen.map(({ raw }) => raw),
  );
  const settled = withoutTwins(seen.map((each) => matchWord(each, vocabulary, leastProbability)));
  const page = reading.page;
  return {
    codes: settled.flatMap((match) => (match.accepted ? [accepted(match, page)] : [])),
    doubts: [
      ...settled.flatMap((match) => (match.accepted ? [] : [doubted(match, page)])),
      ...strictElsewhere(reading, words, examCodes),
    ],
  };
}

type Seen = { readonly word: SeenCode; readonly raw: readonly string[] };

type Match = {
  readonly word: SeenCode;
  readonly raw: readonly string[];
  readonly candidates: CodeDoubt['candidates'];
  readonly accepted: boolean;
  readonly why: DoubtReason;
};

function matchWord({ word, raw }: Seen, vocabulary: Vocabulary, leastProbability: number): Match {
  const { codes, othersFrom } = vocabulary.of(raw);
  const witnesses = witnessesOf(raw, word, codes);
  const totals = weightedSums(witnesses, codes.length);
  for (let index = othersFrom; index < codes.length; index += 1)
    if (!vocabulary.believesOther(codes[index] ?? '')) totals[index] = (totals[index] ?? 0) + unlisted;
  const order = Array.from(codes, (_, index) => index).sort((a, b) => (totals[a] ?? 0) - (totals[b] ?? 0));
  const [first = -1] = order;
  const best = codes[first];
  const incomplete = raw.find((text) => /^[A-Z]{2}\.[IVX]+\.[A-P]\.?$/.test(text));
  if (best === undefined || witnesses.every(({ name }) => name === 'ink'))
    return { word, raw, candidates: [], accepted: false, why: 'unknown' };
  const leastTotal = totals[first] ?? 0;
  const likelihoodOf = (total: number) => Math.exp(-sharpness * (total - leastTotal));
  const likelihood = (index: number) => likelihoodOf(totals[index] ?? 0);
  const everything = order.reduce((sum, index) => sum + likelihood(index), 0);
  const totalWeight = witnesses.reduce((sum, { name }) => sum + weights[name], 0);
  const fits = leastTotal / totalWeight <= worstFit;
  const standsFor = witnesses.map(({ costs }) => (costs[first] ?? Infinity) <= least(costs) + stands);
  const ink = witnesses.find(({ name }) => name === 'ink')?.costs;
  const objecting = ink !== undefined && (ink[first] ?? 0) > least(ink) + inkObjects;
  // Read letter for letter as another code: by two that do not err alike, or the ink does not say which.
  const contradicted = raw.some((text) => {
    const other = codes.indexOf(text);
    if (other < 0 || text === best) return false;
    if (other >= othersFrom && agreed(raw, plainly) === text) return true;
    const byInk = ink?.[other];
    return byInk === undefined || byInk <= (ink?.[first] ?? 0) + inkObjects;
  });
  const isUnread = !best.includes('.') && !raw.some((text) => statedPlainly(text) === best);
  const isStrange = first >= othersFrom && !vocabulary.believesOther(best);
  const isFitting =
    fits &&
    !isStrange &&
    !isUnread &&
    !contradicted &&
    !objecting &&
    incomplete === undefined &&
    likelihood(first) / everything >= leastProbability &&
    independent(witnesses.filter((_, at) => standsFor[at]));
  const rival = isFitting
    ? unlistedRival({ code: best, total: leastTotal }, codes, (others) =>
        weightedSums(witnessesOf(raw, word, others), others.length),
      )
    : undefined;
  const sure = isFitting && rival === undefined;
  const why = reasonOf({
    fits,
    isListed: !isStrange && rival === undefined,
    incomplete: incomplete !== undefined,
    objecting,
    differ: contradicted || standsFor.includes(false),
  });
  const likely = order.filter((index) => likelihood(index) / everything >= leastShown);
  const shown = new Set([
    ...(fits ? likely.slice(0, candidatesShown - (isStrange ? listedShown : 0)) : likely.slice(0, 3)),
    // What was read is offered as it was read, and beside it what the list has.
    ...(sure ? [] : order.filter((index) => index >= othersFrom && raw.includes(codes[index] ?? ''))),
    ...(isStrange ? order.filter((index) => index < othersFrom).slice(0, listedShown) : []),
  ]);
  const unseen = rival === undefined ? 0 : likelihoodOf(rival.total + unlisted);
  const candidates = [
    ...(rival === undefined ? [] : [{ code: rival.code, chance: unseen }]),
    ...order
      .filter((index) => shown.has(index))
      .map((index) => ({ code: codes[index] ?? '', chance: likelihood(index) })),
  ]
    .sort((a, b) => b.chance - a.chance)
    .map(({ code, chance }) => ({ code, probability: chance / (everything + unseen) }));
  return { word, raw, candidates, accepted: sure, why };
}

const plainly = (text: string): string | undefined => parseCode(text)?.text;

/**
 * A statement code whose digits were read, or as what nothing else is drawn like (a nought, a one): "B" may stand for an
 * 8 or a 3 and "S" for a 5 or an 8, and no list says which.
 */
const statedPlainly = (text: string): string | undefined =>
  plainly(text.replace(/(?<=^PLT.*)[OoQ]/g, '0').replace(/(?<=^PLT.*)[Ili|]/g, '1'));

/** What all witnesses say against each code. */
function weightedSums(witnesses: readonly Witness[], codes: number): Float64Array {
  const sums = new Float64Array(codes);
  for (const { name, costs } of witnesses) {
    const weight = weights[name];
    for (let index = 0; index < codes; index += 1)
      sums[index] = (sums[index] ?? 0) + (costs[index] ?? Infinity) * weight;
  }
  return sums;
}

const least = (costs: Float64Array): number => costs.reduce((one, other) => Math.min(one, other), Infinity);

/** Two that do not err alike: the letters set apart and either page, either reading and the ink. */
function independent(witnesses: readonly Witness[]): boolean {
  const names = new Set(witnesses.map(({ name }) => (name === 'second' ? 'first' : name)));
  return names.size >= 2;
}

function reasonOf(what: {
  readonly fits: boolean;
  readonly isListed: boolean;
  readonly incomplete: boolean;
  readonly objecting: boolean;
  readonly differ: boolean;
}): DoubtReason {
  if (what.incomplete) return 'incomplete';
  if (!what.fits) return 'unknown';
  if (!what.isListed) return 'not-listed';
  if (what.objecting) return 'strokes';
  return what.differ ? 'passes-differ' : 'close-candidates';
}

function witnessesOf(raw: readonly string[], word: SeenCode, codes: readonly string[]): readonly Witness[] {
  const names = raw.length === 2 ? (['first', 'apart'] as const) : (['first', 'second', 'apart'] as const);
  const readings = names.flatMap((name, at): Witness[] => {
    const text = raw[at];
    return text === undefined || text.length < 3 ? [] : [{ name, costs: readingCosts(codes, text) }];
  });
  const shapes = shapesOf(word.parts);
  if (shapes.length < 4) return readings;
  return [...readings, { name: 'ink', costs: inkCosts(codes, shapes) }];
}

/** The same code twice: printed once as a rule, so that one of the two is another; the likelier one keeps it. */
function withoutTwins(matches: readonly Match[]): readonly Match[] {
  const probability = ({ candidates }: Match) => candidates[0]?.probability ?? 0;
  const best = new Map<string, Match>();
  for (const match of matches) {
    const code = match.candidates[0]?.code;
    if (!match.accepted || code === undefined) continue;
    const other = best.get(code);
    if (other === undefined || probability(match) > probability(other)) best.set(code, match);
  }
  return matches.map((match) => {
    const code = match.candidates[0]?.code;
    if (!match.accepted || code === undefined || best.get(code) === match) return match;
    const plain = match.raw.every((text) => text === code);
    return plain ? match : { ...match, accepted: false, why: 'close-candidates' };
  });
}

function accepted({ word, raw, candidates }: Match, page: number): ReadCode {
  const [best] = candidates;
  return {
    code: best?.code ?? '',
    certainty: 'sure',
    confidence: best?.probability ?? 0,
    raw: raw[0] ?? '',
    place: { page, box: word.box },
  };
}

function doubted({ word, raw, candidates, why }: Match, page: number): CodeDoubt {
  return { id: idOf(page, word.box), raw, candidates, why, place: { page, box: word.box } };
}

const idOf = (page: number, box: Box) => `p${String(page)}-${String(box.x0)}-${String(box.y0)}`;

/** Codes that were read plainly where nobody looked for them: put forward, so that none is lost without a word. */
function strictElsewhere(
  { passes, page }: PageReading,
  words: readonly SeenCode[],
  examCodes: readonly string[],
): readonly CodeDoubt[] {
  const listed = new Set(examCodes);
  const doubts = new Map<string, CodeDoubt>();
  for (const pass of passes)
    for (const { words: read } of pass.lines)
      for (const { text, box } of read) {
        if (words.some((word) => overlap(word.box, box) > 0)) continue;
        for (const { code } of findCodes(text)) {
          if (doubts.has(code.text)) continue;
          const candidates = [{ code: code.text, probability: 0.5 }];
          doubts.set(code.text, {
            id: idOf(page, box),
            raw: [text],
            candidates,
            why: examCodes.length === 0 || listed.has(code.text) ? 'passes-differ' : 'not-listed',
            place: { page, box },
          });
        }
      }
  return [...doubts.values()];
}

/** What a reading of the page has at a place; undefined where its words do not part as the ink does. */
function textAt(page: PageText, box: Box): string | undefined {
  const inside: PageWord[] = [];
  for (const { words } of page.lines)
    for (const word of words) {
      const common = overlap(word.box, box);
      if (common <= 0) continue;
      const own = word.box.x1 - word.box.x0;
      if (common < 0.25 * Math.min(own, box.x1 - box.x0)) continue;
      // A word that reaches far beyond is two codes read as one: no witness here.
      if (own - common > 0.35 * (box.x1 - box.x0)) return undefined;
      inside.push(word);
    }
  if (inside.length === 0) return undefined;
  return inside
    .sort((a, b) => a.box.x0 - b.box.x0)
    .map(({ text }) => text)
    .join('');
}

/** How much of their widths is common, where they stand at one height. */
function overlap(one: Box, other: Box): number {
  const high = Math.min(one.y1, other.y1) - Math.max(one.y0, other.y0);
  if (high < 0.4 * Math.min(one.y1 - one.y0, other.y1 - other.y0)) return 0;
  return Math.min(one.x1, other.x1) - Math.max(one.x0, other.x0);
}

/** Without what belongs to the row, not to the code. */
function tidied(text: string): string {
  return text.replace(/^[^A-Za-z0-9]+/, '').replace(/[^A-Za-z0-9|]+$/, '');
}

/** Not every word between codes is one. */
function mayBeCode(text: string): boolean {
  return text.length >= 5 && text.length <= 16 && /[0-9lIiOSZ]/.test(text) && !/[a-z]{4,}/.test(text);
}
