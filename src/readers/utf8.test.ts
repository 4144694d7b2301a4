import { expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

it('text goes to bytes and back unchanged, control characters and all', () => {
  const text = 'Größe;\u0000\u001a\n٣;👟\r\n';
  expect(decodeUtf8(encodeUtf8(text))).toEqual({ ok: true, value: text });
});

it('a byte order mark is no part of the text, and only the first is one', () => {
  expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 65))).toEqual({ ok: true, value: 'A' });
  expect(decodeUtf8(encodeUtf8('\ufeff\ufeffA'))).toEqual({ ok: true, value: '\ufeffA' });
});

it.each([
  ['a Latin-1 letter', [65, 10, 66, 10, 0xfc, 67, 10], 3],
  ['a character cut off at the end', [65, 10, 0xc3], 2],
])('%s is a fault with its line', (_what, bytes, row) => {
  expect(decodeUtf8(Uint8Array.from(bytes))).toMatchObject({
    ok: false,
    fault: { code: 'not-utf-8', at: { row } },
  });
});
