import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAdded, noItems } from '#engine/counts.ts';
import type { Item, ItemEnd } from '#engine/ports.ts';
import { openBatchRecords } from './batch-records.ts';
import { openBatchStore } from './batch-store.ts';
import { openDatabase } from './schema.ts';

const files = 6;
const leaseMs = 1000;
let databases = 0;

/** What every run makes of a file: it depends on the file alone. */
function endOf({ ordinal }: Item): ItemEnd {
  if (ordinal % 3 === 2)
    return { state: { status: 'failed', fault: { kind: 'unreadable', code: 'bad', detail: 'x' } } };
  return { state: { status: 'done', quality: 'success', row: { n: ordinal }, version: 1 } };
}

/** A batch, and three tabs that each have a store on its database. */
async function threeTabs() {
  let nowMs = 1_000_000;
  const name = `tabs-${databases++}`;
  const records = openBatchRecords(openDatabase(name));
  await records.create(
    { id: 'b', title: 'b', analysisId: 'cpet', createdAtMs: 0, options: {} },
    Array.from({ length: files }, (_, n) => ({
      name: `f${n}`,
      sizeBytes: 1,
      sha256: `h${n}`,
      state: { status: 'queued' },
    })),
  );
  const tabs = [0, 1, 2].map((n) => ({
    owner: `tab ${n}`,
    store: openBatchStore(openDatabase(name), { nowMs: () => nowMs }),
    inHand: [] as Item[],
  }));
  return {
    records,
    tabs,
    move: (byMs: number) => (nowMs += byMs),
    picture: async () =>
      (await records.items('b')).map(({ name: file, state }) => ({
        file,
        state: state.status === 'running' ? { status: 'running' } : state,
      })),
  };
}
type Machine = Awaited<ReturnType<typeof threeTabs>>;
type Tab = Machine['tabs'][number];

async function claim({ store, owner, inHand }: Tab): Promise<void> {
  const claimed = await store.claim('b', leaseMs, { owner });
  if (claimed.kind === 'item') inHand.push(claimed.item);
}

/** Settles what the tab has had longest in hand; gives it where the store took it. */
async function settle({ store, inHand }: Tab): Promise<Item | undefined> {
  const item = inHand.shift();
  if (item === undefined) return undefined;
  const end = endOf(item);
  return store.settle(item, end, end.state.status === 'done' ? new Uint8Array([item.ordinal]) : undefined);
}

async function finish({ tabs: [tab] }: Machine): Promise<void> {
  if (tab === undefined) return;
  await tab.store.releaseLeases('b', () => 'left');
  // What was set aside waits for a click.
  const { store } = tab;
  const aside = (await store.requeue('b', { statuses: ['quarantined'] })).length;
  expect(aside).toBeLessThanOrEqual(files);
  tab.inHand.length = 0;
  for (let n = 0; n < 2 * files; n += 1) {
    await claim(tab);
    await settle(tab);
  }
}

describe('three tabs over one batch', () => {
  it('lose no row and make none twice, whatever they do and however they end', async () => {
    const undisturbed = await threeTabs();
    await finish(undisturbed);
    const wanted = await undisturbed.picture();
    const step = fc.record({
      tab: fc.nat(2),
      what: fc.constantFrom(
        'claim',
        'claim',
        'settle',
        'settle',
        'dies',
        'leaves',
        'browser killed',
        'cut off late',
        'clock on',
        'clock back',
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const machine = await threeTabs();
        const acknowledged = new Map<string, Item>();
        for (const { tab: n, what } of steps) {
          const tab = machine.tabs[n];
          if (tab === undefined) throw new Error('no tab');
          if (what === 'claim') await claim(tab);
          else if (what === 'clock on') machine.move(leaseMs);
          else if (what === 'clock back') machine.move(-3_600_000);
          else if (what === 'settle' || what === 'cut off late') {
            const item = await settle(tab);
            if (item === undefined) continue;
            expect(acknowledged.has(item.id)).toBe(false);
            acknowledged.set(item.id, item);
          } else {
            // The tab is gone, though what it had begun may still come back late; the next one holds the lock.
            const end = ({ dies: 'died', leaves: 'left', 'browser killed': 'unknown' } as const)[what];
            const next = machine.tabs[(n + 1) % 3];
            await next?.store.releaseLeases('b', (owner) => (owner === tab.owner ? end : 'left'));
          }
        }
        await finish(machine);
        expect(await machine.picture()).toEqual(wanted);
        const items = await machine.records.items('b');
        for (const { id, state } of items) {
          const before = acknowledged.get(id);
          if (before !== undefined) expect(state).toEqual(before.state);
        }
        const counts = items.reduce((sum, { state }) => countAdded(sum, state), noItems);
        expect((await machine.records.get('b'))?.counts).toEqual(counts);
        const findings = await machine.records.findings(items.map(({ id }) => id));
        expect(findings.map((bytes) => bytes?.[0])).toEqual(
          items.map(({ ordinal }) => (ordinal % 3 === 2 ? undefined : ordinal)),
        );
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('a result made anew', () => {
  it('is not put in the place of one that changed meanwhile', async () => {
    const { tabs, records } = await threeTabs();
    const [one, other] = tabs;
    if (one === undefined || other === undefined) throw new Error('no tab');
    await claim(one);
    const settled = await settle(one);
    if (settled === undefined) throw new Error('not settled');
    const anew = { state: { status: 'done', quality: 'partial', row: { n: 9 }, version: 2 } } as const;
    expect(await one.store.replace(settled, anew, new Uint8Array([9]))).toMatchObject(anew);
    expect(await other.store.replace(settled, anew, new Uint8Array([8]))).toBeUndefined();
    expect(await records.findings([settled.id])).toEqual([new Uint8Array([9])]);
    expect((await records.get('b'))?.counts).toMatchObject({ completed: 0, partial: 1 });
  });
});
