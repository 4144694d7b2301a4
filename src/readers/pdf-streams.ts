import { limits } from './limits.ts';
import { lzwLength, runLength, zlibLength, type UnpackedLength } from './unpacked-length.ts';

/** Filters that make more of their data, by every name that readers take (ISO 32000-1, table 6 and 8.9.7). */
const expanding: ReadonlyMap<string, UnpackedLength> = new Map([
  ['FlateDecode', zlibLength],
  ['Fl', zlibLength],
  ['LZWDecode', lzwLength],
  ['LZW', lzwLength],
  ['RunLengthDecode', runLength],
  ['RL', runLength],
]);
/** Not in the standard; the library reads it all the same. It packs a million to one. */
const refused: ReadonlySet<string> = new Set(['BrotliDecode', 'Br']);
const asText: ReadonlyMap<string, (bytes: Uint8Array) => Uint8Array> = new Map([
  ['ASCIIHexDecode', fromHex],
  ['AHx', fromHex],
  ['ASCII85Decode', fromAscii85],
  ['A85', fromAscii85],
]);

/** A dictionary that goes on for longer before its stream is not looked at. */
const dictionaryChars = 8192;

/**
 * What makes a PDF too large to be read, in words; undefined for one that is not. A file of 10 MB can hold 10 GB, and the
 * library unpacks what a page asks for to its end: so the streams are measured first, nothing unpacked. Encrypted streams
 * cannot be measured; the time limit of a file ends those.
 */
export function whyTooLarge(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('latin1').decode(bytes);
  const left: { text: number; pictures: number } = {
    text: limits.pdfUnpackedBytes,
    pictures: limits.pdfUnpackedPictureBytes,
  };
  for (let at = text.indexOf('stream'); at >= 0; at = text.indexOf('stream', at + 6)) {
    if (text.startsWith('end', at - 3)) continue;
    const start = endOfLine(text, at);
    const dictionary = withoutEscapes(dictionaryBefore(text, at));
    const filters = filtersOf(dictionary);
    if (filters.some((name) => refused.has(name))) return 'a stream in a form that is not of the standard';
    if (filters.filter((name) => expanding.has(name)).length > 1) return 'a stream packed twice';
    const kind = /\/Subtype\s*\/Image\b/.test(dictionary) ? 'pictures' : 'text';
    const end = endOfStream(text, start, dictionary);
    left[kind] -= lengthOf(bytes.subarray(start, end), filters, left[kind] + 1);
    if (left[kind] < 0) {
      const most = kind === 'text' ? limits.pdfUnpackedBytes : limits.pdfUnpackedPictureBytes;
      return `streams of more than ${String(most / 1e6)} MB`;
    }
  }
  return undefined;
}

/** Readers take what follows the line that says `stream`. */
function endOfLine(text: string, at: number): number {
  const found = /[\r\n]/g;
  found.lastIndex = at;
  const end = found.exec(text)?.index ?? text.length;
  return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}

function dictionaryBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - dictionaryChars), at);
  const begins = Math.max(before.lastIndexOf(' obj'), before.lastIndexOf('endobj'));
  return begins < 0 ? before : before.slice(begins);
}

/** `/Fl#61te` is `/Flate` (7.3.5). */
function withoutEscapes(dictionary: string): string {
  return dictionary.includes('#')
    ? dictionary.replace(/#([0-9a-fA-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : dictionary;
}

/** In their order. A filter that is given by reference is not seen, but zlib's beginning is. */
function filtersOf(dictionary: string): readonly string[] {
  const given = /\/F(?:ilter)?\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1] ?? '';
  return [...given.matchAll(/\/(\w+)/g)].map(([, name = '']) => name);
}

/** Where a stream ends at the latest: a length can lie, and so can an `endstream` within. */
function endOfStream(text: string, start: number, dictionary: string): number {
  const stated = Number(/\/Length\s+(\d{1,10})(?!\s+\d+\s+R)\b/.exec(dictionary)?.[1] ?? NaN);
  if (Number.isNaN(stated)) return text.length;
  const marked = text.indexOf('endstream', start);
  return Math.max(start + stated, marked < 0 ? text.length : marked);
}

function lengthOf(packed: Uint8Array, filters: readonly string[], most: number): number {
  let data = packed;
  for (const name of filters) {
    const decode = asText.get(name);
    if (decode === undefined) return (expanding.get(name) ?? zlibLength)(data, most);
    data = decode(data);
  }
  return zlibLength(data, most);
}

function fromHex(bytes: Uint8Array): Uint8Array {
  const digits =
    new TextDecoder('latin1')
      .decode(bytes)
      .split('>', 1)[0]
      ?.replace(/[^0-9a-fA-F]/g, '') ?? '';
  return Uint8Array.from({ length: digits.length >> 1 }, (_, i) =>
    parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
}

/** Five characters a group of four bytes, `z` for four zeros (7.4.3). */
function fromAscii85(bytes: Uint8Array): Uint8Array {
  const decoded: number[] = [];
  let group: number[] = [];
  const flush = (): void => {
    const kept = group.length - 1;
    const value = [...group, 84, 84, 84, 84].slice(0, 5).reduce((sum, digit) => sum * 85 + digit, 0);
    for (let i = 0; i < kept; i += 1) decoded.push(Math.floor(value / 256 ** (3 - i)) & 0xff);
    group = [];
  };
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && group.length === 0) decoded.push(0, 0, 0, 0);
    if (byte < 0x21 || byte > 0x75) continue;
    group.push(byte - 0x21);
    if (group.length === 5) flush();
  }
  if (group.length > 1) flush();
  return Uint8Array.from(decoded);
}
