import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { openInputs } from './inputs.ts';
import { openDatabase } from './schema.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

type Entry = Blob | Map<string, Entry>;

function handleOf(folder: Map<string, Entry>): unknown {
  const missing = () => Promise.reject(new DOMException('none', 'NotFoundError'));
  return {
    keys: () => folder.keys(),
    getDirectoryHandle: (name: string, { create = false } = {}) => {
      if (create && !folder.has(name)) folder.set(name, new Map());
      const entry = folder.get(name);
      return entry instanceof Map ? Promise.resolve(handleOf(entry)) : missing();
    },
    getFileHandle: (name: string) => {
      const entry = folder.get(name);
      return entry instanceof Blob ? Promise.resolve({ getFile: () => Promise.resolve(entry) }) : missing();
    },
    removeEntry: (name: string) => {
      const entry = folder.get(name);
      if (entry instanceof Map && entry.size > 0)
        return Promise.reject(new DOMException('not empty', 'InvalidModificationError'));
      return folder.delete(name) ? Promise.resolve() : missing();
    },
  };
}

const open = async (origin: Map<string, Entry>) => {
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.resolve(handleOf(origin)) } });
  return openInputs(openDatabase(`inputs-${Math.random()}`));
};
const hash = 'a'.repeat(64);

it('finds files where an earlier version put them, and removes its folder once it is empty', async () => {
  const origin = new Map<string, Entry>([['inputs', new Map<string, Entry>([[hash, new Blob(['bytes'])]])]]);
  const inputs = await open(origin);
  expect(await inputs.stored()).toEqual([hash]);
  expect(await (await inputs.open(hash))?.text()).toBe('bytes');
  await inputs.remove([hash]);
  expect(await inputs.open(hash)).toBeUndefined();
  await open(origin);
  expect([...origin.keys()]).toEqual(['benchside']);
});

it("leaves another app's files in a folder of that name alone", async () => {
  const theirs = new Map<string, Entry>([['notes.txt', new Blob(['theirs'])]]);
  const origin = new Map<string, Entry>([['inputs', theirs]]);
  const inputs = await open(origin);
  expect(await inputs.stored()).toEqual([]);
  await inputs.remove(['notes.txt']);
  expect([...theirs.keys()]).toEqual(['notes.txt']);
});
