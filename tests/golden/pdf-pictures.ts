import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { projectRoot } from '#cli/project-root.ts';
import type { Picture } from './compare-pictures.ts';
import { pictureOf } from './golden-picture.ts';

/** Letters of the PDF's standard fonts come with the reader, and are drawn as outlines: the same on every machine. */
const standardFontDataUrl = `${join(projectRoot, 'node_modules/pdfjs-dist/standard_fonts')}/`;

/** The pages of a PDF as pictures; `scale`: px a point. */
export async function picturesOfPdf(bytes: Uint8Array, scale: number): Promise<readonly Picture[]> {
  const task = getDocument({
    data: bytes.slice(),
    standardFontDataUrl,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  });
  const pdf = await task.promise;
  const pictures: Picture[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    const canvasContext = canvas.getContext('2d');
    await page.render({
      // The reader asks for a page's canvas, and takes Node's.
      canvas: canvas as unknown as HTMLCanvasElement,
      canvasContext: canvasContext as unknown as CanvasRenderingContext2D,
      viewport,
    }).promise;
    pictures.push(pictureOf(canvas));
  }
  await task.destroy();
  return pictures;
}
