import type { StoredEncoding } from './written-file.ts';

/** Windows-1252 where it differs from Latin-1, and the Cyrillic block of Windows-1251, by code point. */
const windows1252 = new Map<number, number>([
  [0x20ac, 0x80],
  [0x2026, 0x85],
  [0x2018, 0x91],
  [0x2019, 0x92],
  [0x201c, 0x93],
  [0x201d, 0x94],
  [0x2013, 0x96],
  [0x2014, 0x97],
]);

/** Stores a text as bytes; throws where the encoding has no byte for a character (a bug of the caller). */
export function encodeText(text: string, encoding: StoredEncoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return Uint8Array.from(utf8(text));
    case 'utf-8-bom':
      return Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(text)]);
    case 'utf-16le-bom':
      return utf16(text, true);
    case 'utf-16be-bom':
      return utf16(text, false);
    case 'windows-1252':
      return singleBytes(text, (code) => (code < 0x100 ? code : windows1252.get(code)), encoding);
    case 'windows-1251':
      return singleBytes(text, byteOfWindows1251, encoding);
  }
}

function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
  }
  return bytes;
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, littleEndian);
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 + 2 * i, text.charCodeAt(i), littleEndian);
  return bytes;
}

function byteOfWindows1251(code: number): number | undefined {
  if (code < 0x80) return code;
  if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
  if (code === 0x401) return 0xa8;
  if (code === 0x451) return 0xb8;
  if (code === 0xb0) return 0xb0;
  return undefined;
}

function singleBytes(
  text: string,
  byteOf: (code: number) => number | undefined,
  encoding: string,
): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const byte = byteOf(text.charCodeAt(i));
    if (byte === undefined) throw new Error(`${encoding} has no byte for ${JSON.stringify(text[i])}`);
    bytes[i] = byte;
  }
  return bytes;
}
