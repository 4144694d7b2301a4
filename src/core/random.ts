/** A seeded generator of uniform numbers in [0, 1). */
export type Random = () => number;

/**
 * Mulberry32 (T. Ettinger, 2017, public domain): a 32-bit seeded generator, plenty for simulation and bootstrap.
 * The same seed gives the same numbers on every machine; pure code never uses Math.random.
 */
export function seededRandom(seed: number): Random {
  // In an array, because a variable of this size would be a new object at each call.
  const state = Int32Array.of(seed);
  return () => {
    let t = ((state[0] ?? 0) + 0x6d2b79f5) | 0;
    state[0] = t;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One standard normal deviate (Box and Muller 1958, Ann Math Stat 29:610). */
export function normal(random: Random): number {
  const u = 1 - random();
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random());
}
