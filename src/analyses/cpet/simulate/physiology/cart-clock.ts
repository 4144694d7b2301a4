import type { Random } from '#core/random.ts';
import type { Load, PlannedPhases } from '../work-plan.ts';
import { average, type CartAveraging } from './averaging.ts';
import type { Breath } from './breath.ts';
import { round, type DeviceErrors } from './device-errors.ts';
import { happens, uniform } from './distributions.ts';
import type { OxygenUptake } from './oxygen-uptake.ts';
import type { ExercisePlan } from './protocol.ts';

/** What the operator does to the clock: begins to record late, or stops the load late. */
export type Operator = {
  /** Seconds of the test that are not on the record; the cart's clock starts there. */
  readonly clockStartS: number;
  /** Seconds for which the load stays in the column after the subject has stopped. */
  readonly lateStopS: number;
};

export const punctual: Operator = { clockStartS: 0, lateStopS: 0 };

/** One recording in eight starts within rest or warm-up; one in seven ends its load late. */
export function drawOperator(random: Random, plan: ExercisePlan): Operator {
  const startS = Math.floor(uniform(random, 0, 0.8 * plan.exerciseS));
  const lateS = Math.round(uniform(random, 2, 12));
  return {
    clockStartS: happens(random, 0.12) ? startS : 0,
    lateStopS: happens(random, 0.15) ? lateS : 0,
  };
}

/** Rows on the cart's clock, with the load of their moment, averaged and rounded. */
export function recordRows(
  breaths: readonly Breath[],
  plan: ExercisePlan,
  uptake: OxygenUptake,
  operator: Operator,
  averaging: CartAveraging,
  device: DeviceErrors,
): Breath[] {
  const loadAt = loadColumn(plan, uptake, operator);
  const recorded: Breath[] = [];
  for (const breath of breaths) {
    if (breath.timeS <= operator.clockStartS) continue;
    Object.assign(breath, loadAt(breath.timeS));
    breath.timeS -= operator.clockStartS;
    recorded.push(breath);
  }
  const rows = average(recorded, averaging);
  for (const row of rows) Object.assign(row, loadAt(row.timeS + operator.clockStartS));
  round(rows, device.resolution);
  return withoutRepeats(rows);
}

function loadColumn(plan: ExercisePlan, uptake: OxygenUptake, operator: Operator): (timeS: number) => Load {
  const { verification } = plan;
  const from = uptake.verificationS ?? Infinity;
  const to = from + (verification?.lengthS ?? 0);
  return (timeS) => {
    if (timeS <= uptake.endS) return plan.loadAt(timeS);
    if (timeS <= uptake.endS + operator.lateStopS) return plan.loadAt(uptake.endS);
    return verification !== undefined && timeS >= from && timeS < to ? verification.load : plan.recoveryLoad;
  };
}

/** Rounding to whole seconds can bring two quick breaths onto one stamp; carts then show one. */
function withoutRepeats(rows: readonly Breath[]): Breath[] {
  return rows.filter((row, i) => i === 0 || row.timeS > (rows[i - 1]?.timeS ?? -Infinity));
}

/** The starts of the phases on the cart's clock; what came before it has none. */
export function phasesOnClock(plan: ExercisePlan, uptake: OxygenUptake, operator: Operator): PlannedPhases {
  const onClock = (timeS: number): number => Math.max(0, timeS - operator.clockStartS);
  return {
    restS: 0,
    warmUpS: onClock(plan.warmUpS),
    exerciseS: onClock(plan.exerciseS),
    incrementalS: onClock(plan.incrementalS),
    recoveryS: onClock(uptake.endS),
    endS: onClock(uptake.mouth.length - 1),
  };
}
