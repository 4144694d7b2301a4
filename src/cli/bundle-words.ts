import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { getConfig, Hub } from 'wuchale';
import { wuchale } from 'wuchale/vite';

/** Asked for by every piece of code that says something: puts the words of its room in place, then is done. */
const virtual = 'virtual:words/';

/** Every room's words in one language (`language/load-words.ts`). */
const virtualTranslation = 'virtual:translation/';

/** How the compiler begins what it adds to such a piece, and how that asks for its room. */
const beginning = 'import {getRuntime as _w_load_';
const askingForRoom = /_w_load_\('([^']+)'\)/;

/**
 * The code that has one room's words in place; English comes with it, another language was loaded before any of it runs.
 * `through` is a module whose `throughHands` is given every catalogue first: a tool marks what came from one.
 */
export function wordsModule(
  room: string,
  folder: string,
  through = process.env['BENCHSIDE_WORDS_THROUGH'],
): string {
  const at = (file: string): string => JSON.stringify(join(folder, file));
  const english = at(`.wuchale/words.${room}.en.compiled.js`);
  return [
    `import { keepWords } from ${at('words-in-use.ts')};`,
    ...(through === undefined
      ? [`import * as original from ${english};`]
      : [
          `import * as english from ${english};`,
          `import { throughHands } from ${JSON.stringify(through)};`,
          'const original = throughHands(english);',
        ]),
    `keepWords(${JSON.stringify(room)}, original);`,
  ].join('\n');
}

/** The code of a language: its rooms by their names. One file: one for every room made 270, which a device keeps. */
export function translationModule(language: string, folder: string, rooms: readonly string[]): string {
  const imports = rooms.map((room) => {
    const path = join(folder, `.wuchale/words.${room}.${language}.compiled.js`);
    return `import * as ${room} from ${JSON.stringify(path)};`;
  });
  return [...imports, `export default { ${rooms.join(', ')} };`].join('\n');
}

/** The rooms that catalogues were compiled for. */
function roomsIn(folder: string): readonly string[] {
  return readdirSync(join(folder, '.wuchale')).flatMap(
    (name) => /^words\.(.+)\.en\.compiled\.js$/.exec(name)?.slice(1) ?? [],
  );
}

/** The code with its room's words asked for before all else; undefined where it says nothing. */
export function askingForWords(code: string): string | undefined {
  const room = askingForRoom.exec(code)?.[1];
  if (room === undefined || !code.includes(beginning)) return undefined;
  return code.replace(beginning, () => `import '${virtual}${room}';\n${beginning}`);
}

/** Tells builds apart from the tests of units, which read the English that is written in the code. */
const isTestOfUnits = process.env['VITEST'] !== undefined;

/** The configurations of a build are loaded anew each: the words are gathered once. */
const shared = globalThis as typeof globalThis & { benchsideWords?: Promise<void> };

/** Brings the catalogues up to what the code says now: what they do not hold would be shown as nothing. */
async function gatherWords(root: string): Promise<void> {
  const hub = await Hub.create('cli', () => getConfig(), root);
  await hub.directVisit(false, false, false);
}

/** Has components and modules say their words in the language in use; to be named before the framework's own plugins. */
export function bundleWords(root: string): readonly Plugin[] {
  if (isTestOfUnits) return [];
  const gather: Plugin = {
    name: 'benchside-gather-words',
    apply: 'build',
    config: async () => {
      await (shared.benchsideWords ??= gatherWords(root));
    },
  };
  const place: Plugin = {
    name: 'benchside-place-words',
    resolveId: (id) => (id.startsWith(virtual) || id.startsWith(virtualTranslation) ? `\0${id}` : undefined),
    load: (id) => {
      const folder = join(root, 'src/language');
      if (id.startsWith(`\0${virtual}`)) return wordsModule(id.slice(virtual.length + 1), folder);
      if (id.startsWith(`\0${virtualTranslation}`))
        return translationModule(id.slice(virtualTranslation.length + 1), folder, roomsIn(folder));
      return undefined;
    },
    transform: { order: 'pre', handler: (code) => askingForWords(code) },
  };
  return [gather, wuchale() as Plugin, place];
}
