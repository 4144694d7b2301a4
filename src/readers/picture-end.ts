import type { PictureHeader } from './picture-header.ts';

/**
 * Whether a picture has its end. One that was cut off on its way decodes all the same, grey or empty from where it
 * stops, and what stood there would be missed without a word. What lies behind the end is not looked at.
 */
export function hasItsEnd(bytes: Uint8Array, format: PictureHeader['format']): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (format === 'jpeg') return jpegEnds(bytes, view);
  // Its length stands in its first chunk, without that chunk's own head (RFC 9649, 2.4).
  return format === 'png' ? pngEnds(view) : bytes.length >= 8 + view.getUint32(4, true);
}

const endOfPicture = 0xd9;
const standalone = (marker: number) => marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/**
 * Goes from segment to segment, so that the end of a preview within one is none (ITU-T T.81, B.1.1). Within a scan, and
 * where stray bytes lie between segments, the next marker is looked for; coded data holds none but restarts.
 */
function jpegEnds(bytes: Uint8Array, view: DataView): boolean {
  let at = bytes.indexOf(0xff, 2);
  while (at >= 0 && at + 1 < bytes.length) {
    const marker = view.getUint8(at + 1);
    if (marker === endOfPicture) return true;
    if (marker === 0xff) at += 1;
    else if (standalone(marker)) at = bytes.indexOf(0xff, at + 2);
    else if (at + 4 > bytes.length) return false;
    else at = bytes.indexOf(0xff, at + 2 + view.getUint16(at + 2));
  }
  return false;
}

/** Goes from chunk to chunk to the last one (W3C PNG, 5.3 and 11.2.5). */
function pngEnds(view: DataView): boolean {
  const lastChunk = 0x49454e44; // IEND
  let at = 8;
  while (at + 12 <= view.byteLength) {
    const end = at + 12 + view.getUint32(at);
    if (view.getUint32(at + 4) === lastChunk) return end <= view.byteLength;
    at = end;
  }
  return false;
}
