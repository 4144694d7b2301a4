import { describe, expect, it } from 'vitest';
import { filesInPack, packHeadBytes, packOf, readPackHead } from './pack.ts';

const file = (letter: string, sizeBytes: number) => ({
  sha256: letter.repeat(64),
  bytes: new Uint8Array(sizeBytes).fill(sizeBytes),
});

describe('packs of files', () => {
  it('give every file back, the empty one too', () => {
    const files = [file('a', 3), file('b', 0), file('c', 200)];
    const pack = packOf(files);
    const entries = readPackHead(pack.subarray(0, packHeadBytes), pack.length);
    expect(
      entries?.map(({ sha256, at, sizeBytes }) => ({ sha256, bytes: pack.slice(at, at + sizeBytes) })),
    ).toEqual(files);
  });

  it('hold so many files and no more', () => {
    const files = Array.from({ length: filesInPack }, (_, n) => file((n % 10).toString(), n));
    const pack = packOf(files);
    expect(readPackHead(pack, pack.length)).toHaveLength(filesInPack);
    expect(() => packOf([...files, file('a', 1)])).toThrow(RangeError);
  });

  it('are none where a part of them is missing, or the head is not theirs', () => {
    const pack = packOf([file('a', 3), file('b', 5)]);
    expect(readPackHead(pack, pack.length - 1)).toBeUndefined();
    expect(readPackHead(pack.subarray(0, 100), pack.length)).toBeUndefined();
    expect(readPackHead(new Uint8Array(packHeadBytes), packHeadBytes)).toBeUndefined();
  });
});
