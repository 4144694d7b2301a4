import { expect, it } from 'vitest';
import { defaultLimits, refuseCount, refuseFile } from './limits.ts';

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

it('takes 10,000 files a batch and not one more', () => {
  expect(refuseCount(9_000, 1_000, defaultLimits)).toBeUndefined();
  expect(refuseCount(9_000, 1_001, defaultLimits)).toMatchObject({ code: 'batch-too-large' });
});
