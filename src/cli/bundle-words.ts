import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { getConfig, Hub } from 'wuchale';
import { wuchale } from 'wuchale/vite';
import { spoken, type Language } from '#language/languages.ts';

/** Asked for by every piece of code that says something: puts the words of its room in place, then is done. */
const virtual = 'virtual:words/';

/** A part of a language: `de-first`, what every first visit says, or `de`, all else. */
const virtualPart = 'virtual:translation/';

/** What the home page and the frame around every page say. */
const firstRoom = /^(components|modules)_(app|routes|ui)$/;

/** How the compiler begins what it adds to such a piece, and how that asks for its room. */
const beginning = 'import {getRuntime as _w_load_';
const askingForRoom = /_w_load_\('([^']+)'\)/;

/**
 * The code that has one room's words in place; English comes with it, another language is loaded while it is awaited.
 * `through` is a module whose `throughHands` is given every catalogue first: a tool marks what came from one.
 */
export function wordsModule(
  room: string,
  folder: string,
  languages = spoken,
  through = process.env['BENCHSIDE_WORDS_THROUGH'],
): string {
  const at = (file: string): string => JSON.stringify(join(folder, file));
  const compiled = (language: string): string => at(`.wuchale/words.${room}.${language}.compiled.js`);
  const part = (language: Language): string => (firstRoom.test(room) ? `${language}-first` : language);
  const others = languages
    .filter((language) => language !== 'en')
    .map((language) => `${language}: () => import('${virtualPart}${part(language)}')`);
  return [
    `import { chosenLanguage } from ${at('chosen-language.ts')};`,
    `import { keepWords } from ${at('words-in-use.ts')};`,
    ...(through === undefined
      ? [`import * as original from ${compiled('en')};`]
      : [
          `import * as english from ${compiled('en')};`,
          `import { throughHands } from ${JSON.stringify(through)};`,
          'const original = throughHands(english);',
        ]),
    `const load = { ${others.join(', ')} }[chosenLanguage()];`,
    `const translated = load && (await load().then(({ ${room}: words }) => words, () => undefined));`,
    `keepWords(${JSON.stringify(room)}, original, translated ?? original, chosenLanguage());`,
  ].join('\n');
}

/**
 * The code of a part of a language: its rooms by their names. Each language comes in two files: one for every room made
 * 270, which a device keeps.
 */
export function translationModule(part: string, folder: string, rooms: readonly string[]): string {
  const [language = '', isFirst] = part.split('-');
  return rooms
    .filter((room) => firstRoom.test(room) === (isFirst !== undefined))
    .map((room) => {
      const path = join(folder, `.wuchale/words.${room}.${language}.compiled.js`);
      return `export * as ${room} from ${JSON.stringify(path)};`;
    })
    .join('\n');
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
    resolveId: (id) => (id.startsWith(virtual) || id.startsWith(virtualPart) ? `\0${id}` : undefined),
    load: (id) => {
      const folder = join(root, 'src/language');
      if (id.startsWith(`\0${virtual}`)) return wordsModule(id.slice(virtual.length + 1), folder);
      if (id.startsWith(`\0${virtualPart}`))
        return translationModule(id.slice(virtualPart.length + 1), folder, roomsIn(folder));
      return undefined;
    },
    transform: { order: 'pre', handler: (code) => askingForWords(code) },
  };
  return [gather, wuchale() as Plugin, place];
}
