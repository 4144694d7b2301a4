import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeFrames, encodeFrames, segmentHeader, segmentHeaderBytes, type Frame } from './format.ts';
import { readSlice, type Cursor } from './read-slice.ts';
import type { SegmentFile } from './segment-folder.ts';

const generation = 77;

const frame = fc.record(
  {
    kind: fc.constantFrom('settled', 'items', 'batch') as fc.Arbitrary<Frame['kind']>,
    text: fc.string({ maxLength: 40 }),
    blob: fc.uint8Array({ minLength: 1, maxLength: 90 }),
  },
  { requiredKeys: ['kind', 'text'] },
) as fc.Arbitrary<Frame>;

function fileOf(bytes: Uint8Array): SegmentFile {
  const read: SegmentFile['read'] = (into, { at }) => {
    const part = bytes.subarray(at, at + into.length);
    into.set(part);
    return part.length;
  };
  const nothing = () => undefined;
  return {
    getSize: () => bytes.length,
    read,
    write: () => 0,
    truncate: nothing,
    flush: nothing,
    close: nothing,
  };
}

it('a segment read in slices of any size is what it is read as a whole, torn and damaged too', () => {
  const damage = fc.array(fc.nat(), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 8 }), damage, fc.nat(), fc.nat(), (frames, flips, cut, most) => {
      const header = segmentHeader(generation);
      const body = encodeFrames(frames, generation, segmentHeaderBytes);
      for (const flip of flips)
        if (body.length > 0) body[flip % body.length] = (body[flip % body.length] ?? 0) ^ 8;
      const kept = body.subarray(0, body.length - (body.length > 0 ? cut % Math.min(body.length, 40) : 0));
      const file = fileOf(Uint8Array.from([...header, ...kept]));

      const whole = decodeFrames(kept, generation, segmentHeaderBytes);
      const read: Frame[] = [];
      let damaged = 0;
      let from: number | Cursor = 0;
      let slices = 0;
      for (;;) {
        const slice = readSlice(file, generation, from, 28 + (most % 200));
        read.push(...slice.frames);
        damaged += slice.damaged;
        if (slice.next === undefined) {
          expect(slice.end).toBe(whole.end);
          break;
        }
        from = slice.next;
        expect((slices += 1)).toBeLessThan(1_000);
      }
      expect(read).toEqual(whole.frames);
      expect(damaged).toBe(whole.damaged);
    }),
    { numRuns: 1_000 },
  );
});
