import type { Remark } from '#core/remark.ts';
import type { SourceRef } from '#core/source-ref.ts';
import { quantile } from '#core/statistics.ts';
import type { ChannelId, Series } from '../channels.ts';
import type { RawRecording } from '../raw-recording.ts';
import type { Recording } from '../recording.ts';

/** A check: what it finds in a recording, and in the quantities the device read that did not become channels. */
export type Check = (recording: Recording, raw: RawRecording) => readonly Remark[];

/** Numbers computed for samples, and the indices of these. */
export type RowValues = { readonly values: Float64Array; readonly indices: Int32Array };

/** One number a sample out of several series, wherever all are present and the result is finite. */
export function rowValues(
  series: readonly (Series | undefined)[],
  formula: (a: number, b: number, c: number, d: number) => number,
): RowValues {
  const [first, second, third, fourth] = series;
  const count = series.length;
  const length = first?.length ?? 0;
  const values = new Float64Array(length);
  const indices = new Int32Array(length);
  let found = 0;
  for (let index = 0; index < length; index += 1) {
    const a = first?.[index];
    const b = count > 1 ? second?.[index] : 0;
    const c = count > 2 ? third?.[index] : 0;
    const d = count > 3 ? fourth?.[index] : 0;
    if (a === undefined || b === undefined || c === undefined || d === undefined) continue;
    const value = formula(a, b, c, d);
    if (!Number.isFinite(value)) continue;
    values[found] = value;
    indices[found] = index;
    found += 1;
  }
  return { values: values.subarray(0, found), indices: indices.subarray(0, found) };
}

/** The index of the first sample whose number fulfils a condition; undefined where none does. */
export function firstWhere(rows: RowValues, holds: (value: number) => boolean): number | undefined {
  return rows.indices[rows.values.findIndex(holds)];
}

/** Median of row values; undefined for fewer than five, which prove nothing. */
export function medianOf({ values }: Pick<RowValues, 'values'>): number | undefined {
  return values.length < 5 ? undefined : quantile(values, 0.5);
}

/** Where a sample of a channel stands in the file. */
export function placeOf(
  recording: Recording,
  index: number | undefined,
  channel?: ChannelId,
): SourceRef | undefined {
  const row = index === undefined ? undefined : recording.rows[index];
  if (row === undefined) return undefined;
  const column = recording.columns.find((one) => channel !== undefined && one.channel === channel);
  return {
    ...(column?.at?.sheet === undefined ? {} : { sheet: column.at.sheet }),
    row,
    ...(column === undefined || column.heading === '' ? {} : { column: column.heading }),
  };
}

/** Whether a channel stands in the file itself; a derived one would only be checked against itself. */
export function isRead(recording: Recording, channel: ChannelId): boolean {
  return (
    recording.channels[channel] !== undefined &&
    !recording.columns.some((column) => column.channel === channel && column.derivedFrom !== undefined)
  );
}

/** A remark with place and value, where they are known. */
export function remark(
  code: string,
  severity: Remark['severity'],
  detail: string,
  value?: number,
  at?: SourceRef,
): Remark {
  return {
    code,
    severity,
    detail,
    ...(at === undefined ? {} : { at }),
    ...(value === undefined ? {} : { value }),
  };
}
