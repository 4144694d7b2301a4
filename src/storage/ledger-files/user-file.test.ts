import { beforeEach, describe, expect, it } from 'vitest';
import { keepBeside } from './backup-beside.ts';
import { askToWrite, mayWrite, refusalOf } from './file-handles.ts';
import type { WholeLedger } from './ledger-target.ts';
import { memoryFiles, type FileStep, type MemoryFiles } from './memory-files.ts';
import { sha256Of } from './sha256-of.ts';
import { userFile } from './user-file.ts';

let disk: MemoryFiles;

beforeEach(() => {
  disk = memoryFiles();
});

async function version(text: string): Promise<WholeLedger> {
  const bytes = new TextEncoder().encode(text);
  return { bytes, sha256: await sha256Of(bytes) };
}

const content = (path: string): string => new TextDecoder().decode(disk.files.get(path));

describe("the user's file", () => {
  it('holds the whole version before or the whole next one, wherever a write is cut off', async () => {
    const file = userFile(await disk.handle.getFileHandle('r.csv', { create: true }));
    await file.write(await version('one'));
    for (const step of ['open', 'write', 'close'] as const satisfies readonly FileStep[]) {
      disk.onStep = (asked) => {
        if (asked === step) throw new DOMException('', 'NoModificationAllowedError');
      };
      await expect(file.write(await version('two'))).rejects.toSatisfy(
        (thrown: unknown) => refusalOf(thrown) === 'in-use',
      );
      expect(content('r.csv')).toBe('one');
    }
    disk.onStep = () => undefined;
    await file.write(await version('two'));
    expect(content('r.csv')).toBe('two');
  });

  it('is not taken for written where it reads back as something else', async () => {
    const file = userFile(await disk.handle.getFileHandle('r.csv', { create: true }));
    disk.onStep = (asked, path) => {
      if (asked === 'read') disk.files.set(path, new Uint8Array([1, 2]));
    };
    const lying = await version('abc');
    await expect(file.write({ ...lying, sha256: '00' })).rejects.toSatisfy(
      (thrown: unknown) => refusalOf(thrown) === 'not-as-written',
    );
  });

  it('is known to have been edited meanwhile', async () => {
    const handle = await disk.handle.getFileHandle('r.csv', { create: true });
    const file = userFile(handle);
    expect(await file.isUntouched()).toBe(false);
    await file.write(await version('one'));
    expect(await file.isUntouched()).toBe(true);
    await userFile(handle).write(await version('one, edited'));
    expect(await file.isUntouched()).toBe(false);
  });

  it('may be written only while the user lets it', async () => {
    const handle = await disk.handle.getFileHandle('r.csv', { create: true });
    expect(await mayWrite(handle)).toBe(true);
    disk.permission = 'prompt';
    expect(await mayWrite(handle)).toBe(false);
    expect(await askToWrite(handle)).toBe(true);
    expect(await mayWrite(handle)).toBe(true);
  });
});

describe('copies beside the ledger', () => {
  it('lie in backup/, each once, and the newest are kept', async () => {
    const ledger = await version('one');
    await keepBeside(disk.handle, 'r.csv', ledger, 0, 2);
    await keepBeside(disk.handle, 'r.csv', ledger, 1000, 2);
    expect([...disk.files.keys()]).toEqual([
      `backup/r.0001.19700101T000000000Z.${ledger.sha256.slice(0, 8)}.csv`,
    ]);
    for (const text of ['two', 'three']) await keepBeside(disk.handle, 'r.csv', await version(text), 0, 2);
    expect([...disk.files.keys()].map(content)).toEqual(['two', 'three']);
  });

  it('are not taken for there by an empty or damaged file of the same name', async () => {
    const ledger = await version('one');
    for (const left of ['', 'on']) {
      disk.files.clear();
      const path = `backup/r.0001.19700101T000000000Z.${ledger.sha256.slice(0, 8)}.csv`;
      disk.files.set(path, new TextEncoder().encode(left));
      await keepBeside(disk.handle, 'r.csv', ledger, 1000, 2);
      expect([...disk.files.keys()].map(content)).toEqual(['one']);
    }
  });

  it('leave no empty file where one could not be written, and an empty one pushes none out', async () => {
    await keepBeside(disk.handle, 'r.csv', await version('one'), 0, 2);
    disk.onStep = (step) => {
      if (step === 'write') throw new DOMException('', 'QuotaExceededError');
    };
    const next = await version('two');
    await expect(keepBeside(disk.handle, 'r.csv', next, 0, 2)).rejects.toThrow();
    expect([...disk.files.keys()].map(content)).toEqual(['one']);
    disk.onStep = () => undefined;
    disk.files.set('backup/r.0002.19700101T000000000Z.00000000.csv', new Uint8Array());
    await keepBeside(disk.handle, 'r.csv', next, 0, 2);
    expect([...disk.files.keys()].map(content)).toEqual(['one', 'two']);
  });
});
