import { createCanvas } from '@napi-rs/canvas';
import type { Tools } from '#analyses/analysis.ts';
import { ok } from '#core/result.ts';
import { readPdfLibraryFile } from '#readers/pdf-own-files.ts';
import { drawPdfPage, type Canvas } from '#readers/pdf-picture.ts';
import { openPictureTools } from '#workers/picture-tools.ts';
import { hasShippedModel, openNodeTools } from '../support/node-inference.ts';
import { noTools } from '../support/no-tools.ts';

/** A page is drawn only to see that it can be. */
const drawnDpi = 18;

/**
 * The worker's tools: the shipped network; pages of PDFs drawn small. A picture's pixels are the browser's to unpack, and
 * recognising text is neither quick nor ours: either gives an empty page here.
 */
export async function fuzzedTools(withNetwork: boolean): Promise<Tools> {
  const { infer } = withNetwork && (await hasShippedModel()) ? await openNodeTools() : noTools;
  const pictures = openPictureTools({
    openBitmap: () =>
      Promise.resolve({
        widthPx: 20,
        heightPx: 20,
        rgba: (_top, rows) => new Uint8ClampedArray(80 * rows).fill(255),
        close: () => undefined,
      }),
    encodePng: () => Promise.resolve(new Uint8Array(8)),
    drawPdfPage: (bytes, page) =>
      drawPdfPage(bytes, page, drawnDpi, {
        makeCanvas: (widthPx, heightPx) => createCanvas(widthPx, heightPx) as unknown as Canvas,
        readLibraryFile: readPdfLibraryFile,
      }),
    recogniseText: ({ widthPx, heightPx }) =>
      Promise.resolve(
        ok({ origin: 'recognised', unit: 'pixel', width: widthPx, height: heightPx, lines: [] }),
      ),
  });
  return { infer, pictures };
}
