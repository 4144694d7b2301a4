import { channelIds, type ChannelId, type Series } from './channels.ts';
import type { Exclusion, SparseColumn, StoredSeries } from './finding.ts';
import type { Recording } from './recording.ts';

/** The series of a recording in a form that JSON keeps: what is there, and where nothing is. */
export function storeSeries(recording: Recording, excluded: readonly Exclusion[]): StoredSeries {
  const channels: Partial<Record<ChannelId, SparseColumn>> = {};
  for (const id of channelIds) {
    const series = recording.channels[id];
    if (series !== undefined) channels[id] = toSparse(series);
  }
  return { timeS: recording.timeS, rows: recording.rows, channels, excluded };
}

/** A stored column as a series again. */
export function fromSparse(column: SparseColumn): Series {
  const length = column.values.length + column.absent.length;
  const absent = new Set(column.absent);
  let next = 0;
  return Array.from({ length }, (_, i) => (absent.has(i) ? undefined : column.values[next++]));
}

function toSparse(series: Series): SparseColumn {
  const values: number[] = [];
  const absent: number[] = [];
  series.forEach((value, i) => {
    if (value === undefined) absent.push(i);
    else values.push(value);
  });
  return { values, absent };
}
