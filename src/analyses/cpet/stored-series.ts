import { channelIds, type ChannelId, type Series } from './channels.ts';
import type { CpetFinding, Exclusion, SparseColumn, StoredSeries } from './finding.ts';
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

/** A finding of this or an earlier build: the first ones kept less. */
export type StoredFinding = Omit<CpetFinding, KeptSince> & Partial<Pick<CpetFinding, KeptSince>>;
type KeptSince = 'statedPhases' | 'readingRemarks';

/**
 * The recording that a finding was made from: analysed again it gives the same finding, so that recomputing never asks
 * for the file. Older findings lack what this version added; it counts as absent.
 */
export function recordingOf(finding: StoredFinding): Recording {
  const { series } = finding;
  const channels: Partial<Record<ChannelId, Series>> = {};
  for (const id of channelIds) {
    const column = series.channels[id];
    if (column !== undefined) channels[id] = fromSparse(column);
  }
  const { device, deviceTitle, subject, factSources, environment, sampling, columns, statedThresholds } =
    finding;
  const { statedPhases = [], readingRemarks = 0, testDay } = finding;
  return {
    device,
    deviceTitle,
    subject,
    ...(testDay !== undefined && { testDay }),
    ...(factSources && { factSources }),
    environment,
    sampling,
    timeS: series.timeS,
    channels,
    rows: series.rows,
    columns,
    statedPhases,
    statedThresholds,
    remarks: finding.remarks.slice(0, readingRemarks),
  };
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
  for (let i = 0; i < series.length; i += 1) {
    const value = series[i];
    if (value === undefined) absent.push(i);
    else values.push(value);
  }
  return { values, absent };
}
