import { longestBackoffMs } from './backoff.ts';
import type { Item } from './ports.ts';

/** What a batch has that is queued and running, each in the order of the drop. */
type Open<T> = {
  /** All that is queued, or the first of it with as many ready items as are to be claimed. */
  readonly queued: readonly T[];
  readonly running: readonly T[];
};

export type Asking = {
  readonly nowMs: number;
  readonly leaseMs: number;
  readonly owner?: string | undefined;
};

export type Choice<T> =
  | { readonly kind: 'item'; readonly item: T; readonly wasCutOff: boolean }
  | { readonly kind: 'wait'; readonly untilMs: number }
  | { readonly kind: 'none' };

/**
 * Which item is claimed next.
 *
 * [Note: Suspects] An item whose attempt was cut off may be the one that took its worker, or the whole tab, with it.
 * It runs after everything else, and alone: it is claimed when nothing else runs, and while it runs nothing else is
 * claimed. So a second crash hits nothing but it, and says that it was the one.
 *
 * An item whose lease is over was cut off too. A lease that ends later than a new one would is over as well: it was
 * written before the clock was set back, and would hold for as long as that.
 */
export function chooseNext<T extends Item>(open: Open<T>, asking: Asking): Choice<T> {
  const { nowMs } = asking;
  const expired = open.running.filter((item) => isOver(item, asking));
  const inHand = open.running.filter((item) => !isOver(item, asking));
  const nextEndMs = Math.min(...inHand.map(leaseEndMs));
  if (open.queued.length + expired.length === 0) return { kind: 'none' };
  if (inHand.some(isSuspect)) return { kind: 'wait', untilMs: nextEndMs };
  const ready = open.queued.find((item) => isReady(item, nowMs));
  if (ready !== undefined) return { kind: 'item', item: ready, wasCutOff: false };
  const later = open.queued.filter((item) => !isSuspect(item));
  if (later.length > 0) return { kind: 'wait', untilMs: Math.min(...later.map(readyAtMs)) };
  const suspect = open.queued.find(isSuspect) ?? expired[0];
  if (suspect === undefined) return { kind: 'none' };
  if (inHand.length > 0) return { kind: 'wait', untilMs: nextEndMs };
  return { kind: 'item', item: suspect, wasCutOff: suspect.state.status === 'running' };
}

/** Whether a queued item may be claimed now, beside others. */
export function isReady(item: Item, nowMs: number): boolean {
  if (isSuspect(item)) return false;
  const atMs = readyAtMs(item);
  return atMs <= nowMs || atMs > nowMs + longestBackoffMs;
}

/** See [Note: Suspects]. */
export function isSuspect({ cutOffs = 0 }: Item): boolean {
  return cutOffs > 0;
}

function readyAtMs({ state }: Item): number {
  return state.status === 'queued' ? (state.notBeforeMs ?? 0) : 0;
}

function leaseEndMs({ state }: Item): number {
  return state.status === 'running' ? state.leaseUntilMs : 0;
}

function isOver(item: Item, { nowMs, leaseMs, owner }: Asking): boolean {
  if (item.state.status !== 'running') return false;
  if (owner !== undefined && item.state.owner === owner) return false;
  return item.state.leaseUntilMs <= nowMs || item.state.leaseUntilMs > nowMs + leaseMs;
}
