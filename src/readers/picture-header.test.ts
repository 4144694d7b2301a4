import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { readPictureHeader } from './picture-header.ts';

const canvas = createCanvas(321, 45);
const encoded = {
  jpeg: new Uint8Array(canvas.encodeSync('jpeg')),
  png: new Uint8Array(canvas.encodeSync('png')),
  webp: new Uint8Array(canvas.encodeSync('webp')),
};
const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const codeOf = (bytes: Uint8Array) => {
  const header = readPictureHeader(bytes);
  return header.ok ? header.value : header.fault;
};

describe('a picture’s header', () => {
  it('says format and size', () => {
    for (const [format, bytes] of Object.entries(encoded))
      expect(codeOf(bytes)).toEqual({ format, widthPx: 321, heightPx: 45 });
  });

  it('is refused where it breaks off', () => {
    for (const bytes of Object.values(encoded))
      expect(codeOf(bytes.slice(0, 15))).toMatchObject({ code: 'picture-undecodable' });
    expect(codeOf(new Uint8Array())).toMatchObject({ code: 'empty-file' });
  });

  it('tells a HEIC picture by its bytes, whatever it is called', () => {
    const heic = codeOf(bytesOf('\0\0\0\x18ftypheic\0\0\0\0mif1heic'));
    expect(heic).toMatchObject({ code: 'unsupported-type', kind: 'unsupported' });
    expect(JSON.stringify(heic)).toContain('HEIC');
    expect(codeOf(bytesOf('GIF89a..........'))).toMatchObject({ code: 'unsupported-type' });
    expect(codeOf(bytesOf('%PDF-1.7 ......'))).toMatchObject({ code: 'unsupported-type' });
  });
});
