import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pdfOf, type PdfStream } from '../../tests/threats/make-pdf.ts';
import { whyTooLarge } from './pdf-streams.ts';
import { readPdfText } from './pdf-text.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const packed = (data: Uint8Array) => new Uint8Array(deflateSync(data, { level: 9 }));
const blanks = (bytes: number) => new Uint8Array(bytes).fill(32);
const flate = (data: Uint8Array, more = ''): PdfStream => ({
  entries: `/Filter /FlateDecode ${more}`,
  data: packed(data),
});
const word = encode('BT /F1 12 Tf 72 700 Td (word) Tj ET');
const hex = (data: Uint8Array) => encode(`${Buffer.from(data).toString('hex')}>`);

describe('what the streams of a PDF unpack to', () => {
  it.each([
    ['nothing packed', [{ data: word }]],
    ['a page', [flate(word)]],
    [
      'a page as hexadecimal digits',
      [{ entries: '/Filter [/ASCIIHexDecode /FlateDecode]', data: hex(packed(word)) }],
    ],
    [
      'in a form named like what every object has',
      [{ entries: '/Filter [/__proto__ /constructor]', data: word }],
    ],
    ['a large picture', [flate(new Uint8Array(60_000_000), '/Subtype /Image'), flate(word)]],
  ])('may be %s', (_what, streams) => {
    expect(whyTooLarge(pdfOf(streams))).toBeUndefined();
  });

  const bomb = packed(blanks(60_000_000));
  const half = flate(blanks(30_000_000));
  it.each([
    ['in one stream', [{ entries: '/Filter /FlateDecode', data: bomb }]],
    ['in two together', [half, half]],
    ['under a short name', [{ entries: '/F [ /Fl ]', data: bomb }]],
    ['under an escaped name', [{ entries: '/Filter /Fl#61teDecode', data: bomb }]],
    ['under a name given elsewhere', [{ entries: '/Filter 99 0 R', data: bomb }]],
    ['behind a length that lies', [{ entries: '/Filter /FlateDecode /Length 3', data: bomb }]],
    ['behind a length given elsewhere', [{ entries: '/Filter /FlateDecode /Length 99 0 R', data: bomb }]],
    ['as hexadecimal digits', [{ entries: '/Filter [/AHx /Fl]', data: hex(bomb) }]],
    ['of runs', [{ entries: '/Filter /RunLengthDecode', data: new Uint8Array(1_000_000).fill(0x81) }]],
    ['packed twice', [{ entries: '/Filter [/FlateDecode /FlateDecode]', data: packed(bomb) }]],
    ['in a form of its own', [{ entries: '/Filter /BrotliDecode', data: bomb }]],
  ])('is refused where it is far too much %s, before the library sees it', async (_how, streams) => {
    expect(await readPdfText(pdfOf(streams))).toMatchObject({
      ok: false,
      fault: { kind: 'unsupported', code: 'pdf-too-large' },
    });
  });
});
