import { fitLine } from '#core/regression.ts';
import { median, standardDeviation } from '#core/statistics.ts';
import type { SecondSeries } from '../resampling.ts';
import type { Bout } from './bouts.ts';

/** How a load was driven; times in s on the file's clock. */
export type LoadProfile =
  /** From the first to the last second at the load that lasts. */
  | { readonly kind: 'constant'; readonly startS: number; readonly endS: number }
  | { readonly kind: 'intervals' }
  | {
      readonly kind: 'ramp' | 'steps';
      /** Where the rise begins: a longer first level before it is warm-up. */
      readonly startS: number;
      /** The last second at the highest level of the rise. */
      readonly endS: number;
      /** Slope of a ramp until its highest level is reached; rise from level to level of steps; per minute. */
      readonly ratePerMin: number;
      /** Usual time on one level, s. */
      readonly stepDurationS: number;
      /** The level before the rise, and the highest one. */
      readonly startLevel: number;
      readonly highestLevel: number;
      /** Earlier stages: a higher load than the one that the rise begins with, for a minute or more before it. */
      readonly stages?: Bout;
    };

type Level = { readonly value: number; readonly startS: number; endS: number };

/** Without a rise, a highest load that lasts is a constant load, however long its warm-up and recovery are. */
const longLevelS = 240;

/** Levels of a ramp are its rounding; levels of steps last. */
const shortestStepS = 25;

/**
 * Reads the profile of a load. `unit` is the size of a change that means something (5 W, 0.3 km/h).
 * Undefined where the load is unknown for most of the time or never on.
 */
export function readLoadProfile(load: SecondSeries, unit: number): LoadProfile | undefined {
  const levels = withoutShortPauses(levelsOf(load, unit));
  const highest = levels.reduce((top, level) => Math.max(top, level.value), 0);
  if (highest < 4 * unit) return undefined;
  if (countRises(levels, highest) >= 3) return { kind: 'intervals' };
  if (isConstant(levels, highest)) return constantAt(levels, highest);
  const found = highestRise(levels, unit);
  const first = found?.rise[0];
  const top = found?.rise.at(-1);
  if (found === undefined || first === undefined || top === undefined) {
    return dwellAtHighest(levels, highest) >= longLevelS ? constantAt(levels, highest) : undefined;
  }
  const stepDurationS = median(dwells(found.rise.slice(0, -1))) ?? 0;
  const line = lineThrough(load, first.startS, top.startS);
  // A slow ramp stays on one rounded level for longer than a step lasts, but it keeps to its line.
  const isRamp = stepDurationS < shortestStepS || (line !== undefined && line.offBy < 0.15 * unit);
  const stages = stagesBefore(levels, first.startS, found.startLevel, top.value, unit);
  return {
    kind: isRamp ? 'ramp' : 'steps',
    startS: first.startS,
    endS: endOfTop(levels, top),
    ratePerMin: isRamp
      ? (line?.slopePerMin ?? 0)
      : (60 * (top.value - first.value)) / (top.startS - first.startS),
    stepDurationS,
    startLevel: found.startLevel,
    highestLevel: top.value,
    ...(stages === undefined ? {} : { stages }),
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
  return dwellAtHighest(levels, highest) >= 0.6 * total(dwells(on));
}

function constantAt(levels: readonly Level[], highest: number): LoadProfile {
  const isHigh = (level: Level) => level.value >= 0.9 * highest;
  return {
    kind: 'constant',
    startS: levels.find(isHigh)?.startS ?? 0,
    endS: levels.findLast(isHigh)?.endS ?? 0,
  };
}

function dwellAtHighest(levels: readonly Level[], highest: number): number {
  return total(dwells(levels.filter((level) => level.value >= 0.9 * highest)));
}

/** Step tests stop for a blood sample of up to 45 s and go on higher: such a pause is no end of the rise. */
function withoutShortPauses(levels: readonly Level[]): readonly Level[] {
  return levels.filter((level, i) => {
    const before = levels[i - 1];
    const after = levels[i + 1];
    if (before === undefined || after === undefined || level.endS - level.startS > 45) return true;
    return !(level.value < 0.5 * before.value && after.value > before.value);
  });
}

/** Runs of levels between real falls; flicker of up to one and a half units falls nowhere. */
function runsUpwards(levels: readonly Level[], unit: number): readonly (readonly Level[])[] {
  const runs: Level[][] = [];
  let before: Level | undefined;
  for (const level of levels) {
    const goesOn = before !== undefined && before.value > 0 && before.value <= level.value + 1.5 * unit;
    if (goesOn) runs.at(-1)?.push(level);
    else runs.push([level]);
    before = level;
  }
  return runs;
}

/**
 * The run of three levels or more that goes highest, without its warm-up: a bout after the test, however high its load,
 * has but one level.
 */
function highestRise(levels: readonly Level[], unit: number) {
  let best: { readonly rise: readonly Level[]; readonly startLevel: number } | undefined;
  for (const run of runsUpwards(levels, unit)) {
    const top = run.reduce((most, level) => Math.max(most, level.value), 0);
    const reached = run.slice(0, run.findIndex((level) => level.value >= top - 0.5 * unit) + 1);
    const rise = dropWarmUp(reached);
    if (rise.length < 3 || top <= (best?.rise.at(-1)?.value ?? 0)) continue;
    best = { rise, startLevel: reached[reached.length - rise.length - 1]?.value ?? 0 };
  }
  return best;
}

/** Stages are a minute or more at a load well above the one that the rise begins with. */
function stagesBefore(
  levels: readonly Level[],
  untilS: number,
  startLevel: number,
  highest: number,
  unit: number,
): Bout | undefined {
  const least = Math.max(startLevel + 2 * unit, 1.25 * startLevel, 0.15 * highest);
  const stages = levels.filter((level) => level.endS <= untilS && level.value >= least);
  const first = stages[0];
  const last = stages.at(-1);
  return first === undefined || last === undefined || total(dwells(stages)) < 60
    ? undefined
    : { startS: first.startS, endS: last.endS };
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

function total(seconds: readonly number[]): number {
  return seconds.reduce((sum, one) => sum + one, 0);
}

/** The highest level may flicker; it ends where the load stays below it for 10 s. */
function endOfTop(levels: readonly Level[], top: Level): number {
  let endS = top.endS;
  for (const level of levels) {
    if (level.startS < endS) continue;
    if (level.value >= 0.95 * top.value) endS = level.endS;
    else if (level.endS - level.startS >= 10) break;
  }
  return endS;
}

/** The line through a load from one second to another: its slope, and the SD about it in units of the load. */
function lineThrough(load: SecondSeries, fromS: number, toS: number) {
  const minutes: number[] = [];
  const values: number[] = [];
  for (let second = fromS; second <= toS; second += 1) {
    const index = second - load.firstS;
    const value = load.values[index];
    if (load.known[index] !== 1 || value === undefined) continue;
    minutes.push(second / 60);
    values.push(value);
  }
  const line = fitLine(minutes, values);
  if (line === undefined) return undefined;
  const offs = values.map((value, i) => value - line.intercept - line.slope * (minutes[i] ?? 0));
  return { slopePerMin: line.slope, offBy: standardDeviation(offs) ?? 0 };
}
