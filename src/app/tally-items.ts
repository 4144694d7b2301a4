import {
  belongsTo,
  reviewReasonsOf,
  verdictOn,
  type Item,
  type ItemGroup,
  type ReviewRule,
} from './item-words.ts';

/** What a batch's page counts of its items. */
export type Tally = Readonly<Record<ItemGroup, number>> & {
  /** Results that ask for a person and have no verdict. */
  readonly open: number;
  /** Results that `isStale` names. */
  readonly stale: number;
};

/** What an item is counted for, a bit for each; `all` needs none. */
const bits = { review: 1, failed: 2, done: 4, open: 8, stale: 16 } as const;
const counted = Object.keys(bits) as (keyof typeof bits)[];

/**
 * Counts the items of a batch, time and again: while it runs, a page does so four times a second, and of ten thousand
 * items a few have changed. An item that has not changed is the same object at the same place, and is not looked at.
 */
export function openTally(): (
  items: readonly Item[],
  rule: ReviewRule | undefined,
  isStale: (item: Item) => boolean,
) => Tally {
  let seen: readonly Item[] = [];
  let seenBy: readonly unknown[] = [];
  /** The bits of each item of `seen`. */
  let flags: number[] = [];
  let tally = { review: 0, failed: 0, done: 0, open: 0, stale: 0 };

  return (items, rule, isStale) => {
    if (seenBy[0] !== rule || seenBy[1] !== isStale || items.length < seen.length) {
      [seen, flags, tally] = [[], [], { review: 0, failed: 0, done: 0, open: 0, stale: 0 }];
    }
    const next = { ...tally };
    items.forEach((item, place) => {
      if (seen[place] === item) return;
      const before = flags[place] ?? 0;
      const now = flagsOf(item, rule, isStale);
      flags[place] = now;
      for (const name of counted)
        next[name] += Number((now & bits[name]) > 0) - Number((before & bits[name]) > 0);
    });
    [seen, seenBy, tally] = [items, [rule, isStale], next];
    return { ...next, all: items.length };
  };
}

function flagsOf(item: Item, rule: ReviewRule | undefined, isStale: (item: Item) => boolean): number {
  const asks = verdictOn(item) === 'open' && reviewReasonsOf(item, rule).length > 0;
  return (
    (belongsTo(item, 'review', rule) ? bits.review : 0) |
    (belongsTo(item, 'failed') ? bits.failed : 0) |
    (belongsTo(item, 'done') ? bits.done : 0) |
    (asks ? bits.open : 0) |
    (isStale(item) ? bits.stale : 0)
  );
}
