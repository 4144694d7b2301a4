import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '#engine/ports.ts';
import { fakeLedgers, type FakeLedgers } from './fake-ledgers.ts';
import {
  batchId,
  begin,
  chooseFile,
  done,
  fiveItems,
  queued,
  read,
  run,
  settle,
  settled,
  stateOf,
  userFile,
} from './fake-sitting.ts';

let tab: FakeLedgers;
let items: Item[];

beforeEach(() => {
  tab = fakeLedgers();
  items = fiveItems(tab);
});

afterEach(() => {
  tab.close();
});

describe('the ledger of a batch', () => {
  it('lies in this browser where the user chose no file', async () => {
    await run(tab, items);
    const [slot] = [...tab.own.files.keys()].filter((name) => name.endsWith('.ledger'));
    expect(slot).toBeDefined();
    expect(await stateOf(tab)).toMatchObject({ kind: 'written', rows: 5 });
    expect(settled(new Uint8Array(await (await tab.api.make(batchId)).arrayBuffer()))).toBe(5);
  });

  it('is in the chosen file after every rest, whole, and is what the stores give', async () => {
    expect(await chooseFile(tab)).toEqual({ ok: true, value: 'chosen' });
    expect(settled(userFile(tab))).toBe(0);
    await run(tab, items);
    expect(settled(userFile(tab))).toBe(5);
    const made = new Uint8Array(await (await tab.api.make(batchId)).arrayBuffer());
    expect(userFile(tab)).toEqual(made);
  });

  it('has a settled row in the file while the run goes on', async () => {
    await chooseFile(tab);
    await begin(tab);
    settle(tab, items, 3);
    await expect.poll(() => settled(userFile(tab)), { interval: 5 }).toBe(1);
    expect(read(userFile(tab)).rows.map(({ status }) => status)).toEqual([
      'PENDING',
      'PENDING',
      'PENDING',
      'COMPLETED',
      'PENDING',
    ]);
    await tab.follower.rest(batchId);
  });

  it('is not waited for without end where nobody says that it is written', async () => {
    Object.assign(tab.own, { writeFlushed: () => new Promise(() => undefined) });
    await run(tab, items);
    expect(tab.own.files.size).toBe(0);
  });

  it('is written for a finished batch of which nothing is known, as after a deleted database', async () => {
    items.forEach((_, ordinal) => (items[ordinal] = done(ordinal)));
    const told: string[] = [];
    tab.api.watch(batchId, ({ state }) => told.push(state.kind));
    await expect.poll(() => told.at(-1), { interval: 5 }).toBe('written');
    expect(await stateOf(tab)).toMatchObject({ kind: 'written', rows: 5 });
  });

  it('is not begun before the batch is run', async () => {
    expect(await stateOf(tab)).toEqual({ kind: 'none' });
    expect([...tab.own.files.keys()]).toEqual([]);
  });

  it('takes in what is listed while the run goes on', async () => {
    await chooseFile(tab);
    await begin(tab);
    for (const ordinal of [5, 6, 7]) items.push(queued(ordinal));
    settle(tab, items, 7);
    await tab.follower.rest(batchId);
    expect(read(userFile(tab)).rows).toHaveLength(8);
    expect(settled(userFile(tab))).toBe(1);
  });

  it('goes on when another program has the file open, and says how far it is behind', async () => {
    await chooseFile(tab);
    await begin(tab);
    tab.user.onStep = (step) => {
      if (step === 'close') throw new DOMException('', 'NoModificationAllowedError');
    };
    settle(tab, items, 0);
    settle(tab, items, 1);
    await tab.follower.rest(batchId);
    expect(await stateOf(tab)).toEqual({ kind: 'behind', rows: 2, why: 'in-use' });
    expect(settled(userFile(tab))).toBe(0);
    tab.user.onStep = () => undefined;
    await expect.poll(() => settled(userFile(tab)), { interval: 5, timeout: 5000 }).toBe(2);
    await expect.poll(() => stateOf(tab), { interval: 5 }).toMatchObject({ kind: 'written' });
  });

  it('waits for the permission after a restart, and goes on from a click', async () => {
    await chooseFile(tab);
    tab.user.permission = 'prompt';
    tab = tab.anotherTab();
    tab.batches.set(batchId, items);
    expect(await stateOf(tab)).toMatchObject({ kind: 'needs-permission' });
    await run(tab, items);
    expect(settled(userFile(tab))).toBe(0);
    expect(await stateOf(tab)).toEqual({ kind: 'needs-permission', rows: 5 });
    expect(await tab.api.goOn(batchId)).toBe(true);
    expect(settled(userFile(tab))).toBe(5);
  });

  it('is mended at the next opening where its session was cut off', async () => {
    await chooseFile(tab);
    await begin(tab);
    settle(tab, items, 0);
    await expect.poll(() => settled(userFile(tab)), { interval: 5 }).toBe(1);
    // The tab dies; of what was settled then, the file knows nothing, and a program emptied it.
    items[1] = done(1);
    tab.user.files.set('results.csv', new Uint8Array());
    const next = tab.anotherTab();
    next.batches.set(batchId, items);
    const end = next.api.watch(batchId, () => undefined);
    await expect.poll(() => (userFile(tab)?.length ? settled(userFile(tab)) : 0), { interval: 5 }).toBe(2);
    end();
    next.close();
  });

  it('is written again where this browser lost the file, as when the power went before it was on the disk', async () => {
    await run(tab, items);
    const before = new Map([...tab.own.files]);
    tab.own.files.clear();
    const other = tab.anotherTab();
    other.batches.set(batchId, items);
    expect(await stateOf(other)).toMatchObject({ kind: 'written' });
    await expect.poll(() => tab.own.files.size).toBeGreaterThan(0);
    const texts = [...tab.own.files.values()].map((bytes) => new TextDecoder().decode(bytes));
    const wanted = [...before.values()].map((bytes) => new TextDecoder().decode(bytes.slice(128)));
    expect(texts.some((text) => wanted.some((body) => text.endsWith(body)))).toBe(true);
    other.close();
  });

  it.each(['file', 'folder'] as const)(
    'is said to be gone where the %s has it no more, and is not made by a look',
    async (kind) => {
      if (kind === 'file') await chooseFile(tab);
      else {
        tab.pick = tab.user.handle;
        await tab.api.choose(batchId, 'folder', 'results.csv');
      }
      await run(tab, items);
      items[0] = { ...queued(0), attempts: 2 };
      await run(tab, items);
      const [copy] = await tab.api.backups(batchId);
      if (copy === undefined) throw new Error('no backup');
      expect(await stateOf(tab)).toMatchObject({ kind: 'written' });
      tab.user.files.delete('results.csv');
      expect(await stateOf(tab)).toEqual({ kind: 'behind', rows: 0, why: 'gone' });
      expect(await tab.api.compare(copy)).toMatchObject({ ok: true, value: { unlike: { kind: 'gone' } } });
      expect(userFile(tab)).toBeUndefined();
      if (kind === 'file') return;
      await run(tab, items);
      expect(settled(userFile(tab))).toBe(5);
    },
  );

  it('is made again in a folder that lost it while the run goes on', async () => {
    tab.pick = tab.user.handle;
    await tab.api.choose(batchId, 'folder', 'results.csv');
    await begin(tab);
    settle(tab, items, 0);
    await expect.poll(() => settled(userFile(tab)), { interval: 5 }).toBe(1);
    tab.user.files.delete('results.csv');
    settle(tab, items, 1);
    await tab.follower.rest(batchId);
    expect(settled(userFile(tab))).toBe(2);
  });

  it('starts anew with another worker where the worker died', async () => {
    await chooseFile(tab);
    await begin(tab);
    settle(tab, items, 0);
    tab.killMaker();
    settle(tab, items, 1);
    await tab.follower.rest(batchId);
    await expect.poll(() => settled(userFile(tab)), { interval: 5, timeout: 5000 }).toBe(2);
  });

  it('asks for its place again where the browser forgot which was chosen, until it is chosen or given up', async () => {
    const placeSeen = () =>
      new Promise((resolve) => {
        tab.api.watch(batchId, ({ place }) => {
          resolve(place);
        });
      });
    await run(tab, items);
    expect(await placeSeen()).toEqual({ kind: 'browser' });
    await chooseFile(tab);
    const ledger = userFile(tab)?.slice();
    for (const ending of ['chosen', 'given up'] as const) {
      tab.loseDatabase();
      // A session that has just written tells its own place for a moment more.
      await expect.poll(placeSeen, { interval: 5 }).toEqual({ kind: 'browser', forgotten: true });
      await run(tab, items);
      expect(await placeSeen()).toEqual({ kind: 'browser', forgotten: true });
      expect(userFile(tab)).toEqual(ledger);
      if (ending === 'given up') await tab.api.leavePlace(batchId);
      else expect(await tab.api.choose(batchId, 'existing-file', 'results.csv')).toMatchObject({ ok: true });
      expect(await placeSeen()).toEqual(
        ending === 'chosen' ? { kind: 'file', name: 'results.csv' } : { kind: 'browser' },
      );
    }
  });

  it('goes with its batch, and the copies with it; the file of the user stays', async () => {
    await chooseFile(tab);
    await run(tab, items);
    await run(tab, items);
    await tab.api.leavePlace(batchId);
    await tab.follower.removed(batchId);
    expect([...tab.own.files.keys()]).toEqual([]);
    expect(settled(userFile(tab))).toBe(5);
  });
});
