import { findCodes, parseCode } from '../codes/grammar.ts';
import type { CodeDoubt, ReadCode } from '../finding.ts';
import { boxAround, rowsOf, type NumberedPage, type RowWord } from './page-rows.ts';
import { nearestCodes } from './nearest-codes.ts';

/** What a text layer says, strictly; each code once, where it stands first. */
export type CodesRead = {
  readonly codes: readonly ReadCode[];
  readonly doubts: readonly CodeDoubt[];
  /** Codes that stand there more than once. */
  readonly repeated: readonly string[];
};

/** A code is parted into no more words than this ("PA. I. A. K1"), a row's end between them or not. */
const mostWords = 5;

/** The beginning of a code that goes on in the next word. */
const beginning =
  /^[A-Z]{2}\.?$|^[A-Z]{2}\.[IVX]+\.?$|^[A-Z]{2}\.[IVX]+\.[A-P]\.?$|^[A-Z]{2}\.[IVX]+\.[A-P]\.[KRS]$|^PLT-?$/;
/** What is meant as a code, whatever is wrong with it: capitals, a dot, something Roman, a dot. */
const likeCode = /^[A-Za-z]{2,3}[.,][IVXLivxl1|]{1,5}[.,][A-Za-z](?:[.,][A-Za-z0-9.]*)?$/;
/** A task without its element. */
const taskAlone = /^[A-Z]{2}\.[IVX]+\.[A-P]\.?$/;

/** The codes of a report's text layer. `examCodes`: what a misprinted one may be. */
export function readCodes(pages: readonly NumberedPage[], examCodes: readonly string[]): CodesRead {
  const codes = new Map<string, ReadCode>();
  const repeated = new Set<string>();
  const doubts: CodeDoubt[] = [];
  const take = (code: string, words: readonly PlacedWord[]): void => {
    if (codes.has(code)) repeated.add(code);
    else codes.set(code, { code, certainty: 'sure', confidence: 1, ...asPrinted(words) });
  };
  const words = pages.flatMap((page) =>
    rowsOf(page).flatMap((row) => row.words.map((word): PlacedWord => ({ ...word, page: row.page }))),
  );
  for (let at = 0; at < words.length;) {
    const word = words[at];
    if (word === undefined) break;
    const joined = joinedCode(words, at);
    if (joined !== undefined) {
      for (const code of joined.codes) take(code, words.slice(at, at + joined.count));
      at += joined.count;
      continue;
    }
    const inside = codesInWord(word.text);
    inside.forEach((code) => {
      take(code, [word]);
    });
    if (inside.length === 0) doubts.push(...doubtOf(word, examCodes));
    at += 1;
  }
  const settled = doubts.filter(({ raw, why }) => why !== 'incomplete' || !isBegun(raw[0] ?? '', codes));
  return { codes: [...codes.values()], doubts: settled, repeated: [...repeated] };
}

type PlacedWord = RowWord & { readonly page: number };

function codesInWord(text: string): readonly string[] {
  const strict = findCodes(text).map(({ code }) => code.text);
  if (strict.length > 0) return strict;
  // Capitals make no two codes alike: a code in small letters is the same code.
  const core = text.replace(/^[^A-Za-z]+|[^A-Za-z0-9]+$/g, '');
  if (!likeCode.test(core) && !/^plt-?\d{3}$/i.test(core)) return [];
  const upper = core.toUpperCase().replace(/(?<=\d)[A-M]$/, (letter) => letter.toLowerCase());
  const code = parseCode(upper);
  return code === undefined ? [] : [code.text];
}

/** A code whose parts stand in several words, the fewest that make one, with what else the last of them holds. */
function joinedCode(
  words: readonly PlacedWord[],
  at: number,
): { readonly codes: readonly string[]; readonly count: number } | undefined {
  let text = words[at]?.text ?? '';
  for (let count = 2; count <= mostWords; count += 1) {
    if (!beginning.test(text)) return undefined;
    const next = words[at + count - 1];
    if (next === undefined) return undefined;
    // Without a dot between them two words are two words, but "PLT 012" is printed so.
    if (!text.endsWith('.') && !next.text.startsWith('.') && !/^PLT-?$/.test(text) && !/\.[KRS]$/.test(text))
      return undefined;
    text += next.text;
    const found = findCodes(text);
    // The last word may hold the next code too: "PLT 064;PLT-161".
    const last = found.at(-1);
    const isWhole = last !== undefined && !/[A-Za-z0-9]/.test(text.slice(last.index + last.length));
    if (found[0]?.index === 0 && isWhole) return { codes: found.map(({ code }) => code.text), count };
  }
  return undefined;
}

function doubtOf(word: PlacedWord, examCodes: readonly string[]): readonly CodeDoubt[] {
  const core = word.text.replace(/^[^A-Za-z]+|[^A-Za-z0-9]+$/g, '');
  if (!likeCode.test(core) || /^www/i.test(core)) return [];
  const isTask = taskAlone.test(core);
  const candidates = isTask
    ? examCodes.filter((code) => code.startsWith(`${core.replace(/\.$/, '')}.`))
    : nearestCodes(core, examCodes);
  const [x, y] = [Math.round(word.box.x0), Math.round(word.box.y0)];
  return [
    {
      id: `p${String(word.page)}-${String(x)}-${String(y)}`,
      raw: [word.text],
      candidates: candidates.slice(0, 24).map((code) => ({ code, probability: 1 / candidates.length })),
      why: isTask ? 'incomplete' : 'unknown',
      place: { page: word.page, box: word.box },
    },
  ];
}

/** A heading of a task above its codes ("PA.I.B: PA.I.B.K1a") is no code that lost its end. */
function isBegun(task: string, codes: ReadonlyMap<string, unknown>): boolean {
  const start = `${task.replace(/[^A-Za-z.]+$/g, '').replace(/\.$/, '')}.`;
  return [...codes.keys()].some((code) => code.startsWith(start));
}

function asPrinted(words: readonly PlacedWord[]): Pick<ReadCode, 'raw' | 'place'> {
  const page = words[0]?.page ?? 1;
  const onPage = words.filter((word) => word.page === page);
  return {
    raw: words.map(({ text }) => text).join(' '),
    place: { page, box: boxAround(onPage.map(({ box }) => box)) },
  };
}
