import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32c } from './crc32c.ts';
import { decodeFrames, encodeFrames, generationOf, segmentHeader, type Frame } from './format.ts';

const generation = 77;
const start = 32;

const frame = fc.record(
  {
    kind: fc.constantFrom('settled', 'items', 'kept', 'batch') as fc.Arbitrary<Frame['kind']>,
    text: fc.json({ maxDepth: 2 }),
    blob: fc.uint8Array({ minLength: 1, maxLength: 60 }),
  },
  { requiredKeys: ['kind', 'text'] },
) as fc.Arbitrary<Frame>;

/** Frames, their bytes, and where each ends. */
function written(frames: readonly Frame[]) {
  const parts: Uint8Array[] = [];
  const ends: number[] = [];
  let at = start;
  for (const one of frames) {
    const bytes = encodeFrames([one], generation, at);
    parts.push(bytes);
    at += bytes.length;
    ends.push(at);
  }
  const bytes = new Uint8Array(at - start);
  parts.forEach((part, index) => {
    bytes.set(part, (ends[index] ?? 0) - start - part.length);
  });
  return { bytes, ends };
}

const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));
const read = (bytes: Uint8Array) => decodeFrames(bytes, generation, start);

describe('the checksum', () => {
  it('is CRC-32C', () => {
    expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283);
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa); // RFC 3720, B.4
  });

  it('of two parts one after the other is that of the whole', () => {
    const bytes = Uint8Array.from({ length: 101 }, (_, n) => n * 7);
    for (let cut = 0; cut <= 101; cut += 1)
      expect(crc32c(bytes.subarray(cut), crc32c(bytes.subarray(0, cut)))).toBe(crc32c(bytes));
  });
});

describe('the header of a segment', () => {
  it('names its generation also with a bit flipped, or cut after its first copy', () => {
    const header = segmentHeader(4_000_000_000);
    expect(header).toHaveLength(start);
    for (let bit = 0; bit < 256; bit += 1) {
      const flipped = header.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(generationOf(flipped)).toBe(4_000_000_000);
    }
    for (let size = 0; size < 32; size += 1)
      expect(generationOf(header.subarray(0, size))).toBe(size < 16 ? undefined : 4_000_000_000);
  });
});

describe('frames', () => {
  it('come back as they were written, one by one or together', () => {
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 6 }), (frames) => {
        const { bytes } = written(frames);
        expect(encodeFrames(frames, generation, start)).toEqual(bytes);
        expect(read(bytes)).toMatchObject({ frames, end: start + bytes.length, damaged: 0 });
      }),
    );
  });

  it('torn at every byte of the last one give exactly those before it', () => {
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 4 }), (frames) => {
        const { bytes, ends } = written(frames);
        const before = frames.slice(0, -1);
        const sound = ends[frames.length - 2] ?? start;
        for (let size = sound - start; size < bytes.length; size += 1) {
          const torn = read(bytes.subarray(0, size));
          expect(torn.frames).toEqual(before);
          expect(torn.damaged).toBe(0);
          expect(torn.end).toBe(before.length === 0 ? start : sound);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('with a flipped bit lose the one it is in and no other', () => {
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 4 }), fc.nat(), (frames, place) => {
        const { bytes, ends } = written(frames);
        const bit = place % (bytes.length * 8);
        const flipped = bytes.slice();
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const hit = ends.findIndex((end) => end > start + (bit >> 3));
        const found = read(flipped);
        expect(found.frames).toEqual(frames.filter((_, index) => index !== hit));
        expect(found.damaged).toBe(hit === frames.length - 1 ? 0 : 1);
      }),
      { numRuns: 300 },
    );
  });

  it('with garbage behind them end where they end', () => {
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 3 }), fc.uint8Array({ maxLength: 80 }), (frames, garbage) => {
        const { bytes } = written(frames);
        expect(read(joined(bytes, garbage))).toMatchObject({ frames, end: start + bytes.length, damaged: 0 });
      }),
    );
  });

  it('of an earlier use of the segment, or at another place, are none', () => {
    const { bytes } = written([{ kind: 'items', text: '[]' }]);
    expect(decodeFrames(bytes, generation + 1, start).frames).toEqual([]);
    expect(decodeFrames(bytes, generation, start + 1).frames).toEqual([]);
  });
});
