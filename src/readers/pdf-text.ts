import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageText } from '#core/page-text.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import { limits } from './limits.ts';
import { withPdf, withPdfPage } from './pdf-document.ts';
import { commonAngle, linesOf, type DrawnText } from './pdf-lines.ts';
import { isTextUnseen, mayHoldPictures } from './pdf-unseen-text.ts';

/**
 * The text layer of a PDF, page by page, in points; a page without text (a scan) has no lines. What somebody's
 * recogniser laid unseen over a scan is text too, and said to be `unseen`.
 *
 * Faults: `empty-file`, `pdf-encrypted`, `pdf-damaged`, `pdf-too-large`, `pdf-too-many-pages`,
 * `pdf-too-much-text`.
 */
export async function readPdfText(
  bytes: Uint8Array,
  onPage: (page: number, pages: number) => void = () => undefined,
): Promise<Result<{ readonly pages: readonly PageText[] }>> {
  const scanned = mayHoldPictures(bytes);
  return withPdf(bytes, async (document, { OPS }) => {
    const pages: PageText[] = [];
    let pieces = 0;
    const read = async (page: PDFPageProxy) => {
      const runs = await runsOf(page, limits.pdfPieces - pieces);
      if (runs === undefined)
        return failFile('unsupported', 'pdf-too-much-text', `more than ${limits.pdfPieces} pieces of text`);
      const unseen = scanned && runs.runs.length > 0 && (await isTextUnseen(page, OPS));
      return ok({ ...runs, unseen });
    };
    for (let number = 1; number <= document.numPages; number += 1) {
      const runs = await withPdfPage(document, number, read);
      if (!runs.ok) return runs;
      pieces += runs.value.runs.length;
      pages.push(pageOf(runs.value));
      onPage(number, document.numPages);
    }
    return ok({ pages });
  });
}

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;
type Runs = { readonly width: number; readonly height: number; readonly runs: readonly DrawnText[] };

/** Undefined where there are more than `most`: it is given up there, not at the end of the page. */
async function runsOf(page: PDFPageProxy, most: number): Promise<Runs | undefined> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const items = await itemsOf(page, most);
  if (items === undefined) return undefined;
  const runs: DrawnText[] = [];
  for (const item of items) {
    if (!('str' in item)) continue;
    const [a = 1, b = 0, , , x = 0, y = 0] = multiply(transform, item.transform as readonly number[]);
    const run = {
      text: item.str,
      x,
      y,
      angle: Math.atan2(b, a),
      width: item.width,
      size: item.height || Math.hypot(a, b),
    };
    if (Number.isFinite(run.x + run.y + run.width + run.size)) runs.push(run);
  }
  return { width, height, runs };
}

async function itemsOf(page: PDFPageProxy, most: number): Promise<TextContent['items'] | undefined> {
  const reader = (page.streamTextContent() as ReadableStream<TextContent>).getReader();
  const items: TextContent['items'] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return items;
    for (const item of value.items) items.push(item);
    if (items.length <= most) continue;
    await reader.cancel(new Error('too much text'));
    return undefined;
  }
}

function pageOf({ width, height, runs, unseen }: Runs & { readonly unseen: boolean }): PageText {
  const quarterTurns = (Math.round(commonAngle(runs) / (Math.PI / 2)) + 4) % 4;
  const turned = runs.map((run) => ({
    ...run,
    ...turnBack(run, quarterTurns, width, height),
    angle: run.angle - (quarterTurns * Math.PI) / 2,
  }));
  const onItsSide = quarterTurns % 2 === 1;
  return {
    origin: 'text-layer',
    unit: 'point',
    width: onItsSide ? height : width,
    height: onItsSide ? width : height,
    lines: linesOf(turned),
    ...(unseen && { unseen }),
  };
}

/** A point of a page whose text runs downwards, upside down or upwards, once the page is turned upright. */
function turnBack(
  { x, y }: { readonly x: number; readonly y: number },
  quarterTurns: number,
  width: number,
  height: number,
): { readonly x: number; readonly y: number } {
  switch (quarterTurns) {
    case 1:
      return { x: y, y: width - x };
    case 2:
      return { x: width - x, y: height - y };
    case 3:
      return { x: height - y, y: x };
    default:
      return { x, y };
  }
}

/** The second transformation, then the first (ISO 32000-1, 8.3.4); either has six numbers. */
function multiply(first: readonly number[], second: readonly number[]): readonly number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = first;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = second;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
