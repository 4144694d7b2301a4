import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Picture } from '#core/picture.ts';
import { fail, failFile, ok, type Result } from '#core/result.ts';
import { limits } from './limits.ts';
import { withPdf, withPdfPage } from './pdf-document.ts';
import { readPdfLibraryFile } from './pdf-own-files.ts';

/** What is drawn on; a worker's `OffscreenCanvas`, or a canvas for Node in tests and tools. */
export type Canvas = {
  width: number;
  height: number;
  getContext: (kind: '2d', how?: { willReadFrequently: boolean }) => CanvasContext | null;
};

export type CanvasContext = {
  getImageData: (x: number, y: number, width: number, height: number) => { readonly data: ArrayLike<number> };
};

export type DrawingParts = {
  readonly makeCanvas: (widthPx: number, heightPx: number) => Canvas;
  /** Fonts and decoders of the PDF library by file name. */
  readonly readLibraryFile: (name: string) => Promise<Uint8Array>;
};

const inWorker: DrawingParts = {
  makeCanvas: (widthPx, heightPx) => new OffscreenCanvas(widthPx, heightPx) as unknown as Canvas,
  readLibraryFile: readPdfLibraryFile,
};

/**
 * A page of a PDF, from 1, drawn on white in shades of grey at this resolution, upright as its `Rotate` says.
 *
 * Faults: those of `withPdf`, `pdf-no-such-page`, `pdf-page-too-large` (more than `limits.pdfPicturePixels`); kind
 * `worker` where the browser cannot draw beside the page.
 */
export async function drawPdfPage(
  bytes: Uint8Array,
  page: number,
  dpi: number,
  parts: DrawingParts = inWorker,
): Promise<Result<Picture>> {
  if (parts === inWorker && typeof OffscreenCanvas === 'undefined') {
    return fail({ kind: 'worker', detail: 'this browser cannot draw in a worker (no OffscreenCanvas)' });
  }
  const surroundings = {
    canvasFactory: canvasFactory(parts),
    binaryDataFactory: class {
      fetch({ filename }: { filename: string }): Promise<Uint8Array> {
        return parts.readLibraryFile(filename);
      }
    },
  };
  return withPdf(
    bytes,
    async (document) => {
      if (!Number.isInteger(page) || page < 1 || page > document.numPages) {
        return failFile('implausible', 'pdf-no-such-page', `page ${page} of ${document.numPages}`);
      }
      return withPdfPage(document, page, (proxy) => draw(proxy, dpi, parts));
    },
    surroundings,
  );
}

async function draw(page: PDFPageProxy, dpi: number, parts: DrawingParts): Promise<Result<Picture>> {
  const viewport = page.getViewport({ scale: dpi / 72 });
  const widthPx = Math.max(1, Math.round(viewport.width));
  const heightPx = Math.max(1, Math.round(viewport.height));
  if (widthPx * heightPx > limits.pdfPicturePixels) {
    return failFile(
      'unsupported',
      'pdf-page-too-large',
      `${widthPx} × ${heightPx} pixels at ${dpi} dots per inch`,
    );
  }
  const canvas = parts.makeCanvas(widthPx, heightPx);
  const context = contextOf(canvas);
  await page.render({
    canvas: canvas as never,
    canvasContext: context as never,
    viewport,
    intent: 'print', // all at once, without waiting for a screen
    background: '#ffffff',
  }).promise;
  const { data } = context.getImageData(0, 0, widthPx, heightPx);
  return ok({ widthPx, heightPx, grey: greyOf(data, widthPx * heightPx), dpi });
}

/** Luma of ITU-R BT.601, table 1, in whole numbers; the page is white where nothing was drawn, so alpha is no matter. */
function greyOf(rgba: ArrayLike<number>, pixels: number): Uint8Array {
  const grey = new Uint8Array(pixels);
  for (let i = 0, at = 0; i < pixels; i += 1, at += 4) {
    grey[i] = ((rgba[at] ?? 0) * 77 + (rgba[at + 1] ?? 0) * 150 + (rgba[at + 2] ?? 0) * 29 + 128) >> 8;
  }
  return grey;
}

function contextOf(canvas: Canvas): CanvasContext {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this device has no canvas to draw on');
  return context;
}

type Entry = { canvas: Canvas | null; context: CanvasContext | null };

/** The library's way of asking for canvases, for what it draws aside. */
function canvasFactory({ makeCanvas }: DrawingParts): new () => unknown {
  return class {
    create(width: number, height: number): Entry {
      const canvas = makeCanvas(width, height);
      return { canvas, context: contextOf(canvas) };
    }
    reset(entry: Entry, width: number, height: number): void {
      if (entry.canvas !== null) Object.assign(entry.canvas, { width, height });
    }
    destroy(entry: Entry): void {
      if (entry.canvas !== null) Object.assign(entry.canvas, { width: 0, height: 0 });
      entry.canvas = null;
      entry.context = null;
    }
  };
}
