import { fitLine } from '#core/regression.ts';
import { median } from '#core/statistics.ts';
import type { SecondSeries } from '../resampling.ts';

/** How a work rate or a belt speed was driven; times in s on the file's clock. */
export type LoadProfile =
  | { readonly kind: 'constant' }
  | { readonly kind: 'intervals' }
  | {
      readonly kind: 'ramp' | 'steps';
      /** Where the rise begins: a longer first level before it is warm-up. */
      readonly startS: number;
      /** The last second at the highest level. */
      readonly endS: number;
      /** Slope from the start until the highest level is reached, per minute. */
      readonly ratePerMin: number;
      /** Usual time on one level, s. */
      readonly stepDurationS: number;
    };

type Level = { readonly value: number; readonly startS: number; endS: number };

/**
 * Reads the profile of a load. `unit` is the size of a change that means something (5 W, 0.3 km/h).
 * Undefined where the load is unknown for most of the time or never on.
 */
export function readLoadProfile(load: SecondSeries, unit: number): LoadProfile | undefined {
  const levels = levelsOf(load, unit);
  const highest = levels.reduce((top, level) => Math.max(top, level.value), 0);
  if (highest < 4 * unit) return undefined;
  if (countRises(levels, highest) >= 3) return { kind: 'intervals' };
  if (isConstant(levels, highest)) return { kind: 'constant' };
  const rising = levelsToHighest(levels, highest, unit);
  const rise = dropWarmUp(rising);
  const first = rise[0];
  const top = rise.at(-1);
  if (first === undefined || top === undefined || rise.length < 3) return undefined;
  const stepDurationS = median(dwells(rise.slice(0, -1))) ?? 0;
  return {
    // Levels of a ramp are its rounding; of steps they last.
    kind: stepDurationS < 25 ? 'ramp' : 'steps',
    startS: first.startS,
    endS: endOfHighest(levels, highest),
    ratePerMin: slopePerMin(load, first.startS, top.startS + (stepDurationS < 25 ? 0 : stepDurationS)),
    stepDurationS,
  };
}

/** Runs of seconds on the same rounded load; flicker of less than 5 s to a neighbouring level is not a change. */
function levelsOf(load: SecondSeries, unit: number): readonly Level[] {
  const levels: Level[] = [];
  let known = 0;
  for (let i = 0; i < load.values.length; i += 1) {
    if (load.known[i] !== 1) continue;
    known += 1;
    const second = load.firstS + i;
    const value = Math.round((load.values[i] ?? 0) / unit) * unit;
    const last = levels.at(-1);
    if (last !== undefined && Math.abs(last.value - value) < 0.5 * unit) last.endS = second + 1;
    else levels.push({ value, startS: second, endS: second + 1 });
  }
  if (known < 0.5 * load.values.length) return [];
  const settled: Level[] = [];
  for (const level of levels) {
    const last = settled.at(-1);
    const flicker = level.endS - level.startS < 5 && last !== undefined;
    if (last !== undefined && flicker && Math.abs(level.value - last.value) <= 1.5 * unit) {
      if (level.value <= last.value) last.endS = level.endS;
      else settled.push({ ...level });
    } else if (last !== undefined && Math.abs(last.value - level.value) < 0.5 * unit) {
      last.endS = level.endS;
    } else settled.push({ ...level });
  }
  return settled;
}

function countRises(levels: readonly Level[], highest: number): number {
  let rises = 0;
  let low = true;
  for (const { value } of levels) {
    if (low && value > 0.7 * highest) {
      rises += 1;
      low = false;
    } else if (value < 0.45 * highest) low = true;
  }
  return rises;
}

/** The highest load is on for most of the time that any is: warm-up and recovery are the rest. */
function isConstant(levels: readonly Level[], highest: number): boolean {
  const on = levels.filter((level) => level.value > 0.1 * highest);
  const top = on.filter((level) => level.value >= 0.9 * highest);
  const seconds = (some: readonly Level[]) => dwells(some).reduce((sum, dwell) => sum + dwell, 0);
  return seconds(top) >= 0.6 * seconds(on);
}

/** From the first level at (nearly) the highest load back to the last real fall before it. */
function levelsToHighest(levels: readonly Level[], highest: number, unit: number): readonly Level[] {
  const topIndex = levels.findIndex((level) => level.value >= highest - 0.5 * unit);
  let first = topIndex;
  while (first > 0) {
    const before = levels[first - 1];
    const here = levels[first];
    if (before === undefined || here === undefined || before.value > here.value + 1.5 * unit) break;
    if (before.value <= 0) break;
    first -= 1;
  }
  return levels.slice(first, topIndex + 1);
}

/**
 * The first levels stay out while one of them lasts much longer than the steps that follow, or, before real steps,
 * much shorter.
 */
function dropWarmUp(rising: readonly Level[]): readonly Level[] {
  const usual = median(dwells(rising.slice(1, -1)));
  if (usual === undefined) return rising;
  const dwell = (level: Level) => level.endS - level.startS;
  // Only the first half can be warm-up; a long level later is a pause in the rise.
  const half = Math.ceil(rising.length / 2);
  const last = rising
    .slice(0, half)
    .findLastIndex((level) => dwell(level) > Math.max(1.6 * usual, usual + 20));
  const first = rising[0];
  const shortFirst = usual >= 25 && first !== undefined && dwell(first) < 0.75 * usual;
  return rising.slice(Math.max(last + 1, shortFirst ? 1 : 0));
}

function dwells(levels: readonly Level[]): number[] {
  return levels.map((level) => level.endS - level.startS);
}

function endOfHighest(levels: readonly Level[], highest: number): number {
  return levels.findLast((level) => level.value >= 0.95 * highest)?.endS ?? 0;
}

function slopePerMin(load: SecondSeries, fromS: number, toS: number): number {
  const minutes: number[] = [];
  const values: number[] = [];
  for (let second = fromS; second <= toS; second += 1) {
    const index = second - load.firstS;
    const value = load.values[index];
    if (load.known[index] !== 1 || value === undefined) continue;
    minutes.push(second / 60);
    values.push(value);
  }
  return fitLine(minutes, values)?.slope ?? 0;
}
