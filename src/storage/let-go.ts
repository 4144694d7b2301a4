import type { Database } from './schema.ts';

/** Tells whether a lock of this name means that its holder is at work on a batch: nothing is upgraded under it. */
export type IsWork = (lockName: string) => boolean;

/** What a tab does for a newer version of the app that opens in another one. */
export type LettingGo = {
  /** Another tab waits for the database; this one goes on to its rest. */
  readonly asked: () => void;
  /** Lets go of both stores. */
  readonly letGo: () => void;
};

/**
 * [Note: Upgrades] A newer version of the app changes the database only while nobody works with it. It waits until no
 * tab runs a batch or takes files in (`untilNoneWorks`), whatever version that tab has; then it asks for the database,
 * and a tab that has it open finishes what it has begun meanwhile and lets go (`letGoForUpgrade`). Nothing is cut off.
 *
 * Makes a tab let go of its database when a newer version asks for it. Once let go, it is not opened again.
 */
export function letGoForUpgrade(
  database: Database,
  locks: LockManager,
  isWork: IsWork,
  { asked, letGo }: LettingGo,
): void {
  database.on('versionchange', ({ newVersion }: IDBVersionChangeEvent) => {
    if (newVersion === null) return undefined; // it is erased: Dexie closes it
    asked();
    restOfThisTab(locks, isWork).then(letGo, letGo);
    return false; // or Dexie closes it in the middle of a batch
  });
}

/** Resolves once no tab works on a batch; `waits` is called when one does. */
export async function untilNoneWorks(locks: LockManager, isWork: IsWork, waits: () => void): Promise<void> {
  for (;;) {
    const [name] = (await heldWork(locks, isWork)).map((lock) => lock.name);
    if (name === undefined) return;
    waits();
    await freed(locks, name);
  }
}

/** Resolves once this tab works on no batch. */
async function restOfThisTab(locks: LockManager, isWork: IsWork): Promise<void> {
  const own = `benchside-tab:${crypto.randomUUID()}`;
  await locks.request(own, async () => {
    for (;;) {
      const { held = [] } = await locks.query();
      const clientId = held.find(({ name }) => name === own)?.clientId;
      const work = (await heldWork(locks, isWork)).find((lock) => lock.clientId === clientId);
      if (work === undefined) return;
      await freed(locks, work.name);
    }
  });
}

type HeldLock = { readonly name: string; readonly clientId: string | undefined };

async function heldWork(locks: LockManager, isWork: IsWork): Promise<readonly HeldLock[]> {
  const { held = [] } = await locks.query();
  return held.flatMap(({ name, clientId }) =>
    name !== undefined && isWork(name) ? [{ name, clientId }] : [],
  );
}

/** Waits in the lock's queue: no timer, which a hidden tab would hardly run. */
function freed(locks: LockManager, name: string): Promise<void> {
  return locks.request(name, () => undefined);
}
