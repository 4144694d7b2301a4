import { describe, expect, it } from 'vitest';
import { limitsOfBatch, refuseNewBatch, tooLargeInWords } from './batch-limits.ts';

const megabyte = 1024 * 1024;
const app = { fileSizeBytes: 10 * megabyte, filesPerBatch: 10_000 };
const manifest = { limits: { files: 30, batchBytes: 100 * megabyte, filesAtMost: 1000 } };
const file = (name: string, bytes: number) => ({ name, file: new File([new Uint8Array(bytes)], name) });

describe('what a batch may hold', () => {
  it('is what the app allows where an analysis declares nothing', () => {
    expect(limitsOfBatch(app, {}, 5)).toBe(app);
  });

  it('is what the analysis declares, and as many files as the user chose up to its most', () => {
    expect(limitsOfBatch(app, manifest)).toEqual({
      fileSizeBytes: 10 * megabyte,
      filesPerBatch: 30,
      batchBytes: 100 * megabyte,
    });
    expect(limitsOfBatch(app, manifest, 60)).toMatchObject({ filesPerBatch: 60, batchBytes: 200 * megabyte });
    expect(limitsOfBatch(app, manifest, 5)).toMatchObject({ filesPerBatch: 5, batchBytes: 100 * megabyte });
    expect(limitsOfBatch(app, manifest, 5000)).toMatchObject({ filesPerBatch: 1000 });
  });

  it('a batch over it is refused with the numbers', () => {
    const limits = { ...app, filesPerBatch: 2, batchBytes: 3000 };
    expect(refuseNewBatch([file('a', 1000), file('b', 2000)], limits)).toBeUndefined();
    expect(refuseNewBatch([file('a', 1), file('b', 1), file('c', 1)], limits)).toMatchObject({
      code: 'batch-too-large',
      detail: 'these are 3 files; a batch holds at most 2',
    });
  });

  it('is said as a person would, with what can be done', () => {
    const limits = limitsOfBatch(app, manifest, 2);
    const refusal = refuseNewBatch([file('a', 1), file('b', 1), file('c', 1)], limits);
    expect(refusal && tooLargeInWords(refusal, limits, manifest)).toBe(
      'Nothing was added: these are 3 files; a batch holds at most 2. Add them in several batches, or let a batch hold more under Settings (up to 1000 files).',
    );
    const most = limitsOfBatch(app, manifest, 1000);
    expect(refusal && tooLargeInWords(refusal, most, manifest)).toMatch(/Add them in several batches\.$/);
  });
});
