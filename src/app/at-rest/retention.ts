import { parseTypedCount } from '../typed-number.ts';

/** How long results stay in this browser: until they are removed, for so many days, or for one sitting. */
export type Retention =
  { readonly kind: 'kept' } | { readonly kind: 'days'; readonly days: number } | { readonly kind: 'session' };

export const retentionKinds = ['kept', 'days', 'session'] as const;

export const kept: Retention = { kind: 'kept' };

/** How many days may be chosen: ten years are as good as for ever. */
export const daysRange = { least: 1, most: 3650 } as const;

/** What is offered first. */
export const usualDays = 30;

const dayMs = 24 * 60 * 60 * 1000;

/** What is said of a batch that leaves within so many days. */
const soonDays = 3;

/** A number of days as typed, brought into its range; undefined for what is no number. */
export function parseDays(raw: unknown): number | undefined {
  return parseTypedCount(raw, daysRange);
}

/** Parses what was stored. What cannot be read keeps everything: nothing is deleted for a broken setting. */
export function parseRetention(raw: unknown): Retention {
  if (typeof raw !== 'object' || raw === null || !('kind' in raw)) return kept;
  if (raw.kind === 'session') return { kind: 'session' };
  const days = raw.kind === 'days' && 'days' in raw ? parseDays(raw.days) : undefined;
  return days === undefined ? kept : { kind: 'days', days };
}

type Made = { readonly createdAtMs: number };

/** When a batch is to go, counted from the day it was made; undefined where it stays. */
export function leavesAtMs({ createdAtMs }: Made, retention: Retention): number | undefined {
  return retention.kind === 'days' ? createdAtMs + retention.days * dayMs : undefined;
}

/** Batches that are to go: those whose time is over, and those that have a few days left, the next first. */
export type Leaving<Batch> = { readonly due: readonly Batch[]; readonly soon: readonly Batch[] };

/** Sorts out which batches are to go. A clock that was set back keeps them longer, never shorter. */
export function leaving<Batch extends Made>(
  batches: readonly Batch[],
  retention: Retention,
  nowMs: number,
): Leaving<Batch> {
  const dated = batches
    .flatMap((batch) => {
      const atMs = leavesAtMs(batch, retention);
      return atMs === undefined ? [] : [{ batch, atMs }];
    })
    .sort((a, b) => a.atMs - b.atMs);
  const due = dated.filter(({ atMs }) => atMs <= nowMs);
  const soon = dated.filter(({ atMs }) => atMs > nowMs && atMs <= nowMs + soonDays * dayMs);
  return { due: due.map(({ batch }) => batch), soon: soon.map(({ batch }) => batch) };
}
