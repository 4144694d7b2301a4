import { createCanvas } from '@napi-rs/canvas';
import { jsPDF } from 'jspdf';
import { expect, test } from 'vitest';
import type { Picture } from '#core/picture.ts';
import { faultCode } from '#core/result.ts';
import { readPdfLibraryFile } from './pdf-own-files.ts';
import { drawPdfPage, type Canvas, type DrawingParts } from './pdf-picture.ts';

const parts: DrawingParts = {
  makeCanvas: (widthPx, heightPx) => createCanvas(widthPx, heightPx) as unknown as Canvas,
  readLibraryFile: readPdfLibraryFile,
};

function pdfBytes(draw: (pdf: jsPDF) => void): Uint8Array {
  const pdf = new jsPDF({ unit: 'pt', format: 'letter' });
  draw(pdf);
  return new Uint8Array(pdf.output('arraybuffer'));
}

/** Share of dark pixels within a box given in points. */
function inkIn({ grey, widthPx, dpi = 72 }: Picture, x0: number, y0: number, x1: number, y1: number): number {
  const scale = dpi / 72;
  let dark = 0;
  let all = 0;
  for (let y = Math.round(y0 * scale); y < y1 * scale; y += 1) {
    for (let x = Math.round(x0 * scale); x < x1 * scale; x += 1) {
      all += 1;
      if ((grey[y * widthPx + x] ?? 255) < 128) dark += 1;
    }
  }
  return dark / all;
}

test('a page is drawn black on white in the size that its resolution asks for', async () => {
  const drawn = await drawPdfPage(
    pdfBytes((pdf) => {
      pdf.rect(72, 72, 72, 36, 'F');
    }),
    1,
    100,
    parts,
  );
  if (!drawn.ok) throw new Error(faultCode(drawn.fault));
  expect(drawn.value).toMatchObject({ widthPx: 850, heightPx: 1100, dpi: 100 });
  expect(inkIn(drawn.value, 74, 74, 142, 106)).toBe(1);
  expect(inkIn(drawn.value, 0, 120, 612, 792)).toBe(0);
});

test('text in a font that the PDF does not carry is drawn', async () => {
  const drawn = await drawPdfPage(
    pdfBytes((pdf) => pdf.setFontSize(24).text('PA.I.B.K1a', 72, 100)),
    1,
    150,
    parts,
  );
  if (!drawn.ok) throw new Error(faultCode(drawn.fault));
  expect(inkIn(drawn.value, 72, 80, 190, 102)).toBeGreaterThan(0.1);
});

/** Black all over, 16 by 16: one run in the first row, then "as above" (ITU-T T.6). */
function blackFax(): Uint8Array {
  const bits = `001${'00110101'}${'0000010111'}${'11'.repeat(15)}${'000000000001'.repeat(2)}`;
  return Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
}

/** A page of 100 by 100 points with one picture all over its lower half. */
function scanned(picture: Uint8Array, dictionary: string): Uint8Array {
  const text = (bytes: Uint8Array) => String.fromCharCode(...bytes);
  const draw = 'q 100 0 0 50 0 0 cm /P Do Q';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>',
    `<</Length ${draw.length}>>stream\n${draw}\nendstream`,
    `<</Type/XObject/Subtype/Image${dictionary}/Length ${picture.length}>>stream\n${text(picture)}\nendstream`,
  ];
  const pdf = `%PDF-1.4\n${objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer<</Root 1 0 R>>\n%%EOF`;
  return Uint8Array.from(pdf, (letter) => letter.charCodeAt(0));
}

test('a page that was scanned as a fax is drawn', async () => {
  const fax =
    '/Width 16/Height 16/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 16/Rows 16>>';
  const drawn = await drawPdfPage(scanned(blackFax(), fax), 1, 72, parts);
  if (!drawn.ok) throw new Error(faultCode(drawn.fault));
  expect(inkIn(drawn.value, 0, 0, 100, 48)).toBe(0);
  expect(inkIn(drawn.value, 4, 56, 96, 96)).toBe(1);
});

test('what cannot be drawn is a fault', async () => {
  const bytes = pdfBytes((pdf) => pdf.text('x', 72, 72));
  const codeOf = async (page: number, dpi: number, of = bytes) => {
    const drawn = await drawPdfPage(of, page, dpi, parts);
    return drawn.ok ? 'drawn' : faultCode(drawn.fault);
  };
  expect(await codeOf(2, 72)).toBe('pdf-no-such-page');
  expect(await codeOf(1, 2000)).toBe('pdf-page-too-large');
  expect(await codeOf(1, 72, new Uint8Array())).toBe('empty-file');
});
