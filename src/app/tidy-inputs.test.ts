import { beforeEach, expect, it, vi } from 'vitest';
import type { Item } from '#engine/ports.ts';
import { fakeLocks } from '#storage/fake-locks.ts';
import { runLock, type BatchPorts } from './batch-ports.ts';
import { openStoredInputs } from './stored-inputs.ts';

let done: string[];
let locks: LockManager;

/** Stored files that nobody needs, of which it is only told what is asked; `queued`: of the only batch. */
function inputs(queued = 0) {
  return openStoredInputs({
    locks,
    records: {
      needed: () => Promise.resolve(new Set()),
      list: () => Promise.resolve([{ counts: { queued, running: 0 } }]),
    },
    inputs: {
      stored: () => Promise.resolve(['a']),
      remove: (hashes: readonly string[]) => Promise.resolve(void done.push(...hashes)),
      tidy: () => Promise.resolve(void done.push('tidied')),
    },
  } as unknown as BatchPorts);
}

beforeEach(() => {
  done = [];
  locks = fakeLocks().client('tab');
});

it('what is removed at somebody’s wish is gone at once, also out of packs that hold something else', async () => {
  await inputs().copies.removeKept();
  await inputs().release(['b']);
  expect(done).toEqual(['a', 'tidied', 'b', 'tidied']);
});

it('packs are left as they are while a batch has files to run, unless somebody wishes some away', async () => {
  await inputs(3).sweep();
  await inputs(3).tidy();
  expect(done).toEqual(['a']);
  await inputs(0).tidy();
  await inputs(3).release(['b']);
  expect(done).toEqual(['a', 'tidied', 'b', 'tidied']);
});

it('packs are left as they are while a batch runs', async () => {
  await locks.request(runLock('x'), () => inputs().release(['b']));
  expect(done).toEqual(['b']);
});

it('what a person lets stand goes some seconds later, with all that was let stand meanwhile', async () => {
  vi.useFakeTimers();
  try {
    const { stand } = inputs();
    stand([{ sha256: 'b' } as Item, { sha256: '' } as Item]);
    await vi.advanceTimersByTimeAsync(4_000);
    stand([{ sha256: 'c' } as Item]);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(done).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(done).toEqual(['b', 'c', 'tidied']);
  } finally {
    vi.useRealTimers();
  }
});
