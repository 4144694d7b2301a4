import { inputsLock, intakeLock, ledgerLock, runLock } from './batch-ports.ts';

/** How the locks begin that a tab holds while it works on a batch. */
const workLocks = [runLock(''), intakeLock(''), ledgerLock(''), inputsLock];

/** Whether a lock of this name means that its holder is at work on a batch. */
export function isWorkLock(name: string): boolean {
  return workLocks.some((start) => name.startsWith(start));
}

/** Whether any tab of this browser is at work on a batch now. */
export async function isWorkAnywhere(locks: LockManager): Promise<boolean> {
  const { held = [] } = await locks.query();
  return held.some(({ name }) => name !== undefined && isWorkLock(name));
}
