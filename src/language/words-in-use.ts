import toRuntime, { type CatalogModule, type Runtime } from 'wuchale/runtime';
import { chosenLanguage } from './chosen-language.ts';
import { isOne } from './numbers.ts';

/** Every room's words in one language. */
export type Translation = Readonly<Record<string, CatalogModule>>;

/**
 * The words of each room in the language in use. The build has every piece of code that says something import its
 * room's words first (`cli/bundle-words.ts`): they are here before any of it runs, constants of a module included.
 */
const rooms = new Map<string, Runtime>();

let translation: Translation = {};

/** Takes the language in use, before any room's words are kept (`load-words.ts`). */
export function knowTranslation(inUse: Translation): void {
  translation = inUse;
}

/** Takes the words of a room; what a translation lacks is said in English. */
export function keepWords(
  room: string,
  original: CatalogModule,
  translated = translation[room] ?? original,
  language = chosenLanguage(),
): void {
  const words = original.c.map((english, place) => {
    const said = translated.c[place];
    return said === undefined || isUnsaid(said) ? english : said;
  });
  // A catalogue counts by what its head says, all by 1; French says none as it says one.
  const form = (count: number): number => (isOne(count, language) ? 0 : 1);
  rooms.set(room, toRuntime({ ...translated, c: words, p: form }, language));
}

function isUnsaid(said: CatalogModule['c'][number]): boolean {
  return said === '' || (Array.isArray(said) && said.every((part) => part === ''));
}

/**
 * Where the code that the build makes of a sentence finds it.
 *
 * @throws for a room whose words never came: its code was not made by this app's build.
 */
export function wordsOf(room: string): Runtime {
  const words = rooms.get(room);
  if (words === undefined) throw new Error(`no words for ${room}`);
  return words;
}
