import type { PictureTools } from '#analyses/analysis.ts';
import { drawPdfPage } from '#readers/pdf-picture.ts';
import { hostRecogniser } from '#text-recognition/host-recogniser.ts';
import { openPictureTools, type OpenBitmap } from './picture-tools.ts';

/**
 * The picture tools of a browser's worker. The recogniser is loaded with the first picture, while that is unpacked or
 * drawn. `onRecognised` is called after each picture whose text was recognised.
 */
export function openWorkerPictures(onRecognised: () => void): PictureTools {
  const recogniser = hostRecogniser(async () => {
    const { openShippedRecogniser } = await import('#text-recognition/shipped-recogniser.ts');
    return openShippedRecogniser();
  });
  return openPictureTools({
    openBitmap: (bytes, format) => {
      recogniser.wake();
      return openBitmap(bytes, format);
    },
    encodePng,
    drawPdfPage: (bytes, page, dpi) => {
      recogniser.wake();
      return drawPdfPage(bytes, page, dpi);
    },
    recogniseText: async (picture, how) => {
      const text = await recogniser.recognise(picture, how);
      onRecognised();
      return text;
    },
  });
}

async function openBitmap(bytes: Uint8Array, format: string): Promise<OpenBitmap> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: `image/${format}` });
  const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = contextOf(canvas);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return {
    widthPx: canvas.width,
    heightPx: canvas.height,
    rgba: (top, rows) => context.getImageData(0, top, canvas.width, rows).data,
    close: () => {
      // An emptied canvas gives its pixels back at once, not when it is collected.
      canvas.width = 0;
      canvas.height = 0;
    },
  };
}

async function encodePng(
  rgba: Uint8ClampedArray<ArrayBuffer>,
  widthPx: number,
  heightPx: number,
): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  contextOf(canvas).putImageData(new ImageData(rgba, widthPx, heightPx), 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser cannot draw in a worker');
  return context;
}
