import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeWorker } from './fake-worker.ts';
import { folderAt, pathOf } from './folder-path.ts';
import { startIntake } from './intake.ts';
import { startLedgerMaker } from './ledger.ts';

/** A folder as the browser gives it: no message takes it along. */
class Folder {
  readonly children = new Map<string, Folder>();
  readonly parent: Folder | undefined;
  readonly name: string;
  constructor(name = '', parent?: Folder) {
    this.name = name;
    this.parent = parent;
    parent?.children.set(name, this);
  }
  readonly getDirectoryHandle = (name: string): Promise<Folder> => {
    const child = this.children.get(name);
    return child ? Promise.resolve(child) : Promise.reject(new DOMException(name, 'NotFoundError'));
  };
  readonly resolve = (other: Folder): Promise<readonly string[] | null> => {
    const path: string[] = [];
    let each: Folder | undefined = other;
    for (; each !== undefined && each !== this; each = each.parent) path.unshift(each.name);
    return Promise.resolve(each === this ? path : null);
  };
}

const handle = (folder: Folder) => folder as unknown as FileSystemDirectoryHandle;
const root = new Folder();
const inputs = new Folder('inputs', new Folder('benchside', root));

beforeEach(() => {
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.resolve(root) } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('a folder is known by its path, and found at it', async () => {
  expect(await pathOf(handle(inputs))).toEqual(['benchside', 'inputs']);
  expect(await folderAt(['benchside', 'inputs'])).toBe(inputs);
  await expect(folderAt(['benchside', 'ledgers'])).rejects.toThrow('ledgers');
  await expect(pathOf(handle(new Folder('elsewhere')))).rejects.toThrow();
});

it('files reach the intake worker with the path of their folder', async () => {
  const asked: unknown[] = [];
  const worker = new FakeWorker({
    takeIn: (files: readonly File[], folder: unknown) => {
      asked.push(folder);
      return files.map(() => ({ kind: 'stored', sha256: 'a' }));
    },
    repack: (folder: unknown) => asked.push(folder) > 0,
    countAhead: (folder: unknown) => void asked.push(folder),
  } as object);
  const intake = startIntake(() => worker as unknown as Worker);
  expect(await intake.takeIn([], handle(inputs))).toEqual([]);
  expect(await intake.repack(handle(inputs), [])).toBe(true);
  await intake.countAhead(handle(inputs), 1);
  await intake.takeIn([], undefined);
  expect(asked).toEqual([...Array.from({ length: 3 }, () => ['benchside', 'inputs']), undefined]);
  intake.stop();
});

it('a ledger reaches its worker with the path of its folder', async () => {
  const asked: unknown[] = [];
  const worker = new FakeWorker({
    writeFlushed: (...all: readonly unknown[]) => void asked.push(...all),
  } as object);
  const maker = startLedgerMaker(() => worker as unknown as Worker);
  await maker.writeFlushed(handle(inputs), 'a.csv', new Uint8Array([1]));
  expect(asked).toEqual([['benchside', 'inputs'], 'a.csv', new Uint8Array([1])]);
  maker.stop();
});
