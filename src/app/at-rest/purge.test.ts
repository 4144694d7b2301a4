import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeBrowser, type FakeBrowser, type FakeTab } from '../fake-browser.ts';
import { removeDue, whatLeaves } from './purge.ts';
import type { Retention } from './retention.ts';

const dayMs = 86_400_000;
const week: Retention = { kind: 'days', days: 7 };

let browser: FakeBrowser;
let tab: FakeTab;
let locks: LockManager;

beforeEach(() => {
  browser = fakeBrowser();
  const free = { name: 'free' };
  locks = {
    request: (_name: string, _options: unknown, held: (lock: unknown) => unknown) =>
      Promise.resolve(held(free)),
  } as unknown as LockManager;
  tab = browser.tab();
});

afterEach(() => {
  browser.close();
});

async function batch(title: string): Promise<string> {
  const made = await tab.create('letters', title);
  if (!made.ok) throw new Error(made.fault.kind);
  const file = new File(['abc'], 'a.txt');
  await tab.addFiles(made.value.id, [{ name: 'a.txt', file }]);
  return made.value.id;
}

// The clock of the fake browser stands at 0: every batch was made then.
it('a batch whose days are over goes with its items, findings and stored files', async () => {
  const id = await batch('old');
  const { due } = await whatLeaves(tab, week, 7 * dayMs);
  expect(due.map(({ title }) => title)).toEqual(['old']);
  expect(await removeDue(tab, new Set([id]), locks, () => week, 7 * dayMs)).toBe(1);
  expect(await tab.list()).toEqual([]);
  expect(await tab.database.items.count()).toBe(0);
  expect(browser.files.size).toBe(0);
});

it('nothing goes that was not announced, nor anything once another choice holds', async () => {
  const id = await batch('old');
  expect(await removeDue(tab, new Set(), locks, () => week, 9 * dayMs)).toBe(0);
  expect(await removeDue(tab, new Set([id]), locks, () => ({ kind: 'kept' }), 9 * dayMs)).toBe(0);
  expect(await tab.list()).toHaveLength(1);
});

it('a batch that is being run is not due before it has come to rest', async () => {
  let goOn = (): void => undefined;
  browser.gate.hold = new Promise((resolve) => (goOn = resolve));
  const id = await batch('old');
  await tab.start(id);
  expect(await whatLeaves(tab, week, 9 * dayMs)).toEqual({ due: [], soon: [] });
  goOn();
  await expect.poll(async () => (await whatLeaves(tab, week, 9 * dayMs)).due.length).toBe(1);
});
