/**
 * `npx tsx tests/support/list-said.ts [--write]`: every text of pure code that a page may show, as
 * `src/language/terms/en.json` lists it: what a language has to say to be spoken (`src/language/terms.ts`).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describeColumns, describeExplained } from '#analyses/analysis.ts';
import { analyses } from '#analyses/registry.ts';
import { leadingMeanings, reviewMeanings } from '#app/export-table.ts';
import {
  saidAlso,
  saidCodes,
  saidFolders,
  saidNowhere,
  saidWarnings,
  unsaidFiles,
  unsaidTexts,
} from './list-said-exceptions.ts';
import { codesIn, saidIn } from './list-said-texts.ts';

const list = 'src/language/terms/en.json';

/** Each text once, with the places where it is said; in the order of the alphabet. */
export async function listSaid(): Promise<ReadonlyMap<string, string>> {
  const places = new Map<string, string>(saidAlso.map((text) => [text, 'shown as a word of its own']));
  for (const [text, place] of [
    ...textsOfCode(),
    ...wordsOfCodes(),
    ...textsOfCard(),
    ...(await textsOfColumns()),
  ])
    if (isSaid(text)) places.set(text, place);
  return new Map([...places].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function isSaid(text: string): boolean {
  return !saidNowhere.has(text) && !unsaidTexts.some(([, shape]) => shape.test(text));
}

function* textsOfCode(): Generator<readonly [string, string]> {
  for (const folder of saidFolders)
    for (const name of readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' }).sort()) {
      const path = `src/${folder}/${name}`;
      if (!path.endsWith('.ts') || unsaidFiles.some(([, shape]) => shape.test(path))) continue;
      for (const { text, line, where } of saidIn(path, readFileSync(path, 'utf8')))
        yield [text.trim(), `${path}:${String(line)} (${where.replace(/^word /, '')})`];
    }
}

/**
 * "no thresholds: little rise, long gap": codes in words, as `analyses/cpet/review-reasons.ts` makes them and, without
 * capitals, pages.
 */
function* wordsOfCodes(): Generator<readonly [string, string]> {
  const places = [
    ...saidCodes.map((path) => [path, 'all'] as const),
    ...saidWarnings.map((path) => [path, 'no notes'] as const),
  ];
  for (const [path, which] of places)
    for (const code of codesIn(path, readFileSync(path, 'utf8'), which)) {
      const plain = code.replaceAll('-', ' ');
      const written = plain.replace(/\b(vo2|vco2|co2|o2|rer|ve)\b/g, (word) => word.toUpperCase());
      for (const text of new Set([plain, written])) yield [text, `the code ${code} in words (${path})`];
    }
}

/** What the models' cards say in words. */
function* textsOfCard(): Generator<readonly [string, string]> {
  for (const folder of readdirSync('models', { withFileTypes: true })) {
    const path = `models/${folder.name}/card.json`;
    if (!folder.isDirectory() || folder.name === 'training') continue;
    const card: unknown = JSON.parse(readFileSync(path, 'utf8'));
    for (const text of textsIn(card)) if (/\p{L}{2}.* \p{L}{2}/u.test(text)) yield [text, path];
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Headings and descriptions as they are once they are put together: too short to be known by a pattern. */
async function textsOfColumns(): Promise<readonly (readonly [string, string])[]> {
  const loaded = await Promise.all(analyses.map((analysis) => analysis.load()));
  const columns = loaded.flatMap((analysis) => [
    ...describeColumns(analysis),
    ...describeExplained(analysis),
  ]);
  return [
    ...Object.values({ ...leadingMeanings, ...reviewMeanings }).map(
      (text) => [text, 'meaning of a column'] as const,
    ),
    ...analyses
      .flatMap(({ title, disclaimer }) => [title, disclaimer])
      .map((text) => [text, 'analysis'] as const),
    ...columns.map(({ name, title }) => [title, `heading of the column ${name}`] as const),
  ];
}

/** What is committed. */
export function committedSaid(): readonly string[] {
  return JSON.parse(readFileSync(list, 'utf8')) as readonly string[];
}

if (process.argv[1]?.endsWith('list-said.ts') === true) {
  const said = await listSaid();
  if (process.argv[2] === '--write')
    writeFileSync(list, `${JSON.stringify([...said.keys()], undefined, 2)}\n`);
  else for (const [text, place] of said) console.log(`${place}\t${text}`);
}
