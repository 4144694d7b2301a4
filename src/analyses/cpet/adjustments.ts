import type { Remark } from '#core/remark.ts';
import type { Adjustments } from '#core/review.ts';

/** Where a person put a threshold, s on the file's clock; or that there is none. */
export type ThresholdByHand = { readonly timeS: number } | { readonly absent: true };

/**
 * Rows of the series (indices into `series.timeS`) that a person chose. `timesS`: their times when that was done; where
 * they are given, a row that has another time since the file was read anew is left out.
 */
export type RowsByHand = { readonly rows: readonly number[]; readonly timesS?: readonly number[] };

/** All that a person may set by hand in a test; what is absent is automatic. */
export type CpetAdjustments = {
  readonly vt1?: ThresholdByHand;
  readonly vt2?: ThresholdByHand;
  /** Breaths left out. */
  readonly excluded?: RowsByHand;
  /** Breaths that cleaning left out, taken in again. */
  readonly restored?: RowsByHand;
};

/** Rows that a person leaves out and takes in again, as cleaning needs them; a row is in one of them at most. */
export type ChosenRows = {
  readonly excluded: readonly number[];
  readonly restored: readonly number[];
};

/** What holds by hand, and remarks on what does not fit this version or this test. */
export type ReadAdjustments = { readonly adjustments: CpetAdjustments; readonly remarks: readonly Remark[] };

/** Two times of one row that differ by more are those of two rows, s. */
const sameTimeS = 0.5;

/** Reads what a review keeps as plain JSON, perhaps written by another version. */
export function readAdjustments(raw: Adjustments | undefined, timeS: readonly number[]): ReadAdjustments {
  const adjustments: { -readonly [Key in keyof CpetAdjustments]: CpetAdjustments[Key] } = {};
  const remarks: Remark[] = [];
  for (const [what, to] of Object.entries(raw ?? {})) {
    if (what === 'vt1' || what === 'vt2') {
      const threshold = readThreshold(to);
      if (threshold !== undefined) adjustments[what] = threshold;
      else remarks.push(unreadable(what));
    } else if (what === 'excluded' || what === 'restored') {
      const chosen = readRows(to);
      if (chosen === undefined) remarks.push(unreadable(what));
      else {
        const rows = chosen.rows.filter((row, place) => fits(row, chosen.timesS?.[place], timeS));
        if (rows.length > 0) adjustments[what] = { rows };
        const gone = chosen.rows.length - rows.length;
        if (gone > 0) remarks.push(rowsGone(what, gone));
      }
    } else remarks.push(unreadable(what));
  }
  return { adjustments, remarks };
}

/** The rows as cleaning needs them: what is left out by hand stays out. */
export function chosenRows({ excluded, restored }: CpetAdjustments): ChosenRows | undefined {
  if (excluded === undefined && restored === undefined) return undefined;
  const out = new Set(excluded?.rows);
  const back = new Set(restored?.rows);
  return { excluded: [...out], restored: [...back].filter((row) => !out.has(row)) };
}

/** An adjustment in words, for lists and reports. */
export function adjustmentInWords(what: string, to: unknown): { readonly what: string; readonly to: string } {
  const titles: Readonly<Record<string, string>> = {
    vt1: 'VT1',
    vt2: 'VT2',
    excluded: 'Breaths left out',
    restored: 'Breaths taken in again',
  };
  return { what: titles[what] ?? what, to: valueInWords(what, to) };
}

function valueInWords(what: string, to: unknown): string {
  if (to === undefined) return 'automatic';
  if (what === 'vt1' || what === 'vt2') {
    const threshold = readThreshold(to);
    if (threshold !== undefined) return 'timeS' in threshold ? minutesAndSeconds(threshold.timeS) : 'none';
  }
  const chosen = readRows(to);
  return chosen === undefined ? JSON.stringify(to) : String(chosen.rows.length);
}

function minutesAndSeconds(timeS: number): string {
  const whole = Math.round(Math.abs(timeS));
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return timeS < -0.5 ? `-${text}` : text;
}

function readThreshold(to: unknown): ThresholdByHand | undefined {
  if (!isRecord(to)) return undefined;
  if (to['absent'] === true) return { absent: true };
  return isNumber(to['timeS']) ? { timeS: to['timeS'] } : undefined;
}

function readRows(to: unknown): RowsByHand | undefined {
  if (!isRecord(to)) return undefined;
  const { rows, timesS } = to;
  if (!Array.isArray(rows) || !rows.every(isNumber)) return undefined;
  return Array.isArray(timesS) && timesS.length === rows.length && timesS.every(isNumber)
    ? { rows, timesS }
    : { rows };
}

function fits(row: number, atS: number | undefined, timeS: readonly number[]): boolean {
  const time = Number.isInteger(row) ? timeS[row] : undefined;
  return time !== undefined && (atS === undefined || Math.abs(time - atS) <= sameTimeS);
}

function unreadable(what: string): Remark {
  return {
    code: 'adjustment-unreadable',
    severity: 'note',
    detail: `what was set by hand for "${what.slice(0, 40)}" is in no form that this version knows, and does not hold`,
  };
}

function rowsGone(what: 'excluded' | 'restored', gone: number): Remark {
  const words = what === 'excluded' ? 'left out' : 'taken in again';
  return {
    code: 'adjustment-rows-gone',
    severity: 'note',
    detail: `${gone} of the rows that were ${words} by hand are not in this series any more`,
    value: gone,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
