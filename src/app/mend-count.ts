import { ownDirectory } from '#storage/own-directory.ts';
import { missingBytes } from '#workers/count-ahead.ts';
import { startIntake } from '#workers/intake.ts';
import { startIntakeWorker } from '#workers/start-worker.ts';

const key = 'benchside.counted-at';
/** What the browser says changes only at its next start: it is made up for once, not by every tab until then. */
const notWithinMs = 24 * 60 * 60 * 1000;

/** Whether it is time to make up for it, of which note is taken. Must not throw. */
export function mayMend(memory: Pick<Storage, 'getItem' | 'setItem'>, nowMs: number): boolean {
  try {
    if (Math.abs(nowMs - Number(memory.getItem(key) ?? -Infinity)) < notWithinMs) return false;
    memory.setItem(key, String(nowMs));
    return true;
  } catch {
    return false; // without a memory it could not be told how often
  }
}

/**
 * Makes up for a sum of sizes that turned negative ([Note: Sizes that turn negative]), by files of an older version or
 * of another app of this origin. The browser sees it at its next start. Never rejects.
 */
export async function mendCount(): Promise<void> {
  try {
    const missing = missingBytes(await navigator.storage.estimate());
    if (missing > 0 && mayMend(localStorage, Date.now())) await countAhead(missing);
  } catch {
    // no such storage in this window
  }
}

/** Has the browser count this many bytes, in a worker that is started for it. Never rejects. */
export async function countAhead(sizeBytes: number): Promise<void> {
  const directory = await ownDirectory('inputs').catch(() => undefined);
  if (directory === undefined || sizeBytes === 0) return;
  const worker = startIntake(startIntakeWorker);
  await worker.countAhead(directory, sizeBytes);
  worker.stop();
}
