import { describe, expect, it } from 'vitest';
import type { Lane } from '#core/lane.ts';
import { leaseMs, setUp, fakeRunner, batch, statuses, succeed } from '../../tests/support/fake-run.ts';
import { memoryStore } from './memory-store.ts';
import { runBatch } from './run-batch.ts';

const lanes: readonly Lane[] = [
  { id: 'pdf', endings: ['.pdf'], atOnce: 1 },
  { id: 'picture', endings: ['.jpg', '.png'], atOnce: 2 },
];

/** Runs these files on five slots, and says how many of each ending were in hand at once at most. */
async function mostAtOnce(names: readonly string[]) {
  const { clock, store } = setUp(names);
  const inHand: string[] = [];
  const most = { pdf: 0, picture: 0, other: 0, all: 0 };
  const runner = fakeRunner(async (item) => {
    inHand.push(item.name);
    const count = (ending: string) => inHand.filter((name) => name.toLowerCase().endsWith(ending)).length;
    most.pdf = Math.max(most.pdf, count('.pdf'));
    most.picture = Math.max(most.picture, count('.jpg') + count('.png'));
    most.other = Math.max(most.other, count('.txt'));
    most.all = Math.max(most.all, inHand.length);
    await new Promise((resolve) => setTimeout(resolve, 1));
    inHand.splice(inHand.indexOf(item.name), 1);
    return succeed(item);
  }, 5);
  const sleep = () => new Promise<void>((resolve) => setTimeout(resolve, 1));
  const run = runBatch(batch, { store, runner, clock, leaseMs, claimant: { owner: 'me', lanes }, sleep });
  const end = await run.ended;
  return { most, end, statuses: statuses(store), order: runner.runs };
}

describe('lanes', () => {
  it('keep files of one kind to as many at once as the analysis says, beside the others', async () => {
    const names = ['a.pdf', 'b.PDF', 'c.pdf', 'd.jpg', 'e.jpg', 'f.png', 'g.pdf', 'h.jpg'];
    const { most, end, statuses: all } = await mostAtOnce(names);
    expect(end).toEqual({ kind: 'finished' });
    expect(all).toBe(names.map(() => 'COMPLETED').join(' '));
    expect(most).toEqual({ pdf: 1, picture: 2, other: 0, all: 3 });
  });

  it('a file of no lane takes any free worker', async () => {
    const { most } = await mostAtOnce(['a.pdf', 'b.pdf', '1.txt', '2.txt', '3.txt', '4.txt', '5.txt']);
    expect(most).toMatchObject({ pdf: 1, other: 4, all: 5 });
  });

  it('a full lane does not hold up what stands behind it', async () => {
    const { order } = await mostAtOnce(['a.pdf', 'b.pdf', 'c.pdf', 'd.jpg']);
    expect(order.slice(0, 2)).toEqual(['a.pdf', 'd.jpg']);
  });

  it('a claimant waits for a place, and is told until when at the latest', async () => {
    const { clock } = setUp([]);
    const store = memoryStore('b', ['a.pdf', 'b.pdf'], clock);
    expect(await store.claim('b', leaseMs, { owner: 'me', lanes })).toMatchObject({ kind: 'item' });
    expect(await store.claim('b', leaseMs, { owner: 'me', lanes })).toEqual({
      kind: 'wait',
      untilMs: leaseMs,
    });
    expect(await store.claim('b', leaseMs, { owner: 'me' })).toMatchObject({ kind: 'item' });
  });
});
