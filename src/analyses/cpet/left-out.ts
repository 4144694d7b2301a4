import type { ChannelId } from './channels.ts';
import { channelsLost } from './cleaning/clean.ts';
import type { Exclusion } from './finding.ts';

/** The rows that each channel lost to cleaning. */
export type LeftOut = ReadonlyMap<ChannelId, ReadonlySet<number>>;

/** Exclusions by channel, so that a row can be looked up once per value. */
export function indexLeftOut(exclusions: readonly Exclusion[]): LeftOut {
  const rows = new Map<ChannelId, Set<number>>();
  for (const exclusion of exclusions) {
    for (const id of channelsLost(exclusion)) {
      rows.set(id, (rows.get(id) ?? new Set<number>()).add(exclusion.index));
    }
  }
  return rows;
}

/** Whether cleaning left out this channel's value in this row: a bad breath keeps its heart rate and load. */
export function isLeftOut(leftOut: LeftOut, row: number, channel: ChannelId): boolean {
  return leftOut.get(channel)?.has(row) === true;
}
