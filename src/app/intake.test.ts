import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BatchApi } from './batch-api.ts';

const batches = {
  askToPersist: vi.fn(() => Promise.resolve()),
  create: () => Promise.resolve({ ok: true, value: { id: 'b' } }),
  addFiles: () => Promise.resolve({ ok: true, value: { added: 1, duplicates: 0, alreadyThere: 0 } }),
  start: () => Promise.resolve(),
} as unknown as BatchApi & { readonly askToPersist: ReturnType<typeof vi.fn> };

vi.mock('./open-batches.ts', () => ({ openBatches: () => Promise.resolve(batches) }));
const { addToBatch, intakeOf, startNewBatch } = await import('./intake.svelte.ts');

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  batches.askToPersist.mockClear();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const files = [{ name: 'a', file: new File(['x'], 'a') }];

it('asks the browser to keep what is stored also for a batch that began from a table, once', async () => {
  await addToBatch('from a table', files);
  expect(batches.askToPersist).toHaveBeenCalledTimes(1);
  await addToBatch('from a table', files);
  expect(batches.askToPersist).toHaveBeenCalledTimes(1);
});

it('asks for it with the first files that are dropped, once', async () => {
  await startNewBatch('cpet', undefined, files);
  await vi.waitFor(() => {
    expect(batches.askToPersist).toHaveBeenCalledTimes(1);
  });
  await addToBatch('b', files);
  expect(batches.askToPersist).toHaveBeenCalledTimes(1);
});

it.each([
  [['a.csv'], /^One file may belong to more than one row .*: a\.csv\. To fill/],
  [
    ['a.csv', 'a\u202etxt', '3', '4', '5', '6', '7'],
    /^One file was in this batch already.* 7 files may belong .*: a\.csv, a[^\u202e]*txt, 3, 4, 5, … \(\+2\)\. To fill/,
  ],
])('names files that a table’s rows mean in several ways: %j', async (unclear, words) => {
  const alreadyThere = unclear.length > 1 ? 1 : 0;
  const added = { ok: true, value: { added: 2, duplicates: 0, alreadyThere, unclear } } as const;
  vi.spyOn(batches, 'addFiles').mockResolvedValueOnce(added);
  await addToBatch('from a table', files);
  expect(intakeOf('from a table')?.message).toMatch(words);
});
