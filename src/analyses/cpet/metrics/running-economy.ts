import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { steadyStages } from './steady-stages.ts';
import type { TestView } from './test-view.ts';

const diPrampero = {
  source: 'di Prampero 1986, Int J Sports Med 7:55',
  checked: 'from-memory',
} as const;

/** Slower is walking, whose cost per distance is another quantity. */
const slowestRunKmPerH = 7;

/** Oxygen cost of the fastest steady run on the flat. */
function runningEconomy(view: TestView): Outcome {
  if (view.protocol.mode === 'cycle') return { reason: 'made for treadmill tests' };
  if (view.seconds.speedKmPerH === undefined) return { reason: 'no speed in the file' };
  const { bodyMassKg } = view.person;
  if (bodyMassKg === undefined) return { reason: 'needs body mass' };
  const runs = steadyStages(view).filter(
    ({ speedKmPerH = 0, gradePercent = 0 }) => speedKmPerH >= slowestRunKmPerH && gradePercent <= 1,
  );
  if (runs.length === 0) return { reason: 'no steady 3 min at one speed of 7 km/h or more, grade up to 1 %' };
  const run = runs.filter(({ rer }) => rer <= 1).at(-1);
  return run === undefined
    ? { reason: 'RER over 1.00 at every speed held for 3 min' }
    : { value: (60 * run.vo2MlPerMin) / bodyMassKg / (run.speedKmPerH ?? 1), timeS: run.endS };
}

export const runningEconomyMetrics: readonly MetricDefinition[] = [
  {
    id: 'running_economy_ml_kg_km',
    title: 'Running economy',
    unit: 'mL/kg/km',
    digits: 0,
    formula:
      'VO2 per kg over speed, last minute of the fastest steady 3 min on the flat (grade up to 1 %) with RER up to 1.00',
    citation: diPrampero,
    compute: runningEconomy,
  },
];
