import { normal, type Random } from '#core/random.ts';

/** Uniform between two bounds. */
export function uniform(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** Whether something of that chance happens. */
export function happens(random: Random, chance: number): boolean {
  return random() < chance;
}

/** A normal deviate, drawn again until it lies within the bounds; after 50 draws, the nearer bound. */
export function truncatedNormal(random: Random, mean: number, sd: number, low: number, high: number): number {
  for (let draw = 0; draw < 50; draw += 1) {
    const value = mean + sd * normal(random);
    if (value >= low && value <= high) return value;
  }
  return Math.min(high, Math.max(low, mean));
}

/** One of several values, each with its weight (the weights need not add up to one). */
export function choose<T>(random: Random, weighted: readonly (readonly [T, number])[]): T {
  let left = random() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of weighted) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = weighted.at(-1);
  if (last === undefined) throw new Error('nothing to choose from');
  return last[0];
}

/** One of several values, all as likely. */
export function chooseEvenly<T>(random: Random, values: readonly T[]): T {
  return choose(
    random,
    values.map((value) => [value, 1] as const),
  );
}

/**
 * A heavy-tailed deviate of unit variance: Student's t with 5 degrees of freedom by Bailey 1994 (Math Comput 62:779),
 * divided by its SD. Real breaths have a kurtosis of 3 to 17.
 */
export function heavyTailed(random: Random): number {
  const u = 1 - random();
  return Math.sqrt(3 * (u ** -0.4 - 1)) * Math.cos(2 * Math.PI * random());
}

/** A gamma deviate of shape 2 (mean 2 · scale): the sum of two exponentials. */
export function gammaOfShape2(random: Random, scale: number): number {
  return -scale * (Math.log(1 - random()) + Math.log(1 - random()));
}

/**
 * The seed of one part of a simulated test, so that a draw more in one part moves no other part. Avalanche of Murmur3
 * (A. Appleby, public domain) over seed and part.
 */
export function seedOf(seed: number, part: number): number {
  let mixed = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(part + 1, 0x85ebca6b)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
