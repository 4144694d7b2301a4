import type { Item, SealMark } from '#engine/ports.ts';
import { sealRefusal } from './seal-bytes.ts';
import { sealFields, unsealItem } from './seal-item.ts';
import type { KeyRing, SealingKey } from './sealing-key.ts';

/** What this tab can open, and what new batches lie under. */
export type SealingPorts = {
  readonly ring: KeyRing;
  /** The key that a batch to be lies under; undefined: none. */
  readonly keyForNew: (batchId: string) => Promise<SealingKey | undefined>;
};

/** Items on their way between the stores, where they may lie sealed, and all the rest, which sees them as they are. */
export type Unsealing = {
  /** @throws SealRefusal where this tab does not hold it. */
  readonly keyOf: (mark: SealMark) => SealingKey;
  readonly item: (stored: Item) => Promise<Item>;
  readonly items: (stored: readonly Item[]) => Promise<readonly Item[]>;
  /** As the item lies in the stores, or would. */
  readonly stored: (item: Item) => Promise<Item>;
};

/** Items unsealed at the same time: more would only wait in memory. */
const itemsAtOnce = 250;

/** Opens the way up and down for what this tab has the keys of. What is not sealed passes as it is. */
export function openUnsealing(ring: KeyRing): Unsealing {
  /** What was unsealed, as it lay: going down again it need not be sealed anew. */
  const lay = new WeakMap<Item, Item>();

  function keyOf({ key }: SealMark): SealingKey {
    const held = ring.get(key);
    if (held !== undefined) return held;
    throw sealRefusal('key-missing', 'this batch lies here under a key that this tab does not have');
  }

  async function item(stored: Item): Promise<Item> {
    const { sealed } = stored;
    if (sealed === undefined) return stored;
    const own = await unsealItem(keyOf(sealed), sealed, stored);
    lay.set(own, stored);
    return own;
  }

  return {
    keyOf,
    item,
    items: async (stored) => {
      if (!stored.some(({ sealed }) => sealed !== undefined)) return stored;
      const own: Item[] = [];
      for (let from = 0; from < stored.length; from += itemsAtOnce)
        own.push(...(await Promise.all(stored.slice(from, from + itemsAtOnce).map(item))));
      return own;
    },
    stored: async (own) => {
      const { sealed } = own;
      if (sealed === undefined) return own;
      return lay.get(own) ?? { ...(await sealFields(keyOf(sealed), sealed, own)), sealed };
    },
  };
}
