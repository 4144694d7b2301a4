import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseBackupName } from '#engine/ledger/backups.ts';
import type { Item } from '#engine/ports.ts';
import { fakeLedgers, type FakeLedgers } from './fake-ledgers.ts';
import {
  batchId,
  begin,
  chooseFile,
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

describe('what lies in the place already', () => {
  it('is copied away before a session changes it, verified, and written down', async () => {
    await chooseFile(tab);
    await run(tab, items);
    const before = userFile(tab)?.slice();
    items = fiveItems(tab);
    const steps: string[] = [];
    tab.own.onStep = (step, path) => {
      if (path.startsWith(batchId)) steps.push(`own ${step}`);
    };
    tab.user.onStep = (step) => steps.push(`user ${step}`);
    await begin(tab);
    settle(tab, items, 0);
    await tab.follower.rest(batchId);
    expect(steps.indexOf('user open')).toBeGreaterThan(steps.lastIndexOf('own read'));
    expect(steps.filter((step) => step.startsWith('own')).slice(-3)).toEqual([
      'own write',
      'own flush',
      'own read',
    ]);
    const [newest] = await tab.api.backups(batchId);
    expect(newest).toMatchObject({ rows: 5, batchId });
    expect(newest && (await tab.api.openBackup(newest))).toEqual(before);
  });

  it('is left as it is where it cannot be copied away for want of space', async () => {
    await chooseFile(tab);
    await run(tab, items);
    const before = userFile(tab)?.slice();
    tab.own.onStep = (step, path) => {
      if (step === 'write' && parseBackupName(path) !== undefined)
        throw new DOMException('', 'QuotaExceededError');
    };
    items[0] = queued(0);
    await begin(tab);
    settle(tab, items, 1);
    await tab.follower.rest(batchId);
    expect(userFile(tab)).toEqual(before);
    expect(await stateOf(tab)).toMatchObject({ kind: 'behind', why: 'no-backup' });
  });

  it('is never lost when the user edits it while a run goes on', async () => {
    await chooseFile(tab);
    await begin(tab);
    settle(tab, items, 0);
    await expect.poll(() => settled(userFile(tab)), { interval: 5 }).toBe(1);
    const edited = withNotes(userFile(tab));
    await writeAs(tab, edited);
    settle(tab, items, 1);
    await tab.follower.rest(batchId);
    expect(settled(userFile(tab))).toBe(2);
    const copies = await Promise.all((await tab.api.backups(batchId)).map(tab.api.openBackup));
    expect(copies).toContainEqual(edited);
  });

  it.each([
    ['no ledger', 'Name;Age\r\nx;4\r\n', 'not-a-ledger'],
    [
      'a ledger of another batch',
      'FILE;STATUS;ERROR;ATTEMPTS;UPDATED_AT;SHA256;PIPELINE\r\nx.csv;PENDING;;0;;;\r\n',
      'other-ledger',
    ],
  ])('is refused and left as it is where it is %s', async (_, text, code) => {
    tab.user.files.set('results.csv', new TextEncoder().encode(text));
    expect(await chooseFile(tab)).toMatchObject({ ok: false, fault: { code } });
    await run(tab, items);
    expect(new TextDecoder().decode(userFile(tab))).toBe(text);
    expect(await stateOf(tab)).toMatchObject({ kind: 'written', rows: 5 });
  });

  it('in a folder is gone around where it is not ours, and copied beside where it is', async () => {
    tab.user.files.set('results.csv', new TextEncoder().encode('mine'));
    tab.pick = tab.user.handle;
    expect(await tab.api.choose(batchId, 'folder', 'results.csv')).toEqual({ ok: true, value: 'chosen' });
    await run(tab, items);
    expect(new TextDecoder().decode(userFile(tab))).toBe('mine');
    expect(settled(tab.user.files.get('results-2.csv'))).toBe(5);
    items[0] = queued(0);
    await run(tab, items);
    const beside = [...tab.user.files.keys()].filter((path) => path.startsWith('backup/'));
    expect(beside.length).toBeGreaterThan(0);
    expect(beside.every((path) => parseBackupName(path.slice('backup/'.length))?.stem === 'results-2')).toBe(
      true,
    );
  });
});

describe('a restore', () => {
  it('says what it would change, copies what is there away, and ends the writing there', async () => {
    await chooseFile(tab);
    await run(tab, items);
    items[0] = { ...queued(0), attempts: 2 };
    await begin(tab);
    await tab.follower.rest(batchId);
    expect(settled(userFile(tab))).toBe(4);
    const [newest] = await tab.api.backups(batchId);
    if (newest === undefined) throw new Error('no backup');
    expect(await tab.api.compare(newest)).toMatchObject({
      ok: true,
      value: {
        difference: {
          gone: [],
          back: [],
          changed: [{ file: 'test-0.csv', from: 'PENDING', to: 'COMPLETED' }],
          resultsLost: 0,
        },
      },
    });
    const present = userFile(tab)?.slice();
    const restored = await tab.api.restore(newest);
    expect(restored.ok && settled(restored.value)).toBe(5);
    expect(settled(userFile(tab))).toBe(5);
    const [saved] = await tab.api.backups(batchId);
    expect(saved && (await tab.api.openBackup(saved))).toEqual(present);
    const after = userFile(tab)?.slice();
    await run(tab, items);
    expect(userFile(tab)).toEqual(after);
    expect(await stateOf(tab)).toMatchObject({ kind: 'written' });
  });

  it.each([
    ['damaged', 'FILE;STATUS\r\nx', { kind: 'damaged', fault: { kind: 'unreadable' } }],
    ['empty', '', { kind: 'empty' }],
    ['gone', undefined, { kind: 'gone' }],
  ])('is offered over a ledger that is %s, and loses none of its bytes', async (_, left, unlike) => {
    await chooseFile(tab);
    await run(tab, items);
    const copy = userFile(tab)?.slice();
    items[0] = { ...queued(0), attempts: 2 };
    await run(tab, items);
    const [newest] = await tab.api.backups(batchId);
    if (newest === undefined) throw new Error('no backup');
    const bytes = left === undefined ? undefined : new TextEncoder().encode(left);
    if (bytes === undefined) tab.user.files.delete('results.csv');
    else tab.user.files.set('results.csv', bytes);
    expect(await tab.api.compare(newest)).toMatchObject({ ok: true, value: { unlike, difference: {} } });
    expect(userFile(tab)).toEqual(bytes);
    expect(await tab.api.restore(newest)).toMatchObject({ ok: true });
    expect(userFile(tab)).toEqual(copy);
    const copies = await Promise.all((await tab.api.backups(batchId)).map(tab.api.openBackup));
    if (left) expect(copies).toContainEqual(bytes);
    expect(copies.every((each) => each !== undefined && each.length > 0)).toBe(true);
  });

  it('of a damaged copy is refused', async () => {
    await chooseFile(tab);
    await run(tab, items);
    await run(tab, items);
    const [copy] = await tab.api.backups(batchId);
    if (copy === undefined) throw new Error('no backup');
    // As it is written down once the file can be relied on.
    const { bytes: _, ...newest } = copy;
    tab.own.files.set(newest.name, new Uint8Array([1]));
    const before = userFile(tab)?.slice();
    expect(await tab.api.restore(newest)).toMatchObject({ ok: false, fault: { code: 'backup-damaged' } });
    expect(userFile(tab)).toEqual(before);
  });
});
