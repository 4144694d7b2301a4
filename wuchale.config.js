import { adapter as components, svelteKitDefaultHeuristic } from '@wuchale/svelte';
import { defineConfig } from 'wuchale';
import { adapter as modules } from 'wuchale/adapter-vanilla';

/** Capitalised, and yet not words for people: keys as events name them, and errors. */
const names = /^(Enter|Escape|Backspace|Delete|End|PageUp|PageDown|Arrow(Up|Down|Left|Right)|[A-Z]\w*Error)$/;
/** Selectors, media queries, styles and lists of classes. */
const isCode = /[>~=]|^\.|^\(\w+-|--|;$|^\w+, (select|button)|^\w: '|^'?shift |sans-serif|^minmax|^\d+px/;
/** The outline of a drawing. */
const drawing = /^[Mm][\d.#]/;
/** What says something though it begins with a value or a sign: a word, not a unit. */
const word = /(^|[\s“(])(?!(min|px|ms|rpm)\b)\p{Ll}{2,}(?=[\s.,;:?)”…]|$)/u;
/** Attributes that people read, whatever their words begin with. */
const read =
  /^(aria-label|title|label|text|word|noun|hint|lead|summary|caption|description|[xy]Label|\w+Words)$/;

/** What is said to a person. */
function said(message) {
  const { scope, attribute } = message.details;
  const text = message.msgStr.join(' ').trim();
  if (drawing.test(text) || (scope === 'script' && names.test(text))) return false;
  if (scope === 'attribute' && read.test(attribute) && word.test(text)) return 'message';
  // A sentence may begin in the middle; one word alone, not capitalised, is a name of the code.
  if (scope === 'script' && /^\p{Ll}/u.test(text) && text.includes(' '))
    return !isCode.test(text) && 'message';
  if (scope === 'script' && /^[^\p{L}{]/u.test(text) && text.includes(' ') && word.test(text))
    return !isCode.test(text) && 'message';
  return svelteKitDefaultHeuristic(message) === 'message' && 'message';
}

const runes = /\.svelte(\.ts)?$/;

/** A folder's words come with its code: one room for its components, one for its modules. */
function roomOf(file) {
  const folder = file
    .split('/')
    .slice(1, -1)
    .join('_')
    .replaceAll(/[^a-z0-9]+/gi, '_');
  return `${runes.test(file) ? 'components' : 'modules'}_${folder}`;
}

/** `language/plural.ts`: a count, its sentences, what stands in them, and the rule, which is put in here. */
const plural = { name: 'plural', args: ['other', 'message', 'other', 'pluralFunc'] };

const hearing = {
  loader: 'custom',
  patterns: [plural],
  files: {
    include: [
      'src/**/*.svelte',
      'src/**/*.svelte.ts',
      'src/{ui,routes}/**/*.ts',
      'src/analyses/*/view/**/*.ts',
      'src/app/**/*-words.ts',
      'src/app/**/*-advice.ts',
      'src/app/event-kinds.ts',
      'src/app/cohort/{choose-tests,control-series,count-reasons,inclusion,sources}.ts',
    ],
    ignore: ['**/*.test.ts', '**/+*.ts'],
  },
  granularLoad: true,
  generateLoadID: roomOf,
  heuristic: said,
  // The language of a page never changes while it stands.
  runtime: {
    initReactive: ({ nested, funcName }) => (nested || typeof funcName === 'string' ? null : false),
    useReactive: false,
  },
};

const ofComponents = components(hearing);
const ofModules = modules({ ...hearing, runtime: { initReactive: () => null, useReactive: false } });

/** One that holds runes may be changed as a component is. In any other its constants have words too, from the start. */
async function transform(file) {
  if (runes.test(file.filename)) return ofComponents.transform(file);
  const changed = await ofModules.transform(file);
  const words = `const _w_runtime_ = ${file.expr.plain};`;
  return { ...changed, output: (header) => changed.output(`${header}\n${words}`) };
}

export default defineConfig({
  locales: ['en', 'de', 'fr', 'es', 'it'],
  localesDir: './src/language',
  logLevel: 'warn',
  adapters: { words: { ...ofComponents, transform } },
});
