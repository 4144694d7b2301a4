import { tellEvent } from '../event-log.ts';
import { withBatches } from '../live-batch.svelte.ts';
import { currentSettings } from '../settings.svelte.ts';
import { removeDue, whatLeaves } from './purge.ts';

/** A batch that is to go, as a notice names it. */
export type Going = { readonly id: string; readonly title: string };

/** What the page says of batches whose days are over. */
export type PurgeNotice =
  | { readonly kind: 'nothing' }
  /** They go in so many seconds unless the user keeps them. */
  | { readonly kind: 'announced'; readonly going: readonly Going[]; readonly leftS: number }
  | { readonly kind: 'gone'; readonly count: number };

/** How long a notice stands before what it names goes. */
const noticeS = 30;
/** How often it is looked again in a page that stays open. */
const againMs = 60 * 60 * 1000;
const dayMs = 24 * againMs;

/** Until when the user keeps what is due, ms since 1970. */
const postponedKey = 'benchside.purge-not-before';

let notice = $state.raw<PurgeNotice>({ kind: 'nothing' });

/** What is to be said now. */
export function purgeNotice(): PurgeNotice {
  return notice;
}

/** Keeps what is due for another day. */
export function keepADay(): void {
  try {
    localStorage.setItem(postponedKey, String(Date.now() + dayMs));
  } catch {
    // then it is asked again at the next start
  }
  notice = { kind: 'nothing' };
}

/** Removes now what was announced. */
export function removeNow(): void {
  if (notice.kind === 'announced') void remove(notice.going);
}

/** The word about what is gone was read. */
export function dismissPurgeNotice(): void {
  notice = { kind: 'nothing' };
}

/**
 * Looks for batches whose days are over, now and every hour, says which, and removes them half a minute later. Returns
 * what ends it. Where results are kept for ever the stores are not even opened.
 */
export function watchRetention(): () => void {
  const counting = setInterval(countDown, 1000);
  const looking = setInterval(() => void look(), againMs);
  void look();
  return () => {
    clearInterval(counting);
    clearInterval(looking);
  };
}

async function look(): Promise<void> {
  if (currentSettings().retention.kind !== 'days' || notice.kind === 'announced' || isPostponed()) return;
  try {
    const { due } = await withBatches((batches) =>
      whatLeaves(batches, currentSettings().retention, Date.now()),
    );
    if (due.length > 0) notice = { kind: 'announced', going: due, leftS: noticeS };
  } catch {
    // the page says what the stores refuse
  }
}

function countDown(): void {
  if (notice.kind !== 'announced') return;
  if (currentSettings().retention.kind !== 'days') notice = { kind: 'nothing' };
  else if (notice.leftS <= 1) void remove(notice.going);
  else notice = { ...notice, leftS: notice.leftS - 1 };
}

async function remove(going: readonly Going[]): Promise<void> {
  notice = { kind: 'nothing' };
  const announced = new Set(going.map(({ id }) => id));
  try {
    const count = await withBatches((batches) =>
      removeDue(batches, announced, navigator.locks, () => currentSettings().retention, Date.now()),
    );
    if (count === 0) return; // another tab was quicker
    notice = { kind: 'gone', count };
    tellEvent('batches-expired', { count });
  } catch {
    // tried again in an hour, and at the next start
  }
}

function isPostponed(): boolean {
  try {
    const untilMs = Number(localStorage.getItem(postponedKey) ?? 0);
    // A clock that was set back must not postpone it for years.
    return untilMs > Date.now() && untilMs <= Date.now() + dayMs;
  } catch {
    return false;
  }
}
