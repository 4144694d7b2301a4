import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BatchApi } from '../batch-api.ts';
import type { Retention } from './retention.ts';

const dayMs = 86_400_000;
const week: Retention = { kind: 'days', days: 7 };

let retention: Retention = week;
let ids: string[] = [];
const batches = {
  list: () =>
    Promise.resolve(
      ids.map((id) => ({ activity: 'idle', batch: { id, title: `batch ${id}`, createdAtMs: 0 } })),
    ),
  removeBatch: (id: string) => {
    ids = ids.filter((one) => one !== id);
    return Promise.resolve();
  },
} as unknown as BatchApi;

vi.mock('../open-batches.ts', () => ({ openBatches: () => Promise.resolve(batches) }));
vi.mock('../settings.svelte.ts', () => ({ currentSettings: () => ({ retention }) }));

const { dismissPurgeNotice, keepADay, purgeNotice, removeNow, watchRetention } =
  await import('./purging.svelte.ts');

let stop = (): void => undefined;

/** Timers run on, and what they began with them. */
async function pass(seconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(seconds * 1000);
}

beforeEach(() => {
  vi.useFakeTimers({ now: 8 * dayMs });
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  });
  vi.stubGlobal('navigator', {
    locks: {
      request: (_: string, __: unknown, held: (lock: unknown) => unknown) => Promise.resolve(held({})),
    },
  });
  retention = week;
  ids = ['a'];
});

afterEach(() => {
  stop();
  dismissPurgeNotice();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('what is due is named for half a minute, counted down, and then goes', async () => {
  stop = watchRetention();
  await pass(0);
  expect(purgeNotice()).toMatchObject({ kind: 'announced', going: [{ title: 'batch a' }], leftS: 30 });
  await pass(29);
  expect(purgeNotice()).toMatchObject({ kind: 'announced', leftS: 1 });
  expect(ids).toEqual(['a']);
  await pass(1);
  expect(ids).toEqual([]);
  expect(purgeNotice()).toEqual({ kind: 'gone', count: 1 });
});

it('what a person keeps stays another day, and is then named anew', async () => {
  stop = watchRetention();
  await pass(10);
  keepADay();
  await pass(23 * 3600);
  expect(purgeNotice()).toEqual({ kind: 'nothing' });
  expect(ids).toEqual(['a']);
  await pass(2 * 3600 + 40);
  expect(ids).toEqual([]);
});

it('another choice within the half minute keeps it', async () => {
  stop = watchRetention();
  await pass(20);
  retention = { kind: 'kept' };
  await pass(20);
  expect(purgeNotice()).toEqual({ kind: 'nothing' });
  expect(ids).toEqual(['a']);
});

it('goes at once where a person says so; where results are kept nothing is even looked for', async () => {
  stop = watchRetention();
  await pass(0);
  removeNow();
  await pass(0);
  expect(ids).toEqual([]);
  stop();
  dismissPurgeNotice();

  ids = ['b'];
  retention = { kind: 'kept' };
  const list = vi.spyOn(batches, 'list');
  stop = watchRetention();
  await pass(3 * 3600);
  expect(list).not.toHaveBeenCalled();
  expect(ids).toEqual(['b']);
});
