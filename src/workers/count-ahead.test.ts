import { describe, expect, it } from 'vitest';
import { countAhead, missingBytes } from './count-ahead.ts';

/** A browser with one folder; `grown`: how long the file was made each time, `left`: how long it is now. */
function fakeBrowser({ tells = true, refuses = false } = {}) {
  const state = { grown: [] as number[], left: 0, names: new Set<string>(), held: 0, most: 0 };
  const handle = {
    createWritable: () => {
      if (refuses) return Promise.reject(new DOMException('full', 'QuotaExceededError'));
      return Promise.resolve({
        truncate: (size: number) => Promise.resolve(void state.grown.push(size)),
        close: () => Promise.resolve(void (state.left = state.grown.at(-1) ?? 0)),
      });
    },
    createSyncAccessHandle: () =>
      Promise.resolve({ truncate: (size: number) => (state.left = size), close: () => undefined }),
  };
  const directory = {
    getFileHandle: (name: string) => Promise.resolve((state.names.add(name), handle)),
  } as unknown as FileSystemDirectoryHandle;
  const estimate = () => Promise.resolve(tells ? { usageDetails: {} } : {});
  const locks = { request: (_name: string, work: () => Promise<void>) => work() };
  return { state, directory, counter: countAhead({ storage: { estimate }, locks } as unknown as Navigator) };
}

describe('bytes that are counted ahead', () => {
  it('are counted before the files are written, in a file that is empty afterwards', async () => {
    const { state, directory, counter } = fakeBrowser();
    await counter.expect(directory, 1_000_000);
    expect(state.grown).toHaveLength(1);
    expect(state.grown[0]).toBeGreaterThanOrEqual(1_000_000);
    expect(state.left).toBe(0);
  });

  it('serve the next files where they were not written: what was there already was counted once', async () => {
    const { state, directory, counter } = fakeBrowser();
    await counter.expect(directory, 1_000_000);
    await counter.expect(directory, 900_000);
    expect(state.grown).toHaveLength(1);
    counter.written(900_000);
    await counter.expect(directory, 900_000);
    expect(state.grown).toHaveLength(2);
    expect(state.grown[1]).toBeLessThan(900_000);
  });

  it('that could not be counted are counted with the next', async () => {
    const full = fakeBrowser({ refuses: true });
    await full.counter.expect(full.directory, 5_000);
    full.counter.written(5_000);
    const { directory, state } = fakeBrowser();
    await full.counter.expect(directory, 7_000);
    expect(state.grown[0]).toBeGreaterThanOrEqual(12_000);
  });

  it('are left to browsers that count by themselves, and to none', async () => {
    const { state, directory, counter } = fakeBrowser({ tells: false });
    await counter.expect(directory, 1_000_000);
    await countAhead().expect(directory, 1_000_000);
    expect(state.names.size).toBe(0);
  });
});

it('a sum that turned negative is told by what the browser reads it as', () => {
  expect(missingBytes({ usageDetails: { fileSystem: 2 ** 32 - 600_000 } })).toBe(600_000);
  expect(missingBytes({ usageDetails: { fileSystem: 12_000_000 } })).toBe(0);
  expect(missingBytes({ usageDetails: { fileSystem: 2 ** 32 + 1 } })).toBe(0);
  expect(missingBytes({})).toBe(0);
});
