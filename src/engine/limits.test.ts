import { expect, it } from 'vitest';
import { defaultLimits, refuseBatch, refuseFile } from './limits.ts';

const megabyte = 1024 * 1024;

it('takes a file of exactly the limit and refuses one byte more', () => {
  expect(refuseFile(10 * megabyte, defaultLimits)).toBeUndefined();
  expect(refuseFile(10 * megabyte + 1, defaultLimits)).toMatchObject({
    code: 'file-too-large',
    detail: 'the file has 10.01 MB; the limit is 10 MB',
  });
});

it('refuses an empty file by name', () => {
  expect(refuseFile(0, defaultLimits)).toMatchObject({ code: 'empty-file' });
});

const files = (count: number, bytes = 0) => ({ files: count, bytes });

it('takes 10,000 files a batch and not one more', () => {
  expect(refuseBatch(files(9_000), files(1_000), defaultLimits)).toBeUndefined();
  expect(refuseBatch(files(9_000), files(1_001), defaultLimits)).toMatchObject({ code: 'batch-too-large' });
});

it('refuses what is too many and too large together, with both numbers', () => {
  const limits = { ...defaultLimits, filesPerBatch: 30, batchBytes: 100 * megabyte };
  expect(refuseBatch(files(0), files(30, 100 * megabyte), limits)).toBeUndefined();
  expect(refuseBatch(files(10, 60 * megabyte), files(21, 41 * megabyte), limits)).toMatchObject({
    detail:
      'the batch has 10 files and these are 21 more; it holds at most 30; together they have 101 MB; a batch holds at most 100 MB',
  });
});
