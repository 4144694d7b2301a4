import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { hasItsEnd } from './picture-end.ts';

const canvas = createCanvas(120, 160);
const context = canvas.getContext('2d');
for (let at = 0; at < 120; at += 1) {
  context.fillStyle = `hsl(${String(3 * at)} 80% 50%)`;
  context.fillRect(at, at, 30, 40);
}
const encoded = {
  jpeg: new Uint8Array(canvas.encodeSync('jpeg')),
  png: new Uint8Array(canvas.encodeSync('png')),
  webp: new Uint8Array(canvas.encodeSync('webp')),
};
type Format = keyof typeof encoded;
const formats = Object.keys(encoded) as readonly Format[];
const joined = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

describe.each(formats)('a picture as %s', (format) => {
  const whole = encoded[format];

  it('has its end where it is whole', () => {
    expect(hasItsEnd(whole, format)).toBe(true);
  });

  it('lacks it wherever it is cut off', () => {
    const taken: number[] = [];
    for (let length = 12; length < whole.length; length += 1)
      if (hasItsEnd(whole.subarray(0, length), format)) taken.push(length);
    expect(taken).toEqual([]);
  });

  it('has its end also where something lies behind it, as phones put a film there', () => {
    const film = [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0xff, 0xd8, 0xff];
    expect(hasItsEnd(joined(whole, film), format)).toBe(true);
  });
});

describe('a JPEG picture', () => {
  const { jpeg } = encoded;
  /** A preview that is whole, in a segment of the application's own. */
  const preview = joined([0xff, 0xe1, (jpeg.length + 2) >> 8, (jpeg.length + 2) & 255], jpeg);
  const withPreview = joined(jpeg.subarray(0, 2), preview, jpeg.subarray(2));

  it('is not whole because the preview in it is', () => {
    expect(hasItsEnd(withPreview, 'jpeg')).toBe(true);
    expect(hasItsEnd(withPreview.subarray(0, withPreview.length - 40), 'jpeg')).toBe(false);
    expect(hasItsEnd(withPreview.subarray(0, 2 + preview.length), 'jpeg')).toBe(false);
  });

  it('may have fill bytes, restarts and stray bytes between its segments', () => {
    const scan = [0xff, 0xda, 0, 2, 1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xff, 0xd1, 5];
    const table = [0xff, 0xff, 0xc4, 0, 3, 9];
    expect(hasItsEnd(joined([0xff, 0xd8], table, [7, 7], scan, table, scan, [0xff, 0xd9]), 'jpeg')).toBe(
      true,
    );
    expect(hasItsEnd(joined([0xff, 0xd8], table, [7, 7], scan, table, scan, [0xff]), 'jpeg')).toBe(false);
  });
});
