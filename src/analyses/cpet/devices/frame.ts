import type { Remark } from '#core/remark.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import { median, present } from '#core/statistics.ts';
import type { SourceDocument } from '#readers/document.ts';

import { channels, type ChannelId, type Series } from '../channels.ts';
import { samplingOf } from '../columns/sampling.ts';
import { mmHgPerKPa } from '../gas-laws.ts';
import { quantities, type QuantityId } from '../quantities.ts';
import type { RawRecording } from '../raw-recording.ts';
import type { ColumnRecord } from '../recording.ts';

/** A data frame that a program wrote: one record a sample, columns by exact name, no unit row. */
export type Frame = {
  readonly headings: readonly string[];
  readonly records: readonly { readonly row: number; readonly values: Readonly<Record<string, unknown>> }[];
};

/** A plain object, seen as a record. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

function frameOfRecords(records: Frame['records']): Frame | undefined {
  const headings = new Set(records.flatMap(({ values }) => Object.keys(values)));
  return records.length > 0 ? { headings: [...headings], records } : undefined;
}

/** An array of records, or an object of columns ({"time": [..]} or {"time": {"0": ..}}); a row is its place, from 1. */
export function frameOfJson(value: unknown, most = Infinity): Frame | undefined {
  if (Array.isArray(value)) {
    return frameOfRecords(
      value.slice(0, most).flatMap((item, i) => {
        const values = asRecord(item);
        return values === undefined ? [] : [{ row: i + 1, values }];
      }),
    );
  }
  const columns = Object.entries(asRecord(value) ?? {}).flatMap(([name, column]) =>
    typeof column === 'object' && column !== null
      ? [{ name, cells: Object.values(column) as unknown[] }]
      : [],
  );
  const length = Math.min(most, Math.max(0, ...columns.map(({ cells }) => cells.length)));
  return frameOfRecords(
    Array.from({ length }, (_, i) => ({
      row: i + 1,
      values: Object.fromEntries(columns.map(({ name, cells }) => [name, cells[i]])),
    })),
  );
}

/** A sheet whose first row names the columns; undefined for any other document. */
function frameOfSheet(document: SourceDocument, most: number): Frame | undefined {
  if (document.format === 'json' || document.format === 'sections') return undefined;
  const [header, ...rows] = document.sheets[0]?.rows ?? [];
  const names = (header ?? []).map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
  // decimal commas have split the numbers: the reader of tables refuses such a file
  const beyond = rows.filter((cells) => cells.slice(names.length).some((cell) => cell !== undefined));
  if (beyond.length * 2 > rows.length) return undefined;
  return frameOfRecords(
    rows.slice(0, most).map((cells, i) => ({
      row: i + 2,
      values: Object.fromEntries(names.flatMap((name, k) => (name === '' ? [] : [[name, cells[k]]]))),
    })),
  );
}

/** The frame of a document, whichever way it was written; at most so many records where only a look is needed. */
export function frameOf(document: SourceDocument, most = Infinity): Frame | undefined {
  return document.format === 'json' ? frameOfJson(document.value, most) : frameOfSheet(document, most);
}

/** A number or a text that is one ("3150", "13,80"); undefined for null, blanks and words. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2'));
  return Number.isFinite(number) ? number : undefined;
}

/** One column as numbers; 0 is a gap except where `keepsZero`. */
function seriesOf(frame: Frame, heading: string, keepsZero: boolean): Series {
  return frame.records.map(({ values }) => {
    const value = numberIn(values[heading]);
    return value === 0 && !keepsZero ? undefined : value;
  });
}

/**
 * The unit of an app's column: its habit, unless the magnitude says otherwise. The median VO2, VCO2 of a test lies
 * far above 15 mL/min and far below 15 L/min; end-tidal pressures above 20 mmHg and below 20 kPa.
 */
