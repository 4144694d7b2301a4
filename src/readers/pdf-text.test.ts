import { jsPDF, type jsPDFOptions } from 'jspdf';
import { expect, test } from 'vitest';
import { textOfLine, type PageText } from '#core/page-text.ts';
import { faultCode } from '#core/result.ts';
import { readPdfText } from './pdf-text.ts';
import { mayHoldPictures } from './pdf-unseen-text.ts';

type Draw = (pdf: jsPDF) => void;

function pdfBytes(draw: Draw, options: jsPDFOptions = {}): Uint8Array {
  const pdf = new jsPDF({ unit: 'pt', format: 'letter', ...options });
  pdf.setFontSize(10);
  draw(pdf);
  return new Uint8Array(pdf.output('arraybuffer'));
}

async function pagesOf(bytes: Uint8Array): Promise<readonly PageText[]> {
  const read = await readPdfText(bytes);
  if (!read.ok) throw new Error(faultCode(read.fault));
  return read.value.pages;
}

async function linesOfFirstPage(draw: Draw): Promise<readonly string[]> {
  const [page] = await pagesOf(pdfBytes(draw));
  return page?.lines.map(textOfLine) ?? [];
}

test('words stand in lines from top to bottom, whatever the order in which they were drawn', async () => {
  const lines = await linesOfFirstPage((pdf) => {
    pdf.text('PA.I.C.K3l', 150, 300);
    pdf.text('SCORE: 82%', 72, 200);
    pdf.text('PA.I.B.K1a', 72, 300);
    pdf.text('GRADE: Pass', 250, 200);
    pdf.text('NAME: SAMPLE, ALEX RIVER', 72, 100);
  });
  expect(lines).toEqual(['NAME: SAMPLE, ALEX RIVER', 'SCORE: 82% GRADE: Pass', 'PA.I.B.K1a PA.I.C.K3l']);
});

test('each word has its place on the page, in points from the top left', async () => {
  const [page] = await pagesOf(pdfBytes((pdf) => pdf.text('EXAM ID: 900', 72, 100)));
  expect(page).toMatchObject({ origin: 'text-layer', unit: 'point', width: 612, height: 792 });
  const [exam, id] = page?.lines[0]?.words ?? [];
  expect(exam?.text).toBe('EXAM');
  expect(exam?.confidence).toBe(1);
  expect(exam?.box.x0).toBeCloseTo(72, 0);
  expect(exam?.box.y0).toBeLessThan(100);
  expect(exam?.box.y1).toBeGreaterThan(100);
  expect(id?.box.x0).toBeGreaterThan(exam?.box.x1 ?? 0);
});

test('a page without text has no lines', async () => {
  const pages = await pagesOf(
    pdfBytes((pdf) => {
      pdf.rect(10, 10, 100, 100);
      pdf.addPage();
      pdf.text('second', 72, 72);
    }),
  );
  expect(pages.map(({ lines }) => lines.length)).toEqual([0, 1]);
});

test('bold that is drawn twice is one word, a word in two pieces too', async () => {
  const lines = await linesOfFirstPage((pdf) => {
    pdf.text('TAKE:', 72, 100);
    pdf.text('TAKE:', 72.4, 100);
    pdf.text('eferences', 72 + pdf.getTextWidth('R'), 200);
    pdf.text('R', 72, 200);
  });
  expect(lines).toEqual(['TAKE:', 'References']);
});

test.each([90, 180, 270])('a page that lies on its side (%i°) is read upright', async (angle) => {
  const at = { 90: [300, 600, 350, 600], 180: [500, 400, 500, 350], 270: [300, 72, 250, 72] }[angle] ?? [];
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = at;
  const [page] = await pagesOf(
    pdfBytes((pdf) => {
      pdf.text('below it', x2, y2, { angle });
      pdf.text('EXAM DATE: 01/15/2025', x1, y1, { angle });
    }),
  );
  const lines = page?.lines ?? [];
  expect(lines.map(textOfLine)).toEqual(['EXAM DATE: 01/15/2025', 'below it']);
  expect(page?.width).toBe(angle === 180 ? 612 : 792);
  const [exam, date] = lines.find((line) => line.words.length === 3)?.words ?? [];
  expect(date?.box.x0).toBeGreaterThan(exam?.box.x1 ?? Infinity);
});

