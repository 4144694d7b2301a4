import { seededRandom } from '#core/random.ts';

/** Seeded choices: the same seed makes the same ones on every machine. */
export type Dice = {
  /** A whole number from 0 to below `sides`; 0 where there are none. */
  readonly below: (sides: number) => number;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
  /** One of a list; undefined of an empty one. */
  readonly any: <T>(choices: readonly T[]) => T | undefined;
  readonly chance: (share: number) => boolean;
};

/** Dice for one input of one run: its numbers depend on nothing else. */
export function diceFor(seed: number, index: number): Dice {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const below = (sides: number): number => Math.floor(random() * sides);
  return {
    below,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    any: (choices) => choices[below(choices.length)],
    chance: (share) => random() < share,
  };
}
