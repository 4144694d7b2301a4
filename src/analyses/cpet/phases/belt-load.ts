import { valueAt, type SecondSeries } from '../resampling.ts';
import type { TestSeconds } from '../test-seconds.ts';
import { readLoadProfile, type LoadProfile } from './load-profile.ts';

/** A change of the belt's cost means something from this share of the highest on: patients walk through narrow ranges. */
const unitShare = 1 / 40;

/** Above this speed people run. */
const runningFromKmPerH = 7;

/**
 * What a belt asks for above rest, mL/min/kg (ACSM's Guidelines for Exercise Testing and Prescription, 10th ed., 2018,
 * table 6.3): walking 0.1 v + 1.8 v G, running 0.2 v + 0.9 v G; v in m/min, G the grade as a fraction. Running is
 * lowered to meet walking there, because a jump where the gait changes would look like the start of a rise.
 */
function costMlPerKgPerMin(speedKmPerH: number, gradePercent: number): number {
  const v = (speedKmPerH * 1000) / 60;
  const climb = (v * Math.max(0, gradePercent)) / 100;
  const runningFrom = (runningFromKmPerH * 1000) / 60;
  return Math.max(0.1 * v + 1.8 * climb, 0.1 * runningFrom + 0.2 * (v - runningFrom) + 0.9 * climb);
}

/**
 * The profile of a treadmill's load, speed and grade together; undefined where it cannot say where the rise begins: no
 * speed, a belt whose speed was measured and jitters rather than being set, or a rise from a running stage that already
 * takes two fifths of the highest load. Careful readers count such a stage to the test.
 */
export function readBeltProfile(seconds: TestSeconds): LoadProfile | undefined {
  const speed = seconds.load('speedKmPerH');
  if (speed === undefined || jitters(speed)) return undefined;
  const grade = seconds.load('gradePercent');
  const cost = speed.values.map((kmPerH, i) =>
    costMlPerKgPerMin(kmPerH, grade?.known[i] === 1 ? (grade.values[i] ?? 0) : 0),
  );
  const highest = cost.reduce((most, one) => Math.max(most, one), 0);
  if (highest === 0) return undefined;
  const profile = readLoadProfile({ ...speed, values: cost }, unitShare * highest);
  if (profile?.kind !== 'ramp' && profile?.kind !== 'steps') return profile;
  const before = valueAt(speed, profile.startS - 5) ?? 0;
  const fromRun = before >= runningFromKmPerH && profile.startLevel > 0.4 * profile.highestLevel;
  return fromRun ? undefined : profile;
}

/** A set speed falls a few times in a test; a measured one at every fourth change or more. */
function jitters(speed: SecondSeries): boolean {
  let falls = 0;
  let changes = 0;
  for (let i = 1; i < speed.values.length; i += 1) {
    if (speed.known[i] !== 1 || speed.known[i - 1] !== 1) continue;
    const change = (speed.values[i] ?? 0) - (speed.values[i - 1] ?? 0);
    if (Math.abs(change) < 0.05) continue;
    changes += 1;
    if (change < 0) falls += 1;
  }
  return falls >= 4 && falls > 0.25 * changes;
}
