import { laneOf, type Lane } from '#core/lane.ts';
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
  readonly lanes?: readonly Lane[] | undefined;
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
 *
 * A file whose lane is full waits until one of that lane has ended; those behind it do not.
 */
export function chooseNext<T extends Item>(open: Open<T>, asking: Asking): Choice<T> {
  const { nowMs } = asking;
  const expired = open.running.filter((item) => isOver(item, asking));
  const inHand = open.running.filter((item) => !isOver(item, asking));
  const nextEndMs = Math.min(...inHand.map(leaseEndMs));
  if (open.queued.length + expired.length === 0) return { kind: 'none' };
  if (inHand.some(isSuspect)) return { kind: 'wait', untilMs: nextEndMs };
  const places = freePlaces(inHand, asking.lanes);
  const ready = open.queued.find((item) => isReady(item, nowMs) && places.has(item));
  if (ready !== undefined) return { kind: 'item', item: ready, wasCutOff: false };
  const later = open.queued.filter((item) => !isSuspect(item));
  if (later.length > 0) {
    const ends = later.map((item) => (isReady(item, nowMs) ? nextEndMs : readyAtMs(item)));
    return { kind: 'wait', untilMs: Math.min(...ends) };
  }
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

/** The places that the lanes of a batch have left beside what is in hand. */
export type FreePlaces = {
  readonly has: (item: Item) => boolean;
  /** Takes a place for the item, where its lane has one. */
  readonly take: (item: Item) => boolean;
};

/** Counts the places in each lane. Without lanes there is always one. */
export function freePlaces(inHand: readonly Item[], lanes: readonly Lane[] = []): FreePlaces {
  const left = new Map(lanes.map((lane) => [lane.id, lane.atOnce]));
  const leftFor = (item: Item): number => left.get(laneOf(item.name, lanes)?.id ?? '') ?? Infinity;
  const take = (item: Item): boolean => {
    const lane = laneOf(item.name, lanes);
    const places = leftFor(item);
    if (lane !== undefined) left.set(lane.id, places - 1);
    return places > 0;
  };
  for (const item of inHand) take(item);
  return { has: (item) => leftFor(item) > 0, take };
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
