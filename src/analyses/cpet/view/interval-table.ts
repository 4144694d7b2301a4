import { median, present } from '#core/statistics.ts';
import { term } from '#language/terms.ts';
import { channelIds, channels, type ChannelId } from '../channels.ts';
import type { StoredSeries } from '../finding.ts';
import { indexLeftOut, isLeftOut } from '../left-out.ts';
import { valuesOf } from './panels.ts';

/** The charts as numbers: the median of each channel in every interval of the test. */
export type IntervalTable = {
  readonly channels: readonly { readonly id: ChannelId; readonly title: string; readonly unit: string }[];
  readonly rows: readonly { readonly startS: number; readonly medians: readonly (number | undefined)[] }[];
};

/**
 * Medians over intervals of `intervalS` seconds that start at whole multiples on the file's clock.
 * Values that cleaning left out do not count; an interval without any row is not listed.
 */
export function intervalTable(series: StoredSeries, intervalS: number): IntervalTable {
  const leftOut = indexLeftOut(series.excluded);
  const read = channelIds.flatMap((id) => {
    const values = valuesOf(series, id);
    if (values === undefined) return [];
    return [{ id, values: values.map((value, row) => (isLeftOut(leftOut, row, id) ? undefined : value)) }];
  });
  const rowsByInterval = new Map<number, number[]>();
  series.timeS.forEach((timeS, row) => {
    const startS = Math.floor(timeS / intervalS) * intervalS;
    const rows = rowsByInterval.get(startS);
    if (rows === undefined) rowsByInterval.set(startS, [row]);
    else rows.push(row);
  });
  return {
    channels: read.map(({ id }) => ({ id, title: term(channels[id].title), unit: channels[id].unit })),
    rows: Array.from(rowsByInterval, ([startS, rows]) => ({
      startS,
      medians: read.map(({ values }) => median(present(rows.map((row) => values[row])))),
    })),
  };
}
