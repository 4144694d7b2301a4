import { runLock, type BatchPorts } from './batch-ports.ts';
import type { StoredInputs } from './stored-inputs.ts';

/** The room that copies of files may take, and the wait for more of it. */
export type IntakeRoom = {
  /** Bytes that may be copied now, what results need left aside; without end where the browser does not tell. */
  readonly forCopies: () => Promise<number>;
  /** The same after this many bytes were copied. */
  readonly taken: (bytes: number) => void;
  /**
   * Waits for room. `came`: copies of finished files have gone, or the browser tells of this much room. `paused`: the
   * batch has files to analyse, which would make room, but nobody runs it. `none`: nothing is left that could make any, the
   * copies of partial results having given way.
   */
  readonly more: (signal: AbortSignal, neededBytes?: number) => Promise<'came' | 'paused' | 'none'>;
};

/**
 * What is left for results: they must never wait for a copy. An eighth of what the browser allows; at least three
 * segments of the journal, which come in one piece, but no more than half.
 */
function forResults(quotaBytes: number): number {
  const some = Math.max(quotaBytes / 8, Math.min(48 * megabyte, quotaBytes / 2));
  return Math.min(some, 256 * megabyte);
}

const megabyte = 1024 * 1024;

/** How long an answer of the browser is relied on. */
const askAgainAfterMs = 500;

/** How often it is looked whether room came. */
const lookEveryMs = 100;

/** How long a run that was asked for may take to begin. */
const runWithinMs = 2_000;

/** Opens the room of one intake. */
export function openRoom(
  batchId: string,
  { records, locks, clock, storageRoom }: BatchPorts,
  stored: Pick<StoredInputs, 'settle' | 'giveWay'>,
): IntakeRoom {
  /** As last told, less what was copied since: asking the browser costs more than the copy of a small file. */
  let known: { readonly freeBytes: number; readonly untilMs: number; leftBytes: number } | undefined;

  async function forCopies(): Promise<number> {
    if (storageRoom === undefined) return Number.MAX_VALUE;
    // Results take room meanwhile, and say nothing of it.
    if (known === undefined || known.leftBytes < known.freeBytes / 2 || clock.nowMs() > known.untilMs) {
      const { usageBytes, quotaBytes } = await storageRoom();
      const freeBytes = Math.max(0, quotaBytes - usageBytes - forResults(quotaBytes));
      known = { freeBytes, untilMs: clock.nowMs() + askAgainAfterMs, leftBytes: freeBytes };
    }
    return known.leftBytes;
  }

  /** Whether some run still has files to end, here or in another tab; else whether this batch has any. */
  async function look(): Promise<'moving' | 'paused' | 'none'> {
    const { held = [] } = await locks.query();
    const names = new Set(held.map(({ name }) => name));
    const ready = (await records.list()).filter(({ counts }) => counts.queued + counts.running > 0);
    if (ready.some(({ id }) => names.has(runLock(id)))) return 'moving';
    return ready.some(({ id }) => id === batchId) ? 'paused' : 'none';
  }

  return {
    forCopies,
    taken: (bytes) => {
      if (known !== undefined) known.leftBytes -= bytes;
    },
    more: async (signal, neededBytes = Infinity) => {
      const isEnough = async (): Promise<boolean> => {
        known = undefined;
        // Where the browser refused without saying how much it lacks, a few make the next try worth while.
        return neededBytes === Infinity || (await forCopies()) >= neededBytes;
      };
      for (let looks = 1; ; looks += 1) {
        const found = await look(); // asked first: what ends after the asking is settled below
        known = undefined;
        if ((await stored.settle()) > 0 || (await forCopies()) >= neededBytes) return 'came';
        if (signal.aborted) return 'none';
        if (found === 'none') return (await stored.giveWay(isEnough)) > 0 ? 'came' : 'none';
        if (found === 'paused' && looks * lookEveryMs > runWithinMs) return 'paused';
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      }
    },
  };
}