function unitOf(
  quantity: QuantityId,
  series: Series,
): Pick<ColumnRecord, 'unit' | 'unitRule'> & { factor: number } {
  const middle = median(present(series)) ?? 0;
  if ((quantity === 'vo2MlPerMin' || quantity === 'vco2MlPerMin') && middle < 15) {
    return { unit: 'L/min', unitRule: 'magnitude', factor: 1000 };
  }
  if ((quantity === 'peto2MmHg' || quantity === 'petco2MmHg') && middle < 20) {
    return { unit: 'kPa', unitRule: 'magnitude', factor: mmHgPerKPa };
  }
  return { unit: quantities[quantity].unit, unitRule: 'device', factor: 1 };
}

/** Records with a time that does not run backwards, and a remark on those left out. */
function inOrderOfTime(
  frame: Frame,
  heading: string,
): { readonly frame: Frame; readonly timeS: readonly number[]; readonly remarks: readonly Remark[] } {
  const records: Frame['records'][number][] = [];
  const timeS: number[] = [];
  const left: number[] = [];
  for (const record of frame.records) {
    const t = numberIn(record.values[heading]);
    if (t === undefined || t < (timeS.at(-1) ?? t)) {
      left.push(record.row);
      continue;
    }
    records.push(record);
    timeS.push(t);
  }
  const remarks: Remark[] =
    left.length === 0
      ? []
      : [
          {
            code: 'lines-skipped',
            severity: 'note',
            detail: `${left.length} rows have no time or run backwards in time`,
            at: { row: left[0], column: heading },
            value: left.length,
          },
        ];
  return { frame: { ...frame, records }, timeS, remarks };
}

type FrameParts = Pick<RawRecording, 'sampling' | 'timeS' | 'rows' | 'quantities' | 'columns' | 'remarks'> & {
  readonly ordered: Frame;
};

const zeroIsAValue: readonly QuantityId[] = ['workRateW', 'speedKmPerH', 'gradePercent', 'cadenceRpm'];

/**
 * The series of a frame, with time (s) under one heading and quantities under theirs; other columns are dropped.
 * Faults: `no-time-column`, `no-vo2-column`, `too-few-rows`.
 */
export function readFrame(
  frame: Frame,
  timeHeading: string,
  headings: Readonly<Partial<Record<QuantityId, string>>>,
): Result<FrameParts> {
  const found = `found ${frame.headings.slice(0, 12).join(', ')}`;
  if (!frame.headings.includes(timeHeading)) {
    return failFile('unsupported', 'no-time-column', `column ${timeHeading} missing; ${found}`);
  }
  const vo2Heading = headings.vo2MlPerMin ?? '';
  if (!frame.headings.includes(vo2Heading)) {
    return failFile('unsupported', 'no-vo2-column', `column ${vo2Heading} missing; ${found}`);
  }
  const { frame: ordered, timeS, remarks } = inOrderOfTime(frame, timeHeading);
  if (timeS.length < 2) {
    return failFile('unsupported', 'too-few-rows', `${timeS.length} rows with a time`);
  }
  const series: Partial<Record<QuantityId, Series>> = {};
  const columns: ColumnRecord[] = [
    {
      heading: timeHeading,
      at: { column: timeHeading },
      channel: 'time',
      quantity: 'time',
      unit: 's',
      unitRule: 'device',
    },
  ];
  for (const [id, heading] of Object.entries(headings) as [QuantityId, string][]) {
    const values = seriesOf(ordered, heading, zeroIsAValue.includes(id));
    if (present(values).every((value) => value === 0)) continue;
    const { unit, unitRule, factor } = unitOf(id, values);
    series[id] = factor === 1 ? values : values.map((value) => value && value * factor);
    columns.push({
      heading,
      at: { column: heading },
      ...(id in channels ? { channel: id as ChannelId } : {}),
      quantity: quantities[id].title,
      unit,
      unitRule,
    });
  }
  const rows = ordered.records.map(({ row }) => row);
  return ok({
    ordered,
    sampling: samplingOf(timeS, series.rfPerMin),
    timeS,
    rows,
    quantities: series,
    columns,
    remarks,
  });
}
