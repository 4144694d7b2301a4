import type { Dice } from '../dice.ts';
import { oddTexts, type Mutation } from './mutation.ts';

type Holder = {
  readonly get: () => unknown;
  readonly set: (value: unknown) => void;
  readonly drop: () => void;
};

/** Every value in a tree with a way to put another in its place; the first 20,000. */
function holdersIn(value: unknown, found: Holder[] = []): readonly Holder[] {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Object.keys(value)) {
    if (found.length > 20_000) return found;
    const holder = value as Record<string, unknown>;
    found.push({
      get: () => holder[key],
      set: (other) => (holder[key] = other),
      drop: () => Reflect.deleteProperty(holder, key),
    });
    holdersIn(holder[key], found);
  }
  return found;
}

const oddValues: readonly [unknown, ...unknown[]] = [
  null,
  true,
  -1,
  0,
  1e308,
  1e-320,
  '',
  [],
  {},
  [[]],
  { length: 1e9 },
  'NaN',
  ...oddTexts,
];

function change(tree: { root: unknown }, dice: Dice): void {
  const holder = dice.any(holdersIn(tree));
  if (holder === undefined) return;
  const value = holder.get();
  switch (dice.below(6)) {
    case 0:
      holder.drop();
      return;
    case 1:
      if (Array.isArray(value)) value.splice(dice.below(value.length + 1), 1 + dice.below(50));
      else holder.set(dice.pick(oddValues));
      return;
    case 2:
      holder.set([value, value]);
      return;
    case 3:
      holder.set({ value });
      return;
    default:
      holder.set(dice.pick(oddValues));
  }
}

export const jsonMutations: readonly Mutation[] = [
  {
    name: 'change JSON',
    apply: (bytes, dice) => {
      const text = new TextDecoder().decode(bytes);
      try {
        const tree = { root: JSON.parse(text) as unknown };
        for (let left = 1 + dice.below(4); left > 0; left -= 1) change(tree, dice);
        return new TextEncoder().encode(JSON.stringify(tree.root) ?? '');
      } catch {
        return bytes;
      }
    },
  },
  {
    name: 'rename a key',
    apply: (bytes, dice) => {
      const text = new TextDecoder().decode(bytes);
      const keys = [...text.slice(0, 400_000).matchAll(/"([^"\\]{1,40})"\s*:/g)];
      const key = dice.any(keys);
      if (key === undefined) return bytes;
      const other = dice.pick([
        '__proto__',
        'constructor',
        'prototype',
        'toString',
        'length',
        'VO2',
        '0',
        '',
      ]);
      const changed = dice.chance(0.5)
        ? text.replaceAll(`"${key[1] ?? ''}"`, `"${other}"`)
        : `${text.slice(0, key.index)}"${other}":${text.slice(key.index + key[0].length)}`;
      return new TextEncoder().encode(changed);
    },
  },
  {
    name: 'nest deeply',
    apply: (bytes, dice) => {
      const depth = dice.pick([50, 3000, 200_000]);
      const text = new TextDecoder().decode(bytes);
      return new TextEncoder().encode('['.repeat(depth) + text + ']'.repeat(dice.pick([depth, 0])));
    },
  },
];
