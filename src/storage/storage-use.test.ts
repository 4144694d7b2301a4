import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, expect, it, vi } from 'vitest';
import { openDatabase } from './schema.ts';
import { ownDirectory } from './own-directory.ts';
import { askToPersist, eraseStorage, storageUse } from './storage-use.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A `localStorage` with these keys. */
function settingsWith(keys: readonly string[]): Storage {
  const entries = new Map(keys.map((key) => [key, '{}']));
  return {
    get length() {
      return entries.size;
    },
    key: (place) => [...entries.keys()][place] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    clear: () => {
      entries.clear();
    },
  };
}

type FakeFolder = { readonly handle: unknown; readonly paths: () => readonly string[] };

/** A folder of the origin-private file system with these files and folders. */
function fakeFolder(content: Readonly<Record<string, string | FakeFolder>>): FakeFolder {
  const entries = new Map(Object.entries(content));
  const missing = () => Promise.reject(new DOMException('none', 'NotFoundError'));
  const handle = {
    keys: () => entries.keys(),
    getDirectoryHandle: (name: string) => {
      const entry = entries.get(name);
      return typeof entry === 'object' ? Promise.resolve(entry.handle) : missing();
    },
    removeEntry: (name: string, { recursive = false } = {}) => {
      const entry = entries.get(name);
      if (!recursive && typeof entry === 'object' && entry.paths().length > 0)
        return Promise.reject(new DOMException('not empty', 'InvalidModificationError'));
      return entries.delete(name) ? Promise.resolve() : missing();
    },
  };
  const paths = () =>
    [...entries].flatMap(([name, entry]) => [
      name,
      ...(typeof entry === 'string' ? [] : entry.paths().map((path) => `${name}/${path}`)),
    ]);
  return { handle, paths };
}

it('erasing leaves what another app of the same host keeps', async () => {
  const own = openDatabase('benchside');
  await own.open();
  const others = new Dexie('other-app');
  others.version(1).stores({ things: 'id' });
  await others.open();
  const localStorage = settingsWith(['benchside.settings', 'other.settings', 'benchside.more']);
  const old = 'a'.repeat(64);
  const origin = fakeFolder({
    benchside: fakeFolder({}),
    inputs: fakeFolder({ [old]: 'bytes', notes: 'mine' }),
  });
  const cacheNames = new Set(['benchside-1', 'other-app']);
  vi.stubGlobal('localStorage', localStorage);
  vi.stubGlobal('caches', {
    keys: () => Promise.resolve([...cacheNames]),
    delete: (name: string) => Promise.resolve(cacheNames.delete(name)),
  });
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.resolve(origin.handle) } });

  await eraseStorage(own);
  await eraseStorage(own); // with nothing left it is no fault

  expect(await Dexie.getDatabaseNames()).toEqual(['other-app']);
  expect(origin.paths()).toEqual(['inputs', 'inputs/notes']);
  expect([...cacheNames]).toEqual(['other-app']);
  expect(localStorage.length).toBe(1);
  expect(localStorage.getItem('other.settings')).toBe('{}');
  others.close();
});

it('what one kind of storage refuses keeps nothing of the others', async () => {
  const localStorage = settingsWith(['benchside.settings']);
  const cacheNames = new Set(['benchside-1']);
  vi.stubGlobal('localStorage', localStorage);
  vi.stubGlobal('caches', {
    keys: () => Promise.resolve([...cacheNames]),
    delete: (name: string) => Promise.resolve(cacheNames.delete(name)),
  });
  const refusal = new DOMException('held', 'NoModificationAllowedError');
  const root = { removeEntry: () => Promise.reject(refusal) };
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.resolve(root) } });

  await expect(eraseStorage({ name: 'benchside', close: () => undefined })).rejects.toBe(refusal);
  expect([...cacheNames]).toEqual([]);
  expect(localStorage.length).toBe(0);
});

it('a browser that knows no storage, or parts of it, sets no end and keeps no files', async () => {
  for (const browser of [{}, { storage: {} }]) {
    vi.stubGlobal('navigator', browser);
    expect(await storageUse()).toEqual({ usageBytes: 0, quotaBytes: Infinity, persisted: false });
    expect(await askToPersist()).toBe(false);
    await expect(ownDirectory('inputs')).rejects.toMatchObject({ name: 'NotSupportedError' });
  }
});
