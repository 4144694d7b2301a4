import { expect, it } from 'vitest';
import { writeFlushed } from './write-flushed.ts';

const bytes = new Uint8Array([1, 2]);
const inFolder = (handle: object) =>
  ({ getFileHandle: () => Promise.resolve(handle) }) as unknown as FileSystemDirectoryHandle;
const getFile = () => Promise.resolve(new Blob([bytes]));
const written: unknown[] = [];
const createWritable = () =>
  Promise.resolve({
    write: (some: unknown) => Promise.resolve(void written.push(some)),
    close: () => Promise.resolve(),
  });

it('a browser that has synchronous access in name only writes by a stream', async () => {
  const refused = () => Promise.reject(new DOMException('no backend', 'NotSupportedError'));
  await writeFlushed(inFolder({ getFile, createWritable, createSyncAccessHandle: refused }), 'a', bytes);
  expect(written).toEqual([bytes]);
});

it('one that has neither says so', async () => {
  await expect(writeFlushed(inFolder({ getFile }), 'a', bytes)).rejects.toMatchObject({
    name: 'NotSupportedError',
  });
});
