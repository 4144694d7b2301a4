import type { Dice } from '../dice.ts';
import { joined } from './latin.ts';
import type { Mutation } from './mutation.ts';

/** Any place in the file, and sometimes one near its ends, where headers and directories stand. */
function placeIn(bytes: Uint8Array, dice: Dice): number {
  const near = Math.min(bytes.length, 600);
  switch (dice.below(4)) {
    case 0:
      return dice.below(near);
    case 1:
      return bytes.length - 1 - dice.below(near);
    default:
      return dice.below(bytes.length);
  }
}

const runLength = (dice: Dice): number => 1 + dice.below(dice.pick([4, 64, 2000]));

/** What can happen to any file: on a disk, in a transfer, by malice. */
export const byteMutations: readonly Mutation[] = [
  {
    name: 'flip bits',
    apply: (bytes, dice) => {
      const copy = bytes.slice();
      for (let left = 1 + dice.below(dice.pick([2, 8, 40])); left > 0; left -= 1) {
        const at = placeIn(copy, dice);
        copy[at] = (copy[at] ?? 0) ^ (1 << dice.below(8));
      }
      return copy;
    },
  },
  {
    name: 'overwrite a run',
    apply: (bytes, dice) => {
      const copy = bytes.slice();
      const at = placeIn(copy, dice);
      const how = dice.pick(['zeros', 'ones', 'noise'] as const);
      const length = runLength(dice);
      for (let i = at; i < Math.min(copy.length, at + length); i += 1)
        copy[i] = how === 'noise' ? dice.below(256) : Number(how === 'ones') * 0xff;
      return copy;
    },
  },
  {
    name: 'overwrite a number',
    apply: (bytes, dice) => {
      const copy = bytes.slice();
      const at = placeIn(copy, dice);
      const value = dice.pick([0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff]);
      const big = dice.chance(0.5);
      const size = dice.pick([1, 2, 4]);
      for (let i = 0; i < size && at + i < copy.length; i += 1)
        copy[at + i] = (value >>> (8 * (big ? size - 1 - i : i))) & 0xff;
      return copy;
    },
  },
  {
    name: 'leave a run out',
    apply: (bytes, dice) => {
      const at = placeIn(bytes, dice);
      return joined([bytes.subarray(0, at), bytes.subarray(at + runLength(dice))]);
    },
  },
  {
    name: 'repeat a run',
    apply: (bytes, dice) => {
      const at = placeIn(bytes, dice);
      const run = bytes.subarray(at, at + runLength(dice));
      const times = dice.pick([1, 2, 50]);
      return joined([bytes.subarray(0, at), ...Array<Uint8Array>(times).fill(run), bytes.subarray(at)]);
    },
  },
  { name: 'cut off the end', apply: (bytes, dice) => bytes.slice(0, dice.below(bytes.length)) },
  { name: 'cut off the start', apply: (bytes, dice) => bytes.slice(placeIn(bytes, dice)) },
  {
    name: 'append to the end',
    apply: (bytes, dice) =>
      joined([
        bytes,
        dice.pick([new Uint8Array(100), bytes.subarray(0, 500), Uint8Array.of(0x1a), Uint8Array.of(10, 10)]),
      ]),
  },
  {
    name: 'put something before it',
    apply: (bytes, dice) =>
      joined([
        dice.pick([
          Uint8Array.of(0),
          Uint8Array.of(0xef, 0xbb, 0xbf),
          Uint8Array.of(0xff, 0xfe),
          Uint8Array.of(0xfe, 0xff),
          Uint8Array.of(10, 10, 10),
          Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0x2d),
          Uint8Array.of(0x50, 0x4b, 3, 4),
          Uint8Array.of(0xff, 0xd8, 0xff),
        ]),
        bytes,
      ]),
  },
];
