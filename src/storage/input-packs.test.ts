import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { packOf } from '#core/pack.ts';
import { openInputs, type InputStore } from './inputs.ts';
import { openDatabase } from './schema.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const names = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64)) as [string, string, string, string];
const [a, b, c, d] = names;
const packNamed = (letter: string): string => `${letter.repeat(8)}-0000-4000-8000-000000000000.pack`;
const pack = (...hashes: string[]): Blob =>
  new Blob([
    packOf(hashes.map((sha256) => ({ sha256, bytes: new TextEncoder().encode(sha256.slice(0, 5)) }))),
  ]);

/** The folder of input files, over these. */
function folderOf(files: Map<string, Blob>) {
  const missing = () => Promise.reject(new DOMException('none', 'NotFoundError'));
  const inputs = {
    keys: () => files.keys(),
    getFileHandle: (name: string) => {
      const file = files.get(name);
      return file ? Promise.resolve({ getFile: () => Promise.resolve(file) }) : missing();
    },
    removeEntry: (name: string) => (files.delete(name) ? Promise.resolve() : missing()),
  };
  const own = { getDirectoryHandle: () => Promise.resolve(inputs) };
  const root = {
    getDirectoryHandle: (name: string) => (name === 'benchside' ? Promise.resolve(own) : missing()),
  };
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.resolve(root) } });
}

async function open(files: Map<string, Blob>): Promise<InputStore> {
  folderOf(files);
  return openInputs(openDatabase(`packs-${Math.random()}`));
}
const textIn = async (inputs: InputStore, hash: string) => (await inputs.open(hash))?.text();

describe('files in packs', () => {
  it('are found and listed beside those that lie alone, also in a pack that came later', async () => {
    const files = new Map([
      [packNamed('1'), pack(a, b)],
      [c, new Blob(['alone'])],
    ]);
    const inputs = await open(files);
    expect(await textIn(inputs, b)).toBe('bbbbb');
    expect(await textIn(inputs, c)).toBe('alone');
    files.set(packNamed('2'), pack(d));
    expect(await textIn(inputs, d)).toBe('ddddd');
    expect([...(await inputs.stored())].sort()).toEqual(names);
  });

  it('go with the last of their pack, and are not found before that', async () => {
    const files = new Map([[packNamed('1'), pack(a, b)]]);
    const inputs = await open(files);
    await inputs.remove([a]);
    expect([await textIn(inputs, a), await textIn(inputs, b), files.size]).toEqual([undefined, 'bbbbb', 1]);
    await inputs.remove([b]);
    expect([await inputs.stored(), files.size]).toEqual([[], 0]);
  });

  it('are removed wherever they lie: in two packs, and alone', async () => {
    const files = new Map([
      [packNamed('1'), pack(a)],
      [packNamed('2'), pack(a, b)],
      [a, new Blob(['alone'])],
    ]);
    const inputs = await open(files);
    await inputs.remove([a]);
    expect([...files.keys()]).toEqual([packNamed('2')]);
    expect(await textIn(inputs, a)).toBeUndefined();
  });

  it('that are still needed are taken out of a pack that has begun to go', async () => {
    const files = new Map([
      [packNamed('1'), pack(a, b)],
      [packNamed('2'), pack(c, d)],
    ]);
    const inputs = await open(files);
    await inputs.remove([a]);
    await inputs.tidy?.(() => Promise.resolve(false)); // there is no room
    expect(await textIn(inputs, b)).toBe('bbbbb');
    await inputs.tidy?.(async (rest) => {
      expect(rest.map(({ sha256 }) => sha256)).toEqual([b]);
      expect(await rest[0]?.file.text()).toBe('bbbbb');
      files.set(packNamed('3'), pack(b));
      return true;
    });
    expect([...files.keys()]).toEqual([packNamed('2'), packNamed('3')]);
    expect([await textIn(inputs, b), await textIn(inputs, c)]).toEqual(['bbbbb', 'ccccc']);
    await inputs.remove([b]);
    expect(await inputs.open(b)).toBeUndefined();
  });

  it('lie in the folder also after that, whatever becomes of the database', async () => {
    const files = new Map([[packNamed('1'), pack(a, b)]]);
    const inputs = await open(files);
    await inputs.remove([a]);
    await inputs.tidy?.(() => Promise.resolve(Boolean(files.set(packNamed('2'), pack(b)))));
    const withAnotherDatabase = await open(files);
    expect(await textIn(withAnotherDatabase, b)).toBe('bbbbb');
  });

  it('are nothing where the power took a part of their pack, and the rest goes when all is tidied', async () => {
    const whole = pack(a, b);
    const files = new Map([[packNamed('1'), whole.slice(0, whole.size - 1)]]);
    const inputs = await open(files);
    expect(await inputs.open(a)).toBeUndefined();
    expect(await inputs.stored()).toEqual([]);
    await inputs.tidy?.(() => Promise.resolve(true));
    expect(files.size).toBe(0);
  });

  it('that another tab removed are looked for elsewhere', async () => {
    const files = new Map([[packNamed('1'), pack(a, b)]]);
    const inputs = await open(files);
    expect(await textIn(inputs, a)).toBe('aaaaa');
    files.delete(packNamed('1'));
    files.set(packNamed('2'), pack(a));
    expect(await textIn(inputs, a)).toBe('aaaaa');
  });
});
