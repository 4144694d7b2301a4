import { fromLatin, toLatin } from './latin.ts';
import type { Mutation } from './mutation.ts';

function utf16(text: string, littleEndian: boolean, withMark: boolean): Uint8Array {
  const marked = withMark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(2 * marked.length));
  for (let at = 0; at < marked.length; at += 1) view.setUint16(2 * at, marked.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

/** Two bytes a letter, as Japanese and Chinese programs write them. */
const shiftJis = '\x8eA\x8d\x87\x82\xf1\x93\xfa\x96{';

/** How characters become bytes and lines end. */
export const encodingMutations: readonly Mutation[] = [
  {
    name: 'store as UTF-16',
    apply: (bytes, dice) =>
      utf16(new TextDecoder().decode(bytes).slice(0, 300_000), dice.chance(0.5), dice.chance(0.5)),
  },
  { name: 'encode twice', apply: (bytes) => new TextEncoder().encode(toLatin(bytes)) },
  {
    name: 'mix in bytes of another encoding',
    apply: (bytes, dice) => {
      const text = toLatin(bytes);
      const at = dice.below(text.length);
      const foreign = dice.pick([
        shiftJis,
        '\xc3',
        '\xe2\x82',
        '\xff\xfe',
        '\xcf\xf0\xe8\xe2\xe5\xf2',
        '\x00',
        '\x00\x00\x00',
        '\x1b[31m',
        'a\u0308',
      ]);
      return fromLatin(text.slice(0, at) + foreign + text.slice(at));
    },
  },
  {
    name: 'end lines otherwise',
    apply: (bytes, dice) => {
      const end = dice.pick(['\n', '\r\n', '\r', '\r\r\n', '\n\n', '\u2028', '\x0b', 'mixed']);
      return fromLatin(
        toLatin(bytes).replace(/\r\n?|\n/g, () => (end === 'mixed' ? dice.pick(['\n', '\r\n', '\r']) : end)),
      );
    },
  },
];