test('a slanted page keeps its lines', async () => {
  const lines = await linesOfFirstPage((pdf) => {
    const rise = Math.tan((2 * Math.PI) / 180);
    for (const [i, row] of [
      ['A1', 'A2'],
      ['B1', 'B2'],
    ].entries()) {
      for (const [j, word] of row.entries()) {
        pdf.text(word, 72 + j * 400, 300 + i * 14 - j * 400 * rise, { angle: 2 });
      }
    }
  });
  expect(lines).toEqual(['A1 A2', 'B1 B2']);
});

test('text that nobody sees over a scan is said to be unseen, a logo beside a text changes nothing', async () => {
  const grey =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
  const over = (text: Draw, size: readonly [number, number]) =>
    pagesOf(
      pdfBytes((pdf) => {
        pdf.addImage(grey, 'PNG', 0, 0, ...size);
        text(pdf);
      }),
    );
  const [scan] = await over(
    (pdf) => pdf.text('PA.I.B.K1a', 72, 72, { renderingMode: 'invisible' }),
    [612, 792],
  );
  const [form] = await over((pdf) => pdf.text('PA.I.B.K1a', 72, 72), [612, 792]);
  const [logo] = await over((pdf) => pdf.text('PA.I.B.K1a', 72, 72), [50, 50]);
  expect([scan?.unseen, form?.unseen, logo?.unseen]).toEqual([true, undefined, undefined]);
  const [under] = await pagesOf(
    pdfBytes((pdf) => {
      pdf.text('PA.I.B.K1a', 72, 72);
      pdf.addImage(grey, 'PNG', 0, 0, 612, 792);
    }),
  );
  expect(under?.unseen).toBe(true);
});

test('only a picture’s own name says that a file may hold one, not the procedures that writers list', () => {
  const may = (text: string) => mayHoldPictures(new TextEncoder().encode(text));
  expect(may('<</ProcSet[/PDF /Text /ImageB/ImageC /ImageI]>>')).toBe(false);
  expect(may('<</Subtype/Image/Width 1>>')).toBe(true);
  expect(may('<</Subtype /Image>>')).toBe(true);
  expect(may('<</Subtype /Image')).toBe(true);
});

test('reading leaves the bytes to the caller', async () => {
  const bytes = pdfBytes((pdf) => pdf.text('x', 72, 72));
  const before = bytes.slice();
  await pagesOf(bytes);
  expect(bytes).toEqual(before);
});

test('what cannot be read is a fault', async () => {
  const whole = pdfBytes((pdf) => pdf.text('x', 72, 72));
  const locked = pdfBytes((pdf) => pdf.text('x', 72, 72), { encryption: { userPassword: 'secret' } });
  const codeOf = async (bytes: Uint8Array) => {
    const read = await readPdfText(bytes);
    return read.ok ? 'read' : faultCode(read.fault);
  };
  expect(await codeOf(new Uint8Array())).toBe('empty-file');
  expect(await codeOf(locked)).toBe('pdf-encrypted');
  expect(await codeOf(new TextEncoder().encode('%PDF-1.7 and nothing of a PDF'))).toBe('pdf-damaged');
  expect(await codeOf(new TextEncoder().encode('a letter'))).toBe('pdf-damaged');
  expect(await codeOf(whole.slice(0, 200))).toBe('pdf-damaged');
});

test('a PDF that may be read but not printed is read', async () => {
  const bytes = pdfBytes((pdf) => pdf.text('x', 72, 72), {
    encryption: { ownerPassword: 'owner', userPermissions: [] },
  });
  expect((await pagesOf(bytes))[0]?.lines).toHaveLength(1);
});
