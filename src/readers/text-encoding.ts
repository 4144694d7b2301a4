import { failFile, ok, type Result } from '#core/result.ts';
import type { TextEncoding } from './document.ts';

export type DecodedText = { readonly text: string; readonly encoding: TextEncoding };

/**
 * Characters from bytes. In this order: a byte order mark; UTF-16 by its pattern of zero bytes; UTF-8 where every
 * byte obeys it; else Windows-1251 where Cyrillic words stand in the bytes, else Windows-1252 (which holds Latin-1).
 * Fault `unreadable-text` for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText> {
  const wide = decideWideEncoding(bytes);
  const utf8 = wide === undefined ? decode(bytes, 'utf-8') : undefined;
  const encoding = utf8 === undefined ? (wide ?? decideNarrowEncoding(bytes)) : 'utf-8';
  let text = utf8 ?? decode(bytes, encoding);
  if (text === undefined) return failFile('unreadable', 'unreadable-text', `bytes that are not ${encoding}`);
  if (encoding === 'windows-1252') text = withWindowsPunctuation(text);
  text = withoutCtrlZ(text);
  const binary = findBinary(text);
  if (binary !== undefined) return failFile('unreadable', 'unreadable-text', binary);
  return ok({ text, encoding });
}

/** Undefined where the bytes do not obey the encoding. */
function decode(bytes: Uint8Array, encoding: TextEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Of the encodings with one byte a letter. */
function decideNarrowEncoding(bytes: Uint8Array): TextEncoding {
  return looksCyrillic(bytes) ? 'windows-1251' : 'windows-1252';
}

/** UTF-16 by its byte order mark, or else by its zeros. */
function decideWideEncoding(bytes: Uint8Array): TextEncoding | undefined {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return encodingByZeros(bytes);
}

/** Digits, blanks and line ends have a zero as their high byte in UTF-16: its side tells the byte order. */
function encodingByZeros(bytes: Uint8Array): TextEncoding | undefined {
  const pairs = Math.min(2048, Math.floor(bytes.length / 2));
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < pairs; i += 1) {
    if (bytes[2 * i] === 0) evenZeros += 1;
    if (bytes[2 * i + 1] === 0) oddZeros += 1;
  }
  if (oddZeros > pairs * 0.3 && evenZeros < pairs * 0.02) return 'utf-16le';
  if (evenZeros > pairs * 0.3 && oddZeros < pairs * 0.02) return 'utf-16be';
  return undefined;
}

/**
 * In Windows-1251 every letter of a Cyrillic word is a byte from C0 on, so such bytes come in runs; in the languages
 * of Windows-1252 accented letters stand alone or in twos (Größe).
 */
function looksCyrillic(bytes: Uint8Array): boolean {
  let letters = 0;
  let lettersInRuns = 0;
  let run = 0;
  for (let i = 0; i <= bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8) {
      run += 1;
      continue;
    }
    if (run === 0) continue;
    letters += run;
    if (run >= 3) lettersInRuns += run;
    run = 0;
  }
  return lettersInRuns * 2 > letters;
}

/** What Windows-1252 puts at 80 to 9F; U+FFFD where it has nothing. */
const windowsPunctuation = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

/** Node 20 decodes Windows-1252 as Latin-1 and leaves control characters at 80 to 9F; browsers do not. */
export function withWindowsPunctuation(text: string): string {
  return text.replace(
    /[\x80-\x9f]/g,
    (control) => windowsPunctuation[control.charCodeAt(0) - 0x80] ?? control,
  );
}

/** Ctrl-Z ends the text files of DOS programs (Parvo TrueOne still writes it). */
function withoutCtrlZ(text: string): string {
  let end = text.trimEnd().length;
  if (text[end - 1] !== '\x1a') return text;
  while (text[end - 1] === '\x1a') end -= 1;
  return text.slice(0, end);
}

function findBinary(text: string): string | undefined {
  const nul = text.indexOf('\0');
  if (nul >= 0) return `a NUL character at position ${nul + 1}`;
  const sample = text.slice(0, 65_536);
  const controls = sample.match(/[\x01-\x08\x0e-\x1f]/g)?.length ?? 0; // eslint-disable-line no-control-regex
  if (controls > 4 + sample.length / 100) return `${controls} control characters in the first 65,536`;
  return undefined;
}
