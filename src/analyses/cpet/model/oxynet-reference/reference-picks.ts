import { optimalFilter } from './optimal-filter.ts';
import { smoothing, type WindowProbabilities } from './probabilities.ts';
import { windowS } from './windows.ts';

export type ReferencePick = {
  readonly timeS: number;
  readonly vo2MlPerMin: number;
  readonly hrBpm: number;
};

export type ReferencePicks = { readonly vt1: ReferencePick; readonly vt2: ReferencePick };

/** What the app answers where anything goes wrong. */
export const failedPicks: ReferencePicks = {
  vt1: { timeS: 0, vo2MlPerMin: 0, hrBpm: 0 },
  vt2: { timeS: 0, vo2MlPerMin: 0, hrBpm: 0 },
};

/** Rows that a pick is moved back by: 40 s at two seconds a row. */
const rowsBack = windowS / 2;

/**
 * The picks of the reference app, its defects included, so that they can be compared with what the app shows:
 * - outputs are relabelled: moderate is the one with the largest mean over the first five rows, severe over the last
 *   five, heavy the last one left; where moderate and severe are the same output, they stay the same;
 * - VT1 is the first row with heavy ≥ moderate, VT2 the last with severe ≤ heavy, whatever the number of crossings;
 * - both are moved back 20 rows; a row before the first wraps round to the end of the test;
 * - heart rate is read from the frame of one row a second with the row number of the windows (two seconds a row);
 * - whatever fails gives zeros.
 */
export function referencePicks(windows: WindowProbabilities): ReferencePicks {
  const { frame, startRows, labelTimeS, smoothed } = windows;
  const moderate = largest(smoothed.map((values) => meanOf(values.subarray(0, 5))));
  const severe = largest(smoothed.map((values) => meanOf(values.subarray(-5))));
  const heavy = [2, 1, 0].find((output) => output !== moderate && output !== severe) ?? 0;
  const of = (output: number, row: number): number => smoothed[output]?.[row] ?? 0;
  const rows = [...startRows.keys()];
  const first = rows.find((row) => of(heavy, row) >= of(moderate, row));
  const last = rows.findLast((row) => of(severe, row) <= of(heavy, row));
  if (first === undefined || last === undefined) return failedPicks;
  const lastVo2 = Float64Array.from(startRows, (row) => frame.columns.vo2MlPerMin[row + windowS - 1] ?? 0);
  const vo2MlPerMin = optimalFilter(labelTimeS, lastVo2, smoothing);
  const pick = (row: number): ReferencePick | undefined => {
    const moved = row - rowsBack;
    const timeS = wrapped(labelTimeS, moved);
    const vo2 = wrapped(vo2MlPerMin, moved);
    const hrBpm = frame.hrBpm === undefined ? 0 : wrapped(frame.hrBpm, moved);
    if (timeS === undefined || vo2 === undefined || hrBpm === undefined) return undefined;
    return { timeS: Math.trunc(timeS), vo2MlPerMin: vo2, hrBpm };
  };
  const vt1 = pick(first);
  const vt2 = pick(last);
  return vt1 !== undefined && vt2 !== undefined ? { vt1, vt2 } : failedPicks;
}

/** A row counted from the end where its number is negative; undefined where there is none. */
function wrapped(values: Float64Array, row: number): number | undefined {
  return values[row < 0 ? values.length + row : row];
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The place of the largest value; of equal ones the first. */
function largest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}
