import { failFile, ok, type Result } from '#core/result.ts';

/** What a picture's first bytes say, before anything is unpacked. */
export type PictureHeader = {
  readonly format: 'jpeg' | 'png' | 'webp';
  readonly widthPx: number;
  readonly heightPx: number;
};

/**
 * Format and size of a picture by its own bytes, whatever it is called. Faults: `empty-file`; `unsupported-type` for
 * another format, HEIC by its name; `picture-undecodable` for a header that breaks off.
 */
export function readPictureHeader(bytes: Uint8Array): Result<PictureHeader> {
  if (bytes.length === 0) return failFile('unreadable', 'empty-file', 'the file is empty');
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return jpegHeader(view);
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') {
    if (bytes.length < 24) return brokenOff('PNG');
    return sized('png', view.getUint32(16), view.getUint32(20));
  }
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return webpHeader(view, ascii(12, 16));
  if (ascii(4, 8) === 'ftyp')
    return otherFormat(appleBrands.has(ascii(8, 12)) ? 'HEIC' : ascii(8, 12).trim());
  return otherFormat(undefined);
}

/** Brands of pictures in High Efficiency Image Format (ISO/IEC 23008-12, 10). No browser but Safari decodes them. */
const appleBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

function otherFormat(name: string | undefined): Result<never> {
  if (name === 'HEIC')
    return failFile(
      'unsupported',
      'unsupported-type',
      'a HEIC picture, whatever it is called: JPEG, PNG and WebP are read',
    );
  const found =
    name === undefined ? 'no JPEG, PNG or WebP picture' : `a picture or film of the format "${name}"`;
  return failFile('unsupported', 'unsupported-type', found);
}

function brokenOff(format: string): Result<never> {
  return failFile('unreadable', 'picture-undecodable', `the ${format} picture breaks off in its header`);
}

function sized(format: PictureHeader['format'], widthPx: number, heightPx: number): Result<PictureHeader> {
  if (widthPx === 0 || heightPx === 0)
    return failFile(
      'unreadable',
      'picture-undecodable',
      `a picture of ${String(widthPx)} × ${String(heightPx)} pixels`,
    );
  return ok({ format, widthPx, heightPx });
}

/** The size stands in the first start-of-frame segment (ITU-T T.81, B.2.2). */
function jpegHeader(view: DataView): Result<PictureHeader> {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return brokenOff('JPEG');
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return sized('jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
    at += lengthOfSegment(view, at, marker);
  }
  return brokenOff('JPEG');
}

/** With its marker; fill bytes and markers without a body stand alone. */
function lengthOfSegment(view: DataView, at: number, marker: number): number {
  if (marker === 0xff) return 1;
  const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
  return standsAlone ? 2 : 2 + view.getUint16(at + 2);
}

/** Three kinds of first chunk (RFC 9649, 2.5 to 2.7). */
function webpHeader(view: DataView, chunk: string): Result<PictureHeader> {
  if (view.byteLength < 30) return brokenOff('WebP');
  const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
  if (chunk === 'VP8X') return sized('webp', uint24(24) + 1, uint24(27) + 1);
  if (chunk === 'VP8 ')
    return sized('webp', view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  const packed = view.getUint32(21, true);
  return sized('webp', (packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1);
}
