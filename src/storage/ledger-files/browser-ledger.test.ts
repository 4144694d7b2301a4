import { beforeEach, describe, expect, it } from 'vitest';
import { browserLedger, removeBrowserLedger } from './browser-ledger.ts';
import type { WholeLedger } from './ledger-target.ts';
import { memoryFiles, type FileStep, type MemoryFiles } from './memory-files.ts';
import { sha256Of } from './sha256-of.ts';

let disk: MemoryFiles;

beforeEach(() => {
  disk = memoryFiles();
});

const open = () => browserLedger(disk.handle, 'b', disk.writeFlushed);

async function version(text: string): Promise<WholeLedger> {
  const bytes = new TextEncoder().encode(text);
  return { bytes, sha256: await sha256Of(bytes) };
}

async function found(): Promise<string | undefined> {
  const bytes = await open().read();
  return bytes && new TextDecoder().decode(bytes);
}

describe('a ledger in this browser', () => {
  it('is the one that was written last, also for another tab', async () => {
    expect(await found()).toBeUndefined();
    const ledger = open();
    for (const text of ['one', 'two', 'three']) await ledger.write(await version(text));
    expect(await found()).toBe('three');
    expect([...disk.files.keys()].sort()).toEqual(['b.a.ledger', 'b.b.ledger']);
    await open().write(await version('four'));
    expect(await found()).toBe('four');
  });

  it('is the whole version before or the whole next one, wherever a write is cut off', async () => {
    for (const step of ['write', 'flush'] as const satisfies readonly FileStep[]) {
      disk = memoryFiles();
      const ledger = open();
      await ledger.write(await version('one'));
      await ledger.write(await version('two'));
      disk.onStep = (asked) => {
        if (asked === step) throw new DOMException('gone', 'AbortError');
      };
      await expect(ledger.write(await version('three'))).rejects.toThrow('gone');
      expect(await found(), `cut off before the ${step}`).toBe('two');
      disk.onStep = () => undefined;
      await ledger.write(await version('four'));
      expect(await found()).toBe('four');
    }
  });

  it('is not believed where its bytes do not have the hash that they say', async () => {
    const ledger = open();
    await ledger.write(await version('one'));
    await ledger.write(await version('two'));
    const two = disk.files.get('b.b.ledger');
    two?.set([63], two.length - 1);
    expect(await found()).toBe('one');
  });

  it('goes with its batch, emptied before it is removed', async () => {
    await open().write(await version('one'));
    const sizes: number[] = [];
    disk.onStep = (step, path) => {
      if (step === 'remove') sizes.push(disk.files.get(path)?.length ?? -1);
    };
    await removeBrowserLedger(disk.handle, 'b', disk.writeFlushed);
    expect(disk.files.size).toBe(0);
    expect(sizes).toEqual([0]);
    await removeBrowserLedger(disk.handle, 'b', disk.writeFlushed);
    expect(disk.files.size).toBe(0);
  });

  it('goes also where the disk takes nothing', async () => {
    await open().write(await version('one'));
    const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    await removeBrowserLedger(disk.handle, 'b', full);
    expect(disk.files.size).toBe(0);
  });
});
