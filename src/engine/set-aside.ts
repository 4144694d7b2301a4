import type { Fault } from '#core/result.ts';
import type { Item, ItemState, KeptResult } from './ports.ts';

/**
 * [Note: Set aside] A result that an earlier ledger keeps has nowhere else to lie. So when its file is queued to be
 * analysed here, it is set aside in the item, and an attempt that ends without a result (cancelled, failed, its bytes
 * lost) puts it back as it was, with what happened beside it. Only a result of this program takes its place.
 *
 * Both are done by whoever writes the change, in the same transaction, so that no item is ever without the one or the
 * other; what lies sealed is moved as it lies.
 */
export function setAside(item: Item): Pick<Item, 'ledger' | 'attemptsBefore' | 'cutOffs'> | undefined {
  const { ledger, state, attempts } = item;
  if (ledger?.kept !== true || state.status !== 'done') return undefined;
  const { inVain: _inVain, ...rest } = ledger;
  return {
    // A person asked for it: what an attempt before did is over.
    attemptsBefore: attempts,
    cutOffs: undefined,
    ledger: { ...rest, aside: resultOf(item, state) },
  };
}

/** A change of an item, or, where it would end without a result while one is set aside, the change that puts it back. */
export function orPutBack<Change extends Partial<Item>>(item: Item, change: Change): Change {
  const { aside, ...ledger } = item.ledger ?? { own: '' };
  const { state } = change;
  if (aside === undefined || state === undefined) return change;
  if (state.status === 'queued' || state.status === 'running') return change;
  if (state.status === 'done') return { ...change, ledger };
  return {
    ...change,
    // What it did not have then, it has not now.
    ...{ sealedSha256: undefined, pipeline: undefined, confirmed: undefined, inPlace: undefined },
    ...aside,
    ledger: { ...ledger, kept: true, inVain: whyInVain(state) },
  };
}

function resultOf(item: Item, state: KeptResult['state']): KeptResult {
  const { sha256, sealedSha256, pipeline, confirmed, sizeBytes } = item;
  return {
    state,
    sha256,
    sizeBytes,
    ...(sealedSha256 !== undefined && { sealedSha256 }),
    ...(pipeline !== undefined && { pipeline }),
    ...(confirmed && { confirmed }),
  };
}

function whyInVain(state: Exclude<ItemState, { readonly status: 'queued' | 'running' | 'done' }>): Fault {
  switch (state.status) {
    case 'failed':
    case 'quarantined':
      return state.fault;
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'awaited':
      return {
        kind: 'unreadable',
        code: 'input-missing',
        detail: 'the stored copy of the file is no longer in this browser',
      };
  }
}
