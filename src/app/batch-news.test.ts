import { afterAll, expect, it } from 'vitest';
import type { Item } from '#engine/ports.ts';
import type { BatchChange, BatchSummary } from './batch-api.ts';
import { openNews } from './batch-news.ts';

const channel = new BroadcastChannel('batch-news-test');
afterAll(() => {
  channel.close();
});

const itemOf = (id: string): Item => ({
  id,
  batchId: 'b',
  ordinal: 0,
  name: id,
  sizeBytes: 0,
  sha256: '',
  attempts: 0,
  state: { status: 'queued' },
});

it('a page of one file hears of the files it names, and no others are read', async () => {
  let wholeReads = 0;
  const news = openNews({
    channel,
    summaryOf: () => Promise.resolve({ activity: 'idle', batch: { id: 'b' } } as unknown as BatchSummary),
    itemsOf: () => {
      wholeReads += 1;
      return Promise.resolve(['x', 'y', 'z'].map(itemOf));
    },
    itemsNamed: (ids) => Promise.resolve(ids.map(itemOf)),
    onRequest: () => undefined,
  });
  const heard: string[] = [];
  const hear = ({ items, complete }: BatchChange) =>
    heard.push(`${complete ? 'all' : 'changed'} ${items.map(({ id }) => id).join('')}`);
  const end = news.watch('b', hear, undefined, ['x', 'y']);
  await expect.poll(() => heard.length).toBe(1);
  news.tell('b', [itemOf('z'), itemOf('y')]);
  await expect.poll(() => heard.length, { timeout: 5000 }).toBe(2);
  end();
  expect(heard).toEqual(['all xy', 'changed y']);
  expect(wholeReads).toBe(0);
});

it('news that the stores refused to complete come later, and so does the first look', async () => {
  let refused = true;
  const reading = <Value>(value: Value) =>
    refused ? Promise.reject(new DOMException('closed', 'DatabaseClosedError')) : Promise.resolve(value);
  const news = openNews({
    channel,
    summaryOf: () => reading({ activity: 'idle', batch: { id: 'b' } } as unknown as BatchSummary),
    itemsOf: () => reading([itemOf('x')]),
    itemsNamed: () => reading([]),
    onRequest: () => undefined,
    lookMs: 20,
  });
  const heard: string[] = [];
  const problems: unknown[] = [];
  const hear = ({ items, complete }: BatchChange) =>
    heard.push(`${complete ? 'all' : 'changed'} ${items.map(({ id }) => id).join('')}`);
  const end = news.watch('b', hear, (thrown) => problems.push(thrown));
  await expect.poll(() => problems.length).toBeGreaterThan(0);
  expect(heard).toEqual([]);
  refused = false;
  await expect.poll(() => heard.length).toBe(1);
  refused = true;
  const before = problems.length;
  news.tell('b', [itemOf('x')]);
  await expect.poll(() => problems.length, { timeout: 5000 }).toBeGreaterThan(before);
  refused = false;
  await expect.poll(() => heard, { timeout: 5000 }).toEqual(['all x', 'changed x']);
  end();
});
