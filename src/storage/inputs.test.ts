import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { openInputs } from './inputs.ts';
import { openModelStore } from './models.ts';
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

it('keeps files as bytes where the browser takes no blob into its database, and gives them back', async () => {
  vi.stubGlobal('navigator', {});
  const database = openDatabase(`inputs-${Math.random()}`);
  // As WebKit does in a private window.
  const refuse = (record: unknown): void => {
    if ((record as { readonly blob: unknown }).blob instanceof Blob)
      throw new DOMException('Error preparing Blob/File data to be stored in object store', 'UnknownError');
  };
  for (const { hook } of [database.inputs, database.models])
    hook('creating', (_key, record) => {
      refuse(record);
    });
  const inputs = await openInputs(database);
  await inputs.keep(hash, new Blob(['bytes']));
  expect(await (await inputs.open(hash))?.text()).toBe('bytes');

  const models = openModelStore(database);
  const model = { id: 'm', title: 'm', format: 'onnx', layout: '', input: '', outputs: [] } as const;
  const kept = {
    ...model,
    sha256: hash,
    fileName: '',
    sizeBytes: 5,
    addedAtMs: 0,
    blob: new Blob(['model']),
  };
  await models.add(kept);
  expect(await (await models.list())[0]?.blob.text()).toBe('model');
  expect(await models.add(kept)).toMatchObject({ id: 'm' });
});

it('a full disk is a full disk, and not tried again in another form', async () => {
  vi.stubGlobal('navigator', {});
  const database = openDatabase(`inputs-${Math.random()}`);
  let tries = 0;
  database.inputs.hook('creating', () => {
    tries += 1;
    throw new DOMException('no room', 'QuotaExceededError');
  });
  const inputs = await openInputs(database);
  await expect(inputs.keep(hash, new Blob(['bytes']))).rejects.toThrow('no room');
  expect(tries).toBe(1);
});
