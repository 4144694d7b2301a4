import { backoffMs } from '#engine/backoff.ts';
import type { Database } from './schema.ts';

export type ConnectionPorts = {
  readonly sleep: (ms: number) => Promise<void>;
  /** Whether the database bears the mark of a healed one; without it another one cannot be told from it. */
  readonly isMarked: boolean;
  /** The database is gone, or cannot be opened any more: only a new start can join it with the journal. Called once. */
  readonly onLost: () => void;
};

/** How often it is tried before the database is given up: some eight seconds. */
const mostTries = 6;
const pauseShare = 1 / 4;

/**
 * [Note: Lost connections] A browser may close a database under a page: Safari that of a tab in the background,
 * Chromium one whose disk refused a write, and then it may delete it as corrupt at the next opening. Dexie would open
 * it by itself, new and empty, and the page would go on as if there had never been anything. So the connection is
 * taken up again here, and only to the same database, which bears the mark of a healed one; another one, and one that
 * cannot be opened, is left to the next start of the page, which heals it from the journal.
 *
 * Keeps the connection of a database that is open and healed. Gives what opens it anew.
 */
export function keepConnection(
  database: Database,
  { sleep, isMarked, onLost }: ConnectionPorts,
): () => Promise<void> {
  let isLost = false;
  let regaining: Promise<void> | undefined;

  // Fires at every opening before anything else may be asked of the database.
  database.on(
    'ready',
    async (opened) => {
      database.backendDB().addEventListener('close', () => {
        database.close(); // or Dexie opens it at the next call
        regain().catch(() => undefined); // said by `onLost`
      });
      if (isMarked && (await opened.table('marks').get('store')) === undefined) lose();
    },
    true,
  );
  return regain;

  function regain(): Promise<void> {
    return (regaining ??= openAgain().finally(() => (regaining = undefined)));
  }

  async function openAgain(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      if (isLost) lose();
      try {
        database.close();
        await database.open();
        return;
      } catch (thrown) {
        if (isLost) throw thrown;
        if (tries === mostTries) lose();
        await sleep(backoffMs(tries, 0) * pauseShare);
      }
    }
  }

  function lose(): never {
    if (!isLost) {
      isLost = true;
      database.close();
      onLost();
    }
    throw new DOMException(
      'the browser took the database away; loading the page anew brings it back',
      'DatabaseLostError',
    );
  }
}
