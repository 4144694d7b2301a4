import { faultDetail, type Fault } from '#core/result.ts';
import type { Claimant, Item, ItemEnd, ItemLedger } from './ports.ts';

/**
 * How the attempt of a tab ended that no longer runs: it went in order (closed, loaded anew, stopped); it died while
 * the browser lived on; or nobody knows: the whole browser may have been killed, the machine switched off.
 */
export type TabEnd = 'left' | 'died' | 'unknown';

/** A worker or a tab that died twice over a file is enough. */
const enough = 2;
/** A browser that was killed says little of the file it was at; yet a file must not end the browser for ever. */
const enoughUnknown = 4;

const endWords: Readonly<Record<Exclude<TabEnd, 'left'>, string>> = {
  died: 'the page crashed while it was analysed',
  unknown: 'the browser or the computer stopped while it was analysed',
};

/** How an item goes on whose tab is gone: queued again, as a suspect unless the tab went in order, or quarantined. */
export function afterTab(item: Item, end: TabEnd): ItemEnd {
  if (end === 'left') return afterInterruption(item);
  return afterCutOff(
    item,
    { kind: 'worker', detail: endWords[end] },
    end === 'died' ? enough : enoughUnknown,
  );
}

/** How an item goes on whose attempt ended with its worker or beyond its time. See [Note: Suspects]. */
export function afterCutOff(item: Item, fault: Fault, limit = enough): ItemEnd {
  const cutOffs = (item.cutOffs ?? 0) + 1;
  if (cutOffs < limit) return { cutOffs, state: { status: 'queued', after: fault } };
  return { cutOffs, state: { status: 'quarantined', fault: bothTimes(item, fault, cutOffs) } };
}

/** How an item goes on that was taken from its worker for no reason of its own: the attempt does not count. */
export function afterInterruption({ attemptsBefore = 0 }: Item): ItemEnd {
  return { attemptsBefore: attemptsBefore + 1, state: { status: 'queued' } };
}

/** An item that was found cut off once too often when it was claimed: not tried again by itself. */
export function refuseAttempt(claimed: Item): ItemEnd | undefined {
  const { cutOffs = 0, state } = claimed;
  if (cutOffs < enoughUnknown || state.status !== 'running') return undefined;
  const last = state.after ?? { kind: 'worker', detail: endWords.unknown };
  return { state: { status: 'quarantined', fault: bothTimes(claimed, last, cutOffs) } };
}

/** What a claim makes of an item. `wasCutOff`: its last attempt ended without a word. */
export function claimOf(
  item: Item,
  wasCutOff: boolean,
  terms: { readonly nowMs: number; readonly leaseMs: number },
  { owner, pipeline }: Claimant = {},
): Partial<Item> {
  const before = item.state.status === 'queued' ? item.state.after : undefined;
  const after: Fault | undefined = wasCutOff ? { kind: 'worker', detail: endWords.unknown } : before;
  return {
    attempts: item.attempts + 1,
    updatedAtMs: terms.nowMs,
    state: {
      status: 'running',
      leaseUntilMs: terms.nowMs + terms.leaseMs,
      ...(owner !== undefined && { owner }),
      ...(after && { after }),
    },
    ...(wasCutOff && { cutOffs: (item.cutOffs ?? 0) + 1 }),
    ...(pipeline !== undefined && { pipeline }),
    ...(item.confirmed && { confirmed: undefined }),
    ...(item.dismissed && { dismissed: undefined }),
    ...(item.ledger?.kept && { ledger: withoutKept(item.ledger) }),
  };
}

function withoutKept({ kept: _kept, ...ledger }: ItemLedger): ItemLedger {
  return ledger;
}

function bothTimes({ state }: Item, last: Fault, cutOffs: number): Fault {
  const before = state.status === 'running' ? state.after : undefined;
  const words = faultDetail(last);
  const same = before === undefined || faultDetail(before) === words;
  const detail = same
    ? `${cutOffs} attempts at this file were cut off: ${words}`
    : `${cutOffs} attempts at this file were cut off: ${faultDetail(before)}; then ${words}`;
  return { kind: last.kind === 'timeout' ? 'timeout' : 'worker', detail };
}
