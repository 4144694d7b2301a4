import type { PictureTools } from '#analyses/analysis.ts';
import type { Picture } from '#core/picture.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import { describeThrown } from '#core/thrown.ts';
import { hasItsEnd } from '#readers/picture-end.ts';
import { readPictureHeader, type PictureHeader } from '#readers/picture-header.ts';

/** A picture unpacked and upright. */
export type OpenBitmap = {
  readonly widthPx: number;
  readonly heightPx: number;
  /** So many rows from the top one given, four bytes a pixel. */
  readonly rgba: (top: number, rows: number) => Uint8ClampedArray;
  readonly close: () => void;
};

/** What the picture tools need of their surroundings. */
export type PicturePorts = Pick<PictureTools, 'drawPdfPage' | 'recogniseText'> & {
  /** Unpacks a picture and turns it as its EXIF orientation says; rejects where it cannot. */
  readonly openBitmap: (bytes: Uint8Array, format: PictureHeader['format']) => Promise<OpenBitmap>;
  readonly encodePng: (
    rgba: Uint8ClampedArray<ArrayBuffer>,
    widthPx: number,
    heightPx: number,
  ) => Promise<Uint8Array>;
};

/** Phones take up to 50 megapixels as a rule; unpacked that is 200 MB. */
export const pictureMegapixelsAtMost = 60;
const pixelsInABand = 2_000_000;
const nameOf = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP' } as const;

/** What sees pictures. */
export function openPictureTools(ports: PicturePorts): PictureTools {
  return {
    decode: (bytes) => decodePicture(bytes, ports),
    drawPdfPage: ports.drawPdfPage,
    recogniseText: ports.recogniseText,
    encode: async ({ grey, widthPx, heightPx }) => {
      const rgba = new Uint8ClampedArray(grey.length * 4).fill(255);
      for (let at = 0; at < grey.length; at += 1)
        rgba[at * 4] = rgba[at * 4 + 1] = rgba[at * 4 + 2] = grey[at] ?? 0;
      return dataAddress(await ports.encodePng(rgba, widthPx, heightPx));
    },
  };
}

async function decodePicture(bytes: Uint8Array, { openBitmap }: PicturePorts): Promise<Result<Picture>> {
  const header = readPictureHeader(bytes);
  if (!header.ok) return header;
  const { format, widthPx, heightPx } = header.value;
  const megapixels = (widthPx * heightPx) / 1e6;
  if (megapixels > pictureMegapixelsAtMost) {
    const found = `${String(widthPx)} × ${String(heightPx)} pixels; at most ${String(pictureMegapixelsAtMost)} megapixels`;
    return failFile('unsupported', 'picture-too-large', found);
  }
  if (!hasItsEnd(bytes, format)) {
    const detail = `the ${nameOf[format]} picture breaks off before its end`;
    return failFile('unreadable', 'picture-undecodable', detail);
  }
  let bitmap: OpenBitmap;
  try {
    bitmap = await openBitmap(bytes, format);
  } catch (thrown) {
    return failFile(
      'unreadable',
      'picture-undecodable',
      `the ${format} picture is damaged (${describeThrown(thrown)})`,
    );
  }
  try {
    return ok(greyPicture(bitmap));
  } finally {
    bitmap.close();
  }
}

/** In shades of grey, band by band: a large picture is never held a second time in colour. */
function greyPicture({ widthPx, heightPx, rgba }: OpenBitmap): Picture {
  const grey = new Uint8Array(widthPx * heightPx);
  const rowsAtOnce = Math.max(1, Math.floor(pixelsInABand / widthPx));
  for (let top = 0; top < heightPx; top += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, heightPx - top);
    const band = rgba(top, rows);
    for (let at = 0; at < widthPx * rows; at += 1) {
      const alpha = band[at * 4 + 3] ?? 255;
      // Luma of ITU-R BT.601, 2.5.1; what is transparent lies on white paper.
      const luma =
        0.299 * (band[at * 4] ?? 0) + 0.587 * (band[at * 4 + 1] ?? 0) + 0.114 * (band[at * 4 + 2] ?? 0);
      const seen = alpha === 255 ? luma : (luma * alpha) / 255 + 255 - alpha;
      grey[top * widthPx + at] = seen + 0.5;
    }
  }
  return { widthPx, heightPx, grey };
}

function dataAddress(png: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < png.length; at += 0x8000)
    binary += String.fromCharCode(...png.subarray(at, at + 0x8000));
  return `data:image/png;base64,${btoa(binary)}`;
}
