import { expect, it } from 'vitest';
import type { Picture } from '#core/picture.ts';
import { encodePicture, turnQuarters } from '../../tests/fixtures/knowledge-test/draw-photo.ts';
import { nodePictures } from '../../tests/support/node-pictures.ts';
import { openPictureTools } from './picture-tools.ts';

/** Dark at its top left, light elsewhere. */
const drawn: Picture = {
  widthPx: 40,
  heightPx: 20,
  grey: Uint8Array.from({ length: 800 }, (_, at) => (at % 40 < 8 && at < 320 ? 10 : 240)),
};
const decoded = async (bytes: Uint8Array) => {
  const picture = await nodePictures.decode(bytes);
  if (!picture.ok) throw new Error(JSON.stringify(picture.fault));
  return picture.value;
};

it('A picture goes into a data address and comes back as it was', async () => {
  const address = await nodePictures.encode(drawn);
  expect(address.slice(0, 22)).toBe('data:image/png;base64,');
  expect(await decoded(new Uint8Array(Buffer.from(address.slice(22), 'base64')))).toEqual(drawn);
});

it('A photo taken sideways is set upright by its EXIF orientation', async () => {
  const { widthPx, heightPx, grey } = await decoded(await encodePicture(turnQuarters(drawn, 3), 95, 6));
  expect([widthPx, heightPx]).toEqual([40, 20]);
  expect(grey[2 * 40 + 3]).toBeLessThan(60);
  expect(grey[2 * 40 + 36]).toBeGreaterThan(200);
});

it('A damaged picture is undecodable, and one that would not fit into memory is refused unopened', async () => {
  const png = await encodePicture(drawn);
  const refusing = openPictureTools({
    ...nodePictures,
    openBitmap: () => Promise.reject(new Error('InvalidStateError')),
    encodePng: () => Promise.resolve(new Uint8Array()),
  });
  expect(await refusing.decode(png)).toMatchObject({ fault: { code: 'picture-undecodable' } });
  const huge = png.slice();
  new DataView(huge.buffer).setUint32(16, 100_000);
  new DataView(huge.buffer).setUint32(20, 100_000);
  expect(await nodePictures.decode(huge)).toMatchObject({ fault: { code: 'picture-too-large' } });
});
