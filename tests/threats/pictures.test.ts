import { expect, it } from 'vitest';
import { openPictureTools } from '#workers/picture-tools.ts';

const unopened = () => {
  throw new Error('it was opened');
};
const { decode } = openPictureTools({
  openBitmap: unopened,
  encodePng: unopened,
  drawPdfPage: unopened,
  recogniseText: unopened,
});

const png = (width: number, height: number) => {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
};
const jpeg = (width: number, height: number) =>
  Uint8Array.of(
    0xff,
    0xd8,
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    0x11,
    0,
  );
const webp = (width: number, height: number) => {
  const bytes = new Uint8Array(40);
  bytes.set(new TextEncoder().encode('RIFF\0\0\0\0WEBPVP8X'));
  new DataView(bytes.buffer).setUint32(24, width - 1, true);
  new DataView(bytes.buffer).setUint32(27, height - 1, true);
  return bytes;
};

it.each([
  ['PNG of 100 megapixels', png(10_000, 10_000)],
  ['PNG of 400 megapixels', png(20_000, 20_000)],
  ['PNG of more than any number', png(0xffffffff, 0xffffffff)],
  ['JPEG of 4,295 megapixels', jpeg(65_535, 65_535)],
  ['WebP of 268 megapixels', webp(16_384, 16_384)],
])('a %s is refused by its header, and never opened', async (_what, bytes) => {
  expect(await decode(bytes)).toMatchObject({ ok: false, fault: { code: 'picture-too-large' } });
});
