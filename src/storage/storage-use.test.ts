import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, expect, it, vi } from 'vitest';
import { openDatabase } from './schema.ts';
import { eraseStorage } from './storage-use.ts';

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

it('erasing leaves what another app of the same host keeps', async () => {
  const own = openDatabase('benchside');
  await own.open();
  const others = new Dexie('other-app');
  others.version(1).stores({ things: 'id' });
  await others.open();
  const localStorage = settingsWith(['benchside.settings', 'other.settings', 'benchside.more']);
  const folders = new Set(['inputs', 'other-app']);
  const cacheNames = new Set(['benchside-1', 'other-app']);
  vi.stubGlobal('localStorage', localStorage);
  vi.stubGlobal('caches', {
    keys: () => Promise.resolve([...cacheNames]),
    delete: (name: string) => Promise.resolve(cacheNames.delete(name)),
  });
  const directory = {
    removeEntry: (name: string) =>
      folders.delete(name) ? Promise.resolve() : Promise.reject(new DOMException('none', 'NotFoundError')),
  };
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.resolve(directory) } });

  await eraseStorage(own);
  await eraseStorage(own); // with nothing left it is no fault

  expect(await Dexie.getDatabaseNames()).toEqual(['other-app']);
  expect([...folders]).toEqual(['other-app']);
  expect([...cacheNames]).toEqual(['other-app']);
  expect(localStorage.length).toBe(1);
  expect(localStorage.getItem('other.settings')).toBe('{}');
  others.close();
});
