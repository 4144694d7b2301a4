import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyRing, type KeyRing } from '#storage/at-rest/sealing-key.ts';
import { endSessions } from './end-sessions.ts';
import { shareKeys, type SharedKeys } from './share-keys.ts';

type Tab = { readonly ring: KeyRing; readonly keys: SharedKeys; readonly close: () => void };

/** Shared locks of one browser; a tab's end with it. */
function fakeLocks() {
  const held: { name: string; tab: object }[] = [];
  const of = (tab: object): LockManager =>
    ({
      request: async (name: string, ...rest: unknown[]) => {
        const callback = rest.pop() as (lock: object) => Promise<unknown>;
        const entry = { name, tab };
        held.push(entry);
        const result = await callback(entry);
        held.splice(held.indexOf(entry), 1);
        return result;
      },
      query: () => Promise.resolve({ held: held.map(({ name }) => ({ name })) }),
    }) as unknown as LockManager;
  const free = (tab: object): void => {
    for (let place = held.length - 1; place >= 0; place -= 1)
      if (held[place]?.tab === tab) held.splice(place, 1);
  };
  return { of, free };
}

let locks: ReturnType<typeof fakeLocks>;
let name: string;
let browsers = 0;
let open: Tab[];

beforeEach(() => {
  locks = fakeLocks();
  name = `keys-${browsers++}`;
  open = [];
});

afterEach(() => {
  for (const each of open) each.close();
});

function tab(mayShare: () => boolean = () => true): Tab {
  const self = {};
  const ring = openKeyRing();
  const channel = new BroadcastChannel(name);
  const keys = shareKeys({ ring, locks: locks.of(self), channel, mayShare });
  const opened = {
    ring,
    keys,
    close: () => {
      channel.close();
      locks.free(self);
    },
  };
  open.push(opened);
  return opened;
}

describe('the key of a session', () => {
  it('is one for all tabs, and comes to a tab that opens later', async () => {
    const one = tab();
    const key = await one.keys.ofSession();
    expect((await one.keys.ofSession()).id).toBe(key.id);
    expect(one.keys.isLast(key.id)).toBe(true);
    const other = tab();
    await other.keys.join();
    expect(other.ring.get(key.id)?.id).toBe(key.id);
    expect((await other.keys.ofSession()).id).toBe(key.id);
    expect([one.keys.isLast(key.id), other.keys.isLast(key.id)]).toEqual([false, false]);
  });

  it('outlives the tab that began it, and ends with the last one', async () => {
    const one = tab();
    const { id } = await one.keys.ofSession();
    const other = tab();
    await other.keys.join();
    one.close();
    expect(await other.keys.isHeld(id)).toBe(true);
    other.close();
    const next = tab();
    await next.keys.join();
    expect(await next.keys.isHeld(id)).toBe(false);
    expect((await next.keys.ofSession()).id).not.toBe(id);
  });

  it('is not taken out of the browser by anyone', async () => {
    const key = await tab().keys.ofSession();
    await expect(crypto.subtle.exportKey('raw', key.cipher)).rejects.toThrow();
    await expect(crypto.subtle.exportKey('raw', key.marker)).rejects.toThrow();
  });
});

it('batches of sessions that are over go with their files and ledgers, and no others', async () => {
  const lying = [
    { id: 'plain' },
    { id: 'over', sealed: { key: 'session/1', as: 'x' } },
    { id: 'under way', sealed: { key: 'session/2', as: 'y' } },
    { id: 'behind a passphrase', sealed: { key: 'passphrase/3', as: 'z' } },
  ];
  const gone: string[] = [];
  const ended = await endSessions({
    records: {
      list: () => Promise.resolve(lying as never),
      remove: (id) => Promise.resolve((gone.push(`batch ${id}`), ['shared', 'own'])),
      needed: () => Promise.resolve(new Set(['shared'])),
    },
    inputs: { remove: (hashes) => Promise.resolve(void gone.push(...hashes.map((hash) => `file ${hash}`))) },
    isInUse: (id) => Promise.resolve(id !== 'session/1'),
    onRemoved: (id) => Promise.resolve(void gone.push(`ledger ${id}`)),
  });
  expect(ended).toBe(1);
  expect(gone).toEqual(['batch over', 'file own', 'ledger over']);
});
