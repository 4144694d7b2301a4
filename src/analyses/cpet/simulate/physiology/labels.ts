import { at, type PerSecond } from './per-second.ts';
import type { SimulatedPerson } from './subject.ts';
import type { OxygenUptake } from './oxygen-uptake.ts';
import type { ExercisePlan } from './protocol.ts';

export type TrueThreshold = { readonly timeS: number; readonly vo2MlPerMin: number };
export type TrueThresholds = {
  readonly vt1: TrueThreshold | undefined;
  readonly vt2: TrueThreshold | undefined;
};

/**
 * Thresholds are defined in noise-free mouth VO2, before any oscillation: the first crossing in the rising part.
 * VT2 is absent where the person has none or the test ends less than 20 s after it.
 */
export function labelThresholds(
  person: SimulatedPerson,
  plan: ExercisePlan,
  uptake: OxygenUptake,
): TrueThresholds {
  if (plan.protocol === 'constant-load') return { vt1: undefined, vt2: undefined };
  const vt1 = crossing(uptake.mouth, person.vt1MlPerMin, plan.incrementalS, uptake.endS);
  const found = person.hasVt2
    ? crossing(uptake.mouth, person.vt2MlPerMin, plan.incrementalS, uptake.endS)
    : undefined;
  const vt2 = found !== undefined && uptake.endS - found.timeS >= 20 ? found : undefined;
  return { vt1, vt2 };
}

/** The first time, to a fraction of a second, at which a series reaches a level between two seconds. */
function crossing(series: PerSecond, level: number, fromS: number, toS: number): TrueThreshold | undefined {
  for (let i = fromS; i <= toS; i += 1) {
    if (at(series, i) < level) continue;
    const before = at(series, i - 1);
    const share = before < level ? (level - before) / (at(series, i) - before) : 1;
    return { timeS: i === fromS ? i : i - 1 + share, vo2MlPerMin: level };
  }
  return undefined;
}

/**
 * Whether a drawn test is one a laboratory would keep: exercise of 4 to 30 min, VT1 no sooner than 50 s into the rise
 * nor later than 50 s before the end, thresholds 40 s apart. Tests meant to lack VT1 need only be long enough.
 */
export function isAcceptable(
  { vt1, vt2 }: TrueThresholds,
  plan: ExercisePlan,
  uptake: OxygenUptake,
  withoutVt1: boolean,
): boolean {
  if (plan.protocol === 'constant-load') return true;
  const lengthS = uptake.endS - plan.incrementalS;
  if (uptake.endS >= Math.floor(plan.latestS)) return false;
  if (withoutVt1) return vt1 === undefined && lengthS >= 180;
  if (vt1 === undefined || lengthS < 240 || lengthS > 1800) return false;
  if (vt1.timeS - plan.incrementalS < 50 || uptake.endS - vt1.timeS < 50) return false;
  return vt2 === undefined || vt2.timeS - vt1.timeS >= 40;
}
