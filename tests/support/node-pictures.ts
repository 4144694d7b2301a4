import { createCanvas, ImageData, loadImage } from '@napi-rs/canvas';
import type { PictureTools } from '#analyses/analysis.ts';
import { readPdfLibraryFile } from '#readers/pdf-own-files.ts';
import { drawPdfPage, type Canvas } from '#readers/pdf-picture.ts';
import { openPictureTools } from '#workers/picture-tools.ts';
import { recogniseInNode } from './node-recogniser.ts';

/**
 * The picture tools as the app's workers have them, here in Node. Damaged pixels behind a sound header are not for it: the
 * canvas for Node never answers then.
 */
export const nodePictures: PictureTools = openPictureTools({
  openBitmap: async (bytes) => {
    const image = await loadImage(bytes);
    const { width, height } = image;
    const context = createCanvas(width, height).getContext('2d');
    context.drawImage(image, 0, 0);
    return {
      widthPx: width,
      heightPx: height,
      rgba: (top, rows) => context.getImageData(0, top, width, rows).data,
      close: () => undefined,
    };
  },
  encodePng: async (rgba, widthPx, heightPx) => {
    const canvas = createCanvas(widthPx, heightPx);
    canvas.getContext('2d').putImageData(new ImageData(rgba, widthPx, heightPx), 0, 0);
    return new Uint8Array(await canvas.encode('png'));
  },
  drawPdfPage: (bytes, page, dpi) =>
    drawPdfPage(bytes, page, dpi, {
      makeCanvas: (widthPx, heightPx) => createCanvas(widthPx, heightPx) as unknown as Canvas,
      readLibraryFile: readPdfLibraryFile,
    }),
  recogniseText: recogniseInNode,
});
