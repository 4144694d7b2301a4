import {
  drawKeyId,
  drawSecret,
  isSessionKey,
  sealingKeyOf,
  type KeyRing,
  type SealingKey,
} from '#storage/at-rest/sealing-key.ts';

/**
 * Keys live in the memory of open tabs and nowhere else. A tab that holds one says so by a lock that ends with it, and
 * hands it to others of this app that ask. A session is over once nobody holds its lock: then nobody has its key.
 */
export type SharedKeys = {
  /** Gets what other tabs hold; to be awaited before anything sealed is read. */
  readonly join: () => Promise<void>;
  /** The key of the session that is under way in this browser, which begins with it where there is none. */
  readonly ofSession: () => Promise<SealingKey>;
  /** Holds a key, and hands it to other tabs. */
  readonly hold: (key: SealingKey) => Promise<void>;
  /** Hands a key to the tabs that are open now. */
  readonly handOut: (id: string) => void;
  /** Whether no other tab had this key when it was last looked, and none was given it since. */
  readonly isLast: (id: string) => boolean;
  /** Whether any tab holds this key. */
  readonly isHeld: (id: string) => Promise<boolean>;
};

export type KeyPorts = {
  readonly ring: KeyRing;
  readonly locks: LockManager;
  readonly channel: BroadcastChannel;
  /** Whether this key may be handed to a tab that asks; it may not while this tab is locked. */
  readonly mayShare: (id: string) => boolean;
  /** A key came, which may have been here before. */
  readonly onKey?: (id: string) => void;
};

type Message = { readonly kind: 'ask' } | { readonly kind: 'keys'; readonly keys: readonly SealingKey[] };

/** A tab that is frozen answers when it is looked at again; one that opens does not wait for ever. */
const answerWithinMs = 3_000;

const lookEveryMs = 5_000;

const lockName = (id: string): string => `benchside-key:${id}`;
const idIn = /^benchside-key:(.+)$/;
const beginLock = 'benchside-session-begin';

export function shareKeys({ ring, locks, channel, mayShare, onKey }: KeyPorts): SharedKeys {
  const holding = new Set<string>();
  /** Keys that no other tab had when it was last looked. */
  const alone = new Set<string>();
  let looking: ReturnType<typeof setInterval> | undefined;
  let onCame: () => void = () => undefined;

  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'ask') {
      alone.clear();
      const keys = ring.all().filter(({ id }) => mayShare(id));
      if (keys.length > 0) channel.postMessage({ kind: 'keys', keys } satisfies Message);
      return;
    }
    void Promise.all(data.keys.map(hold)).then(() => {
      onCame();
    });
  });

  async function hold(key: SealingKey): Promise<void> {
    if (holding.has(key.id)) {
      onKey?.(key.id);
      return;
    }
    holding.add(key.id);
    await new Promise<void>((granted) => {
      const asked = locks.request(lockName(key.id), { mode: 'shared' }, () => {
        granted();
        return new Promise(() => undefined); // until the tab ends
      });
      asked.catch(() => {
        granted();
      });
    });
    ring.put(key);
    looking ??= setInterval(() => void lookAround(), lookEveryMs);
    await lookAround();
    onKey?.(key.id);
  }

  /** Looks which keys this tab alone holds. */
  async function lookAround(): Promise<void> {
    const { held = [] } = await locks.query();
    for (const id of holding) {
      const holders = held.filter(({ name }) => name === lockName(id)).length;
      if (holders === 1) alone.add(id);
      else alone.delete(id);
    }
  }

  async function heldAnywhere(): Promise<ReadonlySet<string>> {
    const { held = [] } = await locks.query();
    return new Set(held.flatMap(({ name = '' }) => idIn.exec(name)?.[1] ?? []));
  }

  async function join(): Promise<void> {
    const lacks = async (): Promise<boolean> =>
      [...(await heldAnywhere())].some((id) => ring.get(id) === undefined);
    if (!(await lacks())) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, answerWithinMs);
      onCame = () => {
        void lacks().then((still) => {
          if (still) return;
          clearTimeout(timer);
          resolve();
        });
      };
      channel.postMessage({ kind: 'ask' } satisfies Message);
    });
  }

  return {
    join,
    hold,
    handOut: (id) => {
      const keys = ring.all().filter((key) => key.id === id);
      channel.postMessage({ kind: 'keys', keys } satisfies Message);
    },
    isLast: (id) => alone.has(id),
    isHeld: async (id) => (await heldAnywhere()).has(id),
    ofSession: () =>
      locks.request(beginLock, async () => {
        const present = () => ring.all().find(({ id }) => isSessionKey(id));
        const known = present();
        if (known !== undefined) return known;
        await join();
        const joined = present();
        if (joined !== undefined) return joined;
        const key = await sealingKeyOf(drawKeyId('session'), drawSecret());
        await hold(key);
        channel.postMessage({ kind: 'keys', keys: [key] } satisfies Message);
        return key;
      }),
  };
}
