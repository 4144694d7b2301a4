const key = 'benchside.reloaded-at';
/** One that comes sooner after the last would come again and again. */
const notWithinMs = 60_000;

/**
 * Whether the page may load itself anew because its stores are gone: nobody may be there to do it, but a page that
 * does it over and over can be neither read nor left. Takes note of it. Must not throw.
 */
export function mayReload(session: Pick<Storage, 'getItem' | 'setItem'>, nowMs: number): boolean {
  try {
    const lastMs = Number(session.getItem(key) ?? -Infinity);
    if (Math.abs(nowMs - lastMs) < notWithinMs) return false;
    session.setItem(key, String(nowMs));
    return true;
  } catch {
    return false; // without a memory it could not be told how often
  }
}
