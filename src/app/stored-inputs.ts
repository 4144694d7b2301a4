import { failFile, ok, type Result } from '#core/result.ts';
import type { Item } from '#engine/ports.ts';
import { inputsLock, type BatchPorts } from './batch-ports.ts';

/** The bytes of items, and their removal once no item needs them. */
export type StoredInputs = {
  readonly open: (item: Item) => Promise<Result<Blob>>;
  /** Tells that an item came to an end; bytes that nobody needs any more go soon. */
  readonly ended: (item: Item) => void;
  /** Removes those of these files that no item needs. */
  readonly release: (hashes: readonly string[]) => Promise<void>;
  /** Removes what is due now, and gives how many stored files went. */
  readonly settle: () => Promise<number>;
  /** Removes every stored file that no item needs: what a crash left behind. */
  readonly sweep: () => Promise<void>;
};

/** Files removed in one go: a removal asks the database once. */
const atOnce = 50;

/** Joins the stored files to the items that need them. */
export function openStoredInputs({ inputs, records, locks }: BatchPorts): StoredInputs {
  let due: string[] = [];

  async function release(hashes: readonly string[]): Promise<number> {
    return locks.request(inputsLock, async () => {
      const needed = await records.needed(hashes);
      const unneeded = hashes.filter((hash) => !needed.has(hash));
      await inputs.remove(unneeded);
      return unneeded.length;
    });
  }

  async function settle(): Promise<number> {
    const hashes = [...new Set(due)];
    due = [];
    return hashes.length === 0 ? 0 : release(hashes);
  }

  return {
    open: async ({ sha256 }) => {
      const blob = await inputs.open(sha256);
      const detail = 'the stored copy of the file is no longer in this browser';
      return blob === undefined ? failFile('unreadable', 'input-missing', detail) : ok(blob);
    },
    ended: ({ sha256, state }) => {
      // Bytes that do not match their hash are of no use: the same file given again is then written anew.
      const damaged =
        state.status === 'failed' && 'code' in state.fault && state.fault.code === 'input-missing';
      if (damaged) inputs.remove([sha256]).catch(() => undefined);
      if (state.status === 'done') due.push(sha256);
      // What cannot be removed now is swept at the next start.
      if (due.length >= atOnce) settle().catch(() => undefined);
    },
    release: async (hashes) => {
      await release(hashes);
    },
    settle,
    sweep: async () => {
      await locks.request(inputsLock, async () => {
        const stored = await inputs.stored();
        const needed = await records.needed(stored);
        await inputs.remove(stored.filter((hash) => !needed.has(hash)));
      });
    },
  };
}
