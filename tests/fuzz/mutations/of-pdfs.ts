import { deflateSync, inflateSync } from 'node:zlib';
import type { Dice } from '../dice.ts';
import { fromLatin, toLatin } from './latin.ts';
import { oddTexts, type Mutation } from './mutation.ts';

type Span = { readonly from: number; readonly to: number };

function spansOf(text: string, pattern: RegExp): readonly Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Between `n 0 obj` and `endobj`. */
const objects = /\d+ 0 obj\b[^]*?endobj/g;

function replaced(text: string, { from, to }: Span, other: string): string {
  return text.slice(0, from) + other + text.slice(to);
}

function ofText(name: string, change: (text: string, dice: Dice) => string): Mutation {
  return { name, apply: (bytes, dice) => fromLatin(change(toLatin(bytes), dice)) };
}

function inDictionary(pattern: RegExp, others: readonly [string, ...string[]]) {
  return (text: string, dice: Dice): string => {
    const span = dice.any(spansOf(text, pattern));
    return span === undefined ? text : replaced(text, span, dice.pick(others));
  };
}

/** A drawing operator's operands, or the text drawn, in a stream that is packed anew with its true length. */
function changeStream(text: string, dice: Dice): string {
  const streams = [...text.matchAll(/\/Length (\d+)([^]{0,200}?)stream\r?\n/g)];
  const stream = dice.any(streams);
  if (stream === undefined) return text;
  const from = stream.index + stream[0].length;
  const to = from + Number(stream[1]);
  let content: string;
  try {
    content = toLatin(new Uint8Array(inflateSync(fromLatin(text.slice(from, to)))));
  } catch {
    return text;
  }
  if (content.length > 200_000) return text;
  const tokens = spansOf(content, /-?\d*\.?\d+|\((?:[^()\\]|\\.)*\)|<[0-9a-fA-F]*>|\b[A-Za-z*]{1,3}\b/g);
  let changed = content;
  for (let left = 1 + dice.below(5); left > 0; left -= 1) {
    const token = dice.any(tokens);
    if (token === undefined) break;
    const other = dice.pick(['0', '-1', '1e9', '99999', 'BT', 'ET', 'Tj', 'q', 'Q', 'cm', '(', '<', 'NaN']);
    changed = replaced(changed, token, dice.chance(0.7) ? other : `(${dice.pick(oddTexts)})`);
  }
  const packed = toLatin(new Uint8Array(deflateSync(fromLatin(changed))));
  const header = stream[0].replace(/\/Length \d+/, `/Length ${String(packed.length)}`);
  return text.slice(0, stream.index) + header + packed + text.slice(to);
}

export const pdfMutations: readonly Mutation[] = [
  ofText('leave an object out', (text, dice) => {
    const span = dice.any(spansOf(text, objects));
    return span === undefined ? text : replaced(text, span, '');
  }),
  ofText('an object twice', (text, dice) => {
    const span = dice.any(spansOf(text, objects));
    return span === undefined ? text : replaced(text, span, text.slice(span.from, span.to).repeat(2));
  }),
  ofText(
    'an object under another number',
    inDictionary(/\b\d+ 0 obj\b/g, ['1 0 obj', '3 0 obj', '99 0 obj']),
  ),
  ofText(
    'another reference',
    inDictionary(/\b\d+ 0 R\b/g, ['1 0 R', '2 0 R', '3 0 R', '5 0 R', '999 0 R', '0 0 R', 'null']),
  ),
  ofText(
    'another number',
    inDictionary(/(?<=\/\w+ )-?\d+(?:\.\d+)?/g, ['0', '-1', '1', '99999999', '1e99', '0.0001', '()']),
  ),
  ofText(
    'another name',
    inDictionary(/(?<!\w)\/[A-Z]\w+/g, [
      '/Type',
      '/Pages',
      '/Page',
      '/Kids',
      '/Catalog',
      '/ASCIIHexDecode',
      '/LZWDecode',
      '/DCTDecode',
      '/Image',
      '/Font',
      '/__proto__',
      '/constructor',
    ]),
  ),
  ofText(
    'a cross-reference that lies',
    inDictionary(/\b\d{10} \d{5} n/g, ['0000000000 00000 n', '9999999999 00000 n']),
  ),
  ofText('a changed stream', changeStream),
];
