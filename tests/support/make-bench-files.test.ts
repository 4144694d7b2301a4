import { describe, expect, it } from 'vitest';
import { benchFile } from './make-bench-files.ts';

describe('the files of the bench', () => {
  const files = Array.from({ length: 10 }, (_, index) => benchFile(index));

  it('are the same on every run, and no two alike', () => {
    expect(Buffer.from(benchFile(3).bytes).equals(files[3]?.bytes ?? new Uint8Array())).toBe(true);
    expect(new Set(files.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).size).toBe(files.length);
  });

  it('are as large as real exports', () => {
    for (const { fileName, bytes } of files) {
      expect(bytes.length, fileName).toBeGreaterThan(30_000);
      expect(bytes.length, fileName).toBeLessThan(450_000);
    }
  });
});
