import type { Absent } from './frame.ts';
import { optimalFilter } from './optimal-filter.ts';
import { smoothing, type WindowProbabilities } from './probabilities.ts';
import { windowS } from './windows.ts';

export type MendedPick = {
  readonly timeS: number;
  readonly vo2MlPerMin: number;
  /** Absent where the test has no heart rate. */
  readonly hrBpm?: number;
};

export type MendedPicks = {
  readonly vt1: MendedPick | Absent;
  readonly vt2: MendedPick | Absent;
  /** A pick is the centre of the 40-s window that decides; the reference app takes the window's start, 20 s earlier. */
  readonly convention: 'window-centre';
  /**
   * How often heavy and moderate, and severe and heavy from VT1 on, change places; more than once makes a pick
   * doubtful. (Before VT1 heavy and severe are both next to nothing, and which leads is chance.)
   */
  readonly vt1Crossings: number;
  readonly vt2Crossings: number;
};

/** The app cannot place a crossing in these first windows: it wraps round to the end of the test. */
const earliestRow = windowS / 2;

/**
 * The same rules with the app's defects mended: outputs by their real order (heavy, severe, moderate), nothing wraps,
 * heart rate and VO2 at the time of the pick, VT1 before VT2, and absent with the reason where there is no such pick.
 */
export function mendedPicks(windows: WindowProbabilities): MendedPicks {
  const [heavy, severe, moderate] = windows.smoothed;
  const heavyLeads = windows.startRows.map((_, row) => (heavy[row] ?? 0) >= (moderate[row] ?? 0));
  const severeLeads = windows.startRows.map((_, row) => (severe[row] ?? 0) > (heavy[row] ?? 0));
  const first = heavyLeads.indexOf(true);
  const last = severeLeads.lastIndexOf(false);
  const place = placing(windows);
  const found = { vt1: findVt1(first), vt2: findVt2(last, severeLeads.length) };
  const counts = {
    convention: 'window-centre',
    vt1Crossings: changes(heavyLeads),
    vt2Crossings: changes(severeLeads.slice(Math.max(0, first))),
  } as const;
  if (typeof found.vt1 === 'number' && typeof found.vt2 === 'number' && found.vt1 >= found.vt2) {
    const reason = 'VT2 would lie before VT1: the network does not place them';
    return { vt1: { reason }, vt2: { reason }, ...counts };
  }
  return { vt1: place(found.vt1), vt2: place(found.vt2), ...counts };
}

/** The row of VT1, or why there is none. */
function findVt1(first: number): number | Absent {
  if (first < 0) return { reason: 'heavy never reaches moderate' };
  if (first < earliestRow) {
    return { reason: `heavy reaches moderate within the first ${windowS} s, too early to be placed` };
  }
  return first;
}

/** The row of VT2, or why there is none. */
function findVt2(last: number, rows: number): number | Absent {
  if (last < 0) return { reason: 'severe leads heavy in every window' };
  if (last === rows - 1) return { reason: 'severe does not lead at the end' };
  if (last < earliestRow) {
    return { reason: `severe passes heavy within the first ${windowS} s, too early to be placed` };
  }
  return last;
}

/** A row → its pick at the centre of its window. */
function placing({ frame, startRows }: WindowProbabilities): (row: number | Absent) => MendedPick | Absent {
  const vo2 = optimalFilter(frame.timeS, frame.columns.vo2MlPerMin, smoothing);
  return (row) => {
    if (typeof row !== 'number') return row;
    const second = (startRows[row] ?? 0) + windowS / 2;
    const hrBpm = frame.hrBpm?.[second];
    return {
      timeS: frame.timeS[second] ?? 0,
      vo2MlPerMin: vo2[second] ?? 0,
      ...(hrBpm === undefined ? {} : { hrBpm }),
    };
  };
}

function changes(leads: readonly boolean[]): number {
  return leads.filter((lead, row) => row > 0 && lead !== leads[row - 1]).length;
}
