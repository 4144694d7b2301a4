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

/** What a clock of any kind can say: milliseconds since 1970 too. A larger number is none, in whatever unit. */
const mostTime = 1e15;

function parseCell(cell: Cell, parse: (text: string) => number | undefined): Parsed {
  const parsed = timeIn(cell, parse);
  const isTime = parsed.seconds === undefined || Math.abs(parsed.seconds) < mostTime;
  return isTime ? parsed : { seconds: undefined, kind: 'none' };
}

function timeIn(cell: Cell, parse: (text: string) => number | undefined): Parsed {
  if (cell === undefined) return { seconds: undefined, kind: 'none' };
  if (typeof cell === 'number') return { seconds: cell, kind: 'number' };
  if (typeof cell === 'object') return { seconds: cell.days * secondsPerDay, kind: 'excel' };
  const time = parseTimeText(cell) ?? parseTimeOfDay(cell) ?? parseMinutesInWords(cell);
  if (time !== undefined) return { seconds: time, kind: 'colons' };
  const number = parse(cell);
  return number === undefined ? { seconds: undefined, kind: 'none' } : { seconds: number, kind: 'number' };
}

/** "2024-01-05T09:30:07Z", "05.01.2024 09:30:07", "9:30:07 PM": the time of day in seconds; the date is passed over. */
function parseTimeOfDay(text: string): number | undefined {
  const match =
    /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[T\s]\s*|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4},?\s+)?(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?)\s*(?:([ap])\.?m\.?|z|[-+]\d{2}:?\d{2})?$/i.exec(
      text.trim(),
    );
  if (match?.[1] === undefined) return undefined;
  // "9:30" behind a date is hours and minutes
  const seconds = parseTimeText(match[1].split(':').length === 2 ? `${match[1]}:00` : match[1]);
  const half = match[2]?.toLowerCase();
  if (seconds === undefined || half === undefined) return seconds;
  return (seconds % 43_200) + (half === 'p' ? 43_200 : 0);
}

/** 4'08", 4 min 8 s. */
function parseMinutesInWords(text: string): number | undefined {
  const match = /^(\d{1,3})\s*(?:'|′|’|min\.?)\s*(?:(\d{1,2})\s*(?:"|″|”|''|s|sec|sek)?)?$/i.exec(
    text.trim(),
  );
  return match === null ? undefined : 60 * Number(match[1]) + Number(match[2] ?? 0);
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
    seconds: pastMidnight(times.seconds).map((value) =>
      value === undefined ? undefined : Math.round((value - first) * 1000) / 1000,
    ),
    corrections: [
      ...times.corrections,
      { code: 'clock-time', detail: 'the time column holds times of day; counted from its first row' },
    ],
  };
}

/** A clock that falls back by a day at midnight, or by half a day at one o'clock, goes on. */
function pastMidnight(seconds: Times['seconds']): Times['seconds'] {
  let added = 0;
  let before: number | undefined;
  return seconds.map((value) => {
    if (value === undefined) return undefined;
    const fall = (before ?? value) - value;
    if (fall > 12.5 * 3600) added += secondsPerDay;
    else if (fall > 11.5 * 3600) added += secondsPerDay / 2;
    before = value;
    return value + added;
  });
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
  if (isDayFraction && stated?.unit !== 'h' && stated?.rule !== 'profile') {
    return scale(values, secondsPerDay, 'Excel day fraction', 'magnitude', [
      {
        code: 'time-day-fraction',
        detail: 'plain numbers below 0.25 in steps of about a breath: read as fractions of a day',
      },
    ]);
  }
  if (stated?.rule === 'profile' && stated.unit === 'mm:ss') return minutesPointSeconds(values, 'profile');
  const isMinutes =
    stated === undefined
      ? bySize === 'min'
      : stated.rule !== 'profile' && (stated.unit === 'min' || stated.unit === 'mm:ss');
  if (isMinutes && areMinutesPointSeconds(values)) return minutesPointSeconds(values);
  const factor = stated === undefined ? undefined : factors[stated.unit];
  if (stated !== undefined && factor !== undefined) {
    const times = scale(values, factor, stated.unit, stated.rule, []);
    const stepS = typical * factor;
    const fits = isPossibleStep(stepS) && (bySize === stated.unit || largest * factor < longestTestS);
    if (fits || !isPossibleStep(typical * (factors[bySize] ?? 1))) return times;
    const shown = Number(stepS.toPrecision(3));
    return {
      ...times,
      contradiction: `in ${stated.unit} its rows would be ${shown} s apart; ${bySize} would fit`,
    };
  }
  return scale(values, factors[bySize] ?? 1, bySize, 'magnitude', []);
}

/** Nobody is tested for six hours; seconds under a heading of minutes would say so. */
const longestTestS = 6 * 3600;

/**
 * Whether numbers are minutes and seconds with a point between them (14.30 for 14:30): two decimals at most and never
 * .60 or more. Decimal minutes in steps of less than .40 pass .60 within two minutes; those of whole and half
 * minutes are left alone, those of .00 and .30 by turns are half minutes.
 */
function areMinutesPointSeconds(values: readonly (number | undefined)[]): boolean {
  const found = new Set<number>();
  let count = 0;
  for (const value of values) {
    if (value === undefined) continue;
    const hundredths = Math.abs(value) * 100;
    const seconds = Math.round(hundredths) % 100;
    if (Math.abs(hundredths - Math.round(hundredths)) > 1e-6 || seconds >= 60) return false;
    found.add(seconds);
    count += 1;
  }
  return count >= 10 && (found.size >= 3 || (found.size === 2 && found.has(0) && found.has(30)));
}

function minutesPointSeconds(
  values: readonly (number | undefined)[],
  rule: 'magnitude' | 'profile' = 'magnitude',
): Times {
  const seconds = values.map((value) => {
    if (value === undefined) return undefined;
    const hundredths = Math.round(Math.abs(value) * 100);
    return Math.sign(value) * (60 * Math.floor(hundredths / 100) + (hundredths % 100));
  });
  const detail = 'decimals of the minutes never reach .60: read as minutes and seconds';
  const beyond = values.find((value) => Math.round(Math.abs(value ?? 0) * 100) % 100 >= 60);
  return {
    seconds,
    unit: 'mm.ss',
    rule,
    corrections: rule === 'profile' ? [] : [{ code: 'time-decimals-were-seconds', detail }],
    ...(beyond !== undefined && {
      contradiction: `as minutes and seconds its ${beyond} would have more than 59 seconds`,
    }),
  };
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
