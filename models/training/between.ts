import type { Random } from '#core/random.ts';

/** A uniform number between two. */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}
