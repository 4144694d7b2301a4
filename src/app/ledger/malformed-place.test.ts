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
  run,
  settle,
  settled,
  stateOf,
  userFile,
  withNotes,
  writeAs,
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

const bytesOf = (text: string) => new TextEncoder().encode(text);
/** The ledger without its last line end, as a copy that was cut off leaves it. */
const cutOff = (): Uint8Array<ArrayBuffer> => Uint8Array.from(userFile(tab)?.slice(0, -2) ?? []);
const whatIsThere = { file: chooseFile, folder: chooseFolder };

async function chooseFolder(of: FakeLedgers): Promise<unknown> {
  of.pick = of.user.handle;
  return of.api.choose(batchId, 'folder', 'results.csv');
}

const copies = async () => Promise.all((await tab.api.backups(batchId)).map(tab.api.openBackup));

describe.each(['file', 'folder'] as const)('a ledger in a chosen %s that became malformed', (kind) => {
  beforeEach(async () => {
    await whatIsThere[kind](tab);
    await run(tab, items);
  });

  it('is left as it is by the next run, and its fault is said with its place', async () => {
    const malformed = cutOff();
    await writeAs(tab, malformed);
    items[0] = { ...queued(0), attempts: 2 };
    await run(tab, items);
    expect(userFile(tab)).toEqual(malformed);
    expect(await stateOf(tab)).toMatchObject({
      kind: 'malformed',
      rows: 5,
      fault: { code: 'truncated-last-line', at: { row: 6 } },
    });
    expect(settled(new Uint8Array(await (await tab.api.make(batchId)).arrayBuffer()))).toBe(5);
  });

  it('is said to be when the batch is looked at, without a run, and nothing is written', async () => {
    const malformed = bytesOf('my own words');
    await writeAs(tab, malformed);
    expect(await stateOf(tab)).toMatchObject({
      kind: 'malformed',
      rows: 0,
      fault: { code: 'truncated-last-line' },
    });
    expect(userFile(tab)).toEqual(malformed);
    await writeAs(tab, bytesOf('my own words\r\n'));
    expect(await stateOf(tab)).toMatchObject({ kind: 'malformed', fault: { code: 'not-a-ledger' } });
  });

  it('is left as it is when that happens while a run goes on, and followed again once it is put right', async () => {
    items[0] = queued(0);
    await begin(tab);
    await writeAs(tab, bytesOf('my own words'));
    settle(tab, items, 0);
    await tab.follower.rest(batchId);
    expect(userFile(tab)).toEqual(bytesOf('my own words'));
    expect(await stateOf(tab)).toMatchObject({ kind: 'malformed', rows: 1 });
    const sound = withNotes(new Uint8Array(await (await tab.api.make(batchId)).arrayBuffer()));
    await writeAs(tab, sound);
    expect(await tab.api.goOn(batchId)).toBe(true);
    expect(await stateOf(tab)).toMatchObject({ kind: 'written', rows: 5 });
    expect(settled(userFile(tab))).toBe(5);
    expect(await copies()).toContainEqual(sound);
  });

  it('is followed again by itself once it is put right', async () => {
    await writeAs(tab, cutOff());
    items[0] = { ...queued(0), attempts: 2 };
    await run(tab, items);
    await writeAs(tab, new Uint8Array());
    await expect.poll(() => userFile(tab)?.length ?? 0, { interval: 5, timeout: 5000 }).toBeGreaterThan(0);
    expect(settled(userFile(tab))).toBe(5);
  });

  it('is left behind for another place, and makes no copy go', async () => {
    const before = await copies();
    await writeAs(tab, cutOff());
    const malformed = userFile(tab);
    items[0] = { ...queued(0), attempts: 2 };
    await run(tab, items);
    expect(await copies()).toEqual(before);
    tab.pick = await tab.user.handle.getFileHandle('other.csv', { create: true });
    expect(await tab.api.choose(batchId, 'new-file', 'other.csv')).toEqual({ ok: true, value: 'chosen' });
    expect(settled(tab.user.files.get('other.csv'))).toBe(5);
    expect(userFile(tab)).toEqual(malformed);
  });

  it('takes a copy back, and what was in it is copied first', async () => {
    items[0] = { ...queued(0), attempts: 2 };
    await run(tab, items); // makes the first copy
    await writeAs(tab, bytesOf('my own words'));
    expect(await stateOf(tab)).toMatchObject({ kind: 'malformed' });
    const [newest] = await tab.api.backups(batchId);
    if (newest === undefined) throw new Error('no backup');
    expect(await tab.api.restore(newest)).toMatchObject({ ok: true });
    expect(settled(userFile(tab))).toBe(5);
    expect(await copies()).toContainEqual(bytesOf('my own words'));
  });
});

describe('what is no damage of anybody else', () => {
  it.each([
    ['is empty', new Uint8Array()],
    ['lost its bytes with the power, and kept its length', new Uint8Array(400)],
  ])('is written anew: a file that %s', async (_, left) => {
    await chooseFile(tab);
    await begin(tab);
    settle(tab, items, 0);
    await tab.follower.rest(batchId);
    await writeAs(tab, left);
    items[1] = done(1);
    await begin(tab);
    settle(tab, items, 1);
    await tab.follower.rest(batchId);
    expect(settled(userFile(tab))).toBe(2);
    expect(await stateOf(tab)).toMatchObject({ kind: 'written' });
  });

  it('is written again: what this tab wrote and the disk gave back as something else', async () => {
    await chooseFile(tab);
    await begin(tab);
    let torn = 0;
    tab.user.onStep = (step, path) => {
      if (step !== 'read' || path !== 'results.csv' || torn > 0) return;
      torn += 1;
      tab.user.files.set(path, bytesOf('FILE;STA'));
      throw new DOMException('', 'DataError');
    };
    settle(tab, items, 0);
    await tab.follower.rest(batchId);
    expect(torn).toBe(1);
    await expect.poll(() => stateOf(tab), { interval: 5, timeout: 5000 }).toMatchObject({ kind: 'written' });
    expect(settled(userFile(tab))).toBe(1);
  });

  it('is healed in this browser’s own two files', async () => {
    await run(tab, items);
    for (const [path, bytes] of tab.own.files)
      if (path.endsWith('.ledger')) tab.own.files.set(path, bytes.slice(0, bytes.length >> 1));
    items[0] = { ...queued(0), attempts: 2 };
    await run(tab, items);
    expect(await stateOf(tab)).toMatchObject({ kind: 'written', rows: 5 });
  });
});
