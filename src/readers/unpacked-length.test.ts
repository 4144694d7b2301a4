import { deflateSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lzwLength, runLength, zlibLength } from './unpacked-length.ts';

const texts = {
  nothing: '',
  'a word': 'BT /F1 12 Tf (word) Tj ET',
  'one byte often': 'a'.repeat(100_000),
  'a page': Array.from(
    { length: 4000 },
    (_, i) => `${String(i)} ${String((i * i) % 997)} Td (w${String(i)}) Tj`,
  ).join('\n'),
};

describe('the length of what is packed', () => {
  it.each(Object.entries(texts))('is what zlib unpacks: %s', (_name, text) => {
    for (const strategy of [constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY])
      for (const level of [0, 1, 9]) {
        const packed = new Uint8Array(deflateSync(text, { level, strategy }));
        expect(zlibLength(packed, 1e9)).toBe(text.length);
      }
  });

  it('stops counting where it is too much', () => {
    const packed = new Uint8Array(deflateSync(new Uint8Array(30_000_000)));
    expect(packed.length).toBeLessThan(40_000);
    const counted = zlibLength(packed, 1_000_000);
    expect(counted).toBeGreaterThanOrEqual(1_000_000);
    expect(counted).toBeLessThan(1_001_000);
  });

  it('of cut off or damaged data is what comes before the damage', () => {
    const packed = new Uint8Array(deflateSync(texts['a page']));
    expect(zlibLength(packed.subarray(0, packed.length / 2), 1e9)).toBeLessThan(texts['a page'].length);
    for (let at = 0; at < packed.length; at += 401)
      expect(zlibLength(packed.with(at, 0xff), 1e7)).toBeGreaterThanOrEqual(0);
    expect(zlibLength(new TextEncoder().encode('BT ET'), 1e9)).toBe(0);
  });

  it('of LZW is that of the example of the standard', () => {
    // ISO 32000-1, 7.4.4.2: 45 45 45 45 45 65 45 45 45 66
    const packed = Uint8Array.of(0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01);
    expect(lzwLength(packed, 1e9)).toBe(10);
  });

  it('of runs is their sum', () => {
    expect(runLength(Uint8Array.of(2, 1, 2, 3, 129, 7, 128, 5, 5), 1e9)).toBe(3 + 128);
  });
});
