/** The first pause before something is tried again; each further one is twice as long. */
const firstMs = 1000;

/** No pause is longer: what asks for a longer one was written under another clock. */
export const longestBackoffMs = 60_000;

/**
 * How long to wait before something is tried again that failed `times` times: the pauses double, and each is cut by up
 * to a half at random, so that what failed together is not tried again together. `random`: from 0 to 1.
 */
export function backoffMs(times: number, random: number): number {
  const full = Math.min(longestBackoffMs, firstMs * 2 ** Math.max(0, times - 1));
  return Math.round(full * (1 - random / 2));
}
