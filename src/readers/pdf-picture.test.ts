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
