import type { Cell } from '#readers/document.ts';
import { median } from '#core/statistics.ts';
import type { UnitRule } from '../recording.ts';
import type { Unit } from './units.ts';

/** How a time column was read. Seconds are undefined where the cell holds no time. */
export type Times = {
  readonly seconds: readonly (number | undefined)[];
  /** As shown: "h:mm:ss", "min", "Excel time". */
  readonly unit: string;
  readonly rule: UnitRule;
  /** Facts worth a remark: hours that were minutes, day fractions without a format, a clock instead of a duration. */
  readonly corrections: readonly { readonly code: string; readonly detail: string }[];
  /** Why the stated unit cannot be true; absent where it can. */
  readonly contradiction?: string;
};

type Parsed = { readonly seconds: number | undefined; readonly kind: 'colons' | 'excel' | 'number' | 'none' };

const secondsPerDay = 86_400;

/**
 * Seconds of a column of time cells. `stated` is the unit row's or the name's unit with the rule that found it,
 * `parse` turns numeric text into a number.
 * Excel time cells and texts with colons say themselves what they are; plain numbers follow the stated unit, else
 * their size decides.
 */
export function readTimes(
  cells: readonly Cell[],
  stated: { readonly unit: Unit; readonly rule: UnitRule } | undefined,
  parse: (text: string) => number | undefined,
): Times {
  const parsed = cells.map((cell) => parseCell(cell, parse));
  const kinds = countKinds(parsed);
  if (kinds.colons + kinds.excel >= kinds.number) {
    const seconds = parsed.map((time) => (time.kind === 'number' ? undefined : time.seconds));
    const unit = kinds.excel > kinds.colons ? 'Excel time' : 'h:mm:ss';
    return undoClock(undoHours({ seconds, unit, rule: stated?.rule ?? 'magnitude', corrections: [] }));
  }
  return readNumbers(
    parsed.map((time) => (time.kind === 'number' ? time.seconds : undefined)),
    stated,
  );
}

/** One time text: "h:mm:ss", "m:ss", with a sign, blanks, decimals after point or comma. In seconds. */
export function parseTimeText(text: string): number | undefined {
  const match = /^([-+])?\s*(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d+))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, sign, first = '0', second = '0', third, decimals] = match;
  const whole =
    third === undefined
      ? Number(first) * 60 + Number(second)
      : Number(first) * 3600 + Number(second) * 60 + Number(third);
  const seconds = whole + (decimals === undefined ? 0 : Number(`0.${decimals}`));
  return sign === '-' ? -seconds : seconds;
}

function parseCell(cell: Cell, parse: (text: string) => number | undefined): Parsed {
  if (cell === undefined) return { seconds: undefined, kind: 'none' };
  if (typeof cell === 'number') return { seconds: cell, kind: 'number' };
  if (typeof cell === 'object') return { seconds: cell.days * secondsPerDay, kind: 'excel' };
  const time = parseTimeText(cell);
  if (time !== undefined) return { seconds: time, kind: 'colons' };
  const number = parse(cell);
  return number === undefined ? { seconds: undefined, kind: 'none' } : { seconds: number, kind: 'number' };
}

function countKinds(parsed: readonly Parsed[]): Record<Parsed['kind'], number> {
  const counts = { colons: 0, excel: 0, number: 0, none: 0 };
  for (const { kind } of parsed) counts[kind] += 1;
  return counts;
}

/** A time of day, with or without a date, instead of a duration: counted from the first row. */
function undoClock(times: Times): Times {
  const first = times.seconds.find((value) => value !== undefined);
  if (first === undefined || first < 2 * 3600) return times;
  return {
    ...times,
    seconds: times.seconds.map((value) =>
      value === undefined ? undefined : Math.round((value - first) * 1000) / 1000,
    ),
    corrections: [
      ...times.corrections,
      { code: 'clock-time', detail: 'the time column holds times of day; counted from its first row' },
    ],
  };
}

/** Minutes and seconds stored as hours and minutes: steps of a minute or more over more than three hours. */
function undoHours(times: Times): Times {
  const steps = forwardSteps(times.seconds);
  const typical = median(steps);
  const total = steps.reduce((sum, step) => sum + step, 0);
  const wholeMinutes = times.seconds.every(
    (value) => value === undefined || Math.abs(value % 60) < 0.5 || Math.abs(value % 60) > 59.5,
  );
  if (typical === undefined || typical < 60 || total <= 3 * 3600 || !wholeMinutes) return times;
  return {
    ...times,
    unit: 'mm:ss stored as hh:mm',
    rule: 'magnitude',
    seconds: times.seconds.map((value) =>
      value === undefined ? undefined : Math.round(value / 0.06) / 1000,
    ),
    corrections: [
      ...times.corrections,
      {
        code: 'time-hours-were-minutes',
        detail: `times read as hours and minutes would last ${(total / 3600).toFixed(1)} h in steps of ${Math.round(typical)} s; read as minutes and seconds`,
      },
    ],
  };
}

/** Rows are breaths or averages: a fifth of a second to five minutes apart. */
function isPossibleStep(stepS: number): boolean {
  return stepS >= 0.2 && stepS <= 300;
}

const factors: Readonly<Partial<Record<Unit, number>>> = { s: 1, ms: 0.001, min: 60, h: 3600 };

function readNumbers(
  values: readonly (number | undefined)[],
  stated: { readonly unit: Unit; readonly rule: UnitRule } | undefined,
): Times {
  const typical = median(forwardSteps(values)) ?? 0;
  const largest = values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  const isDayFraction = largest > 0 && largest < 0.25 && typical < 0.0015;
  const bySize = unitBySize(typical, largest, isDayFraction);
  if (isDayFraction && stated?.unit !== 'h') {
    return scale(values, secondsPerDay, 'Excel day fraction', 'magnitude', [
      {
        code: 'time-day-fraction',
        detail: 'plain numbers below 0.25 in steps of about a breath: read as fractions of a day',
      },
    ]);
  }
  const factor = stated === undefined ? undefined : factors[stated.unit];
  if (stated !== undefined && factor !== undefined) {
    const times = scale(values, factor, stated.unit, stated.rule, []);
    const stepS = typical * factor;
    if (isPossibleStep(stepS) || !isPossibleStep(typical * (factors[bySize] ?? 1))) return times;
    const shown = Number(stepS.toPrecision(3));
    return {
      ...times,
      contradiction: `in ${stated.unit} its rows would be ${shown} s apart; ${bySize} would fit`,
    };
  }
  return scale(values, factors[bySize] ?? 1, bySize, 'magnitude', []);
}

/** Steps of a breath or an average bin are 0.5 to 120 s: which unit makes them so? */
function unitBySize(typical: number, largest: number, isDayFraction: boolean): 's' | 'min' | 'ms' {
  if (isDayFraction) return 's';
  if (typical >= 200 && largest > 20_000) return 'ms';
  return typical < 0.6 && largest < 120 ? 'min' : 's';
}

function scale(
  values: readonly (number | undefined)[],
  factor: number,
  unit: string,
  rule: UnitRule,
  corrections: Times['corrections'],
): Times {
  const seconds = values.map((value) =>
    value === undefined ? undefined : Math.round(value * factor * 1e6) / 1e6,
  );
  return { seconds, unit, rule, corrections };
}

function forwardSteps(values: readonly (number | undefined)[]): number[] {
  const steps: number[] = [];
  let last: number | undefined;
  for (const value of values) {
    if (value === undefined) continue;
    if (last !== undefined && value > last) steps.push(value - last);
    last = value;
  }
  return steps;
}
