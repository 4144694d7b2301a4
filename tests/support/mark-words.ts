import type { CatalogModule } from 'wuchale/runtime';

type Element = CatalogModule['c'][number];
type Parts = Exclude<Element, string>;

/** What stands around every piece of text that a catalogue gave. */
export const marks = { begin: '⟦', end: '⟧' };

/** A catalogue in a language that nobody speaks: every piece of English in marks, what is put into it outside of them. */
export function throughHands(english: CatalogModule): CatalogModule {
  return {
    ...english,
    c: english.c.map((one) => (typeof one === 'string' ? marked(one) : markedParts(one))),
  };
}

function markedParts(parts: Parts): Parts {
  return parts.map((part) => {
    if (typeof part === 'string') return marked(part);
    return typeof part === 'number' ? part : markedParts(part as Parts);
  }) as Parts;
}

/** Words for all that pure code says, in that language: the module that gives them in the place of `terms.ts`. */
export function markedTermsModule(said: readonly string[]): string {
  const terms = Object.fromEntries(said.map((english) => [english, marked(english)]));
  return [
    "import { sayIn } from './say-in.ts';",
    `const terms = ${JSON.stringify(terms)};`,
    "const say = sayIn(terms, 'en');",
    'export const loadTerms = {};',
    'export const term = (english: string): string => say(english);',
  ].join('\n');
}

/** `{name}` in a sentence with a count is a place where something is put in. */
function marked(text: string): string {
  if (text.trim() === '') return text;
  return `${marks.begin}${text.replaceAll(/\{\w+\}/g, (place) => `${marks.end}${place}${marks.begin}`)}${marks.end}`;
}

/** What of a text no catalogue gave: the words outside of all marks, one after another. */
export function unmarked(text: string): readonly string[] {
  let depth = 0;
  let words = '';
  for (const letter of text) {
    if (letter === marks.begin) depth += 1;
    else if (letter === marks.end) depth -= 1;
    else words += depth > 0 ? '' : letter;
    if (depth > 0 || letter === marks.end) words += words.endsWith('\n') ? '' : '\n';
  }
  return words
    .split('\n')
    .map((one) => one.replaceAll(/\s+/g, ' ').trim())
    .filter((one) => /\p{L}{2}/u.test(one));
}
