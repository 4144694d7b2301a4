import type { Sampling } from '../../recording.ts';
import { roughVo2PerKg } from './fitness.ts';
import type { TestEvidence } from './test-evidence.ts';

/** What intervals are calibrated by: only what is known when a test is analysed. */
export type CalibrationStrata = {
  readonly averaging: 'breaths' | 'seconds' | 'to-10-s' | 'over-10-s';
  readonly protocol: 'ramp' | 'steps' | 'other';
  readonly endTidal: 'with' | 'without';
  readonly fitness: 'low' | 'middle' | 'high';
  /** How near network and classical consensus lie: where they part, one of them is further off than it says. */
  readonly agreement: 'near' | 'apart' | 'far' | 'unknown';
};

export type Dimension = keyof CalibrationStrata;
export const dimensions: readonly Dimension[] = ['averaging', 'protocol', 'endTidal', 'fitness', 'agreement'];

/** A test's stratum in each dimension, for a threshold on which network and classical methods differ by so many s. */
export function strataOf(
  { sampling, protocol, features, facts }: TestEvidence,
  disagreementS: number | undefined,
): CalibrationStrata {
  const perKg = roughVo2PerKg(facts);
  return {
    averaging: averagingOf(sampling),
    protocol: protocol === 'ramp' || protocol === 'steps' ? protocol : 'other',
    endTidal: features?.has.endTidal === true ? 'with' : 'without',
    fitness: fitnessBand(perKg),
    agreement: agreementOf(disagreementS),
  };
}

function averagingOf({ kind, intervalS }: Sampling): CalibrationStrata['averaging'] {
  if (kind !== 'averaged') return kind === 'uniform' ? 'seconds' : 'breaths';
  return intervalS <= 10 ? 'to-10-s' : 'over-10-s';
}

/** Below 22 and above 42 mL/min/kg: about the lowest and the highest third. */
function fitnessBand(perKg: number): CalibrationStrata['fitness'] {
  if (perKg < 22) return 'low';
  return perKg > 42 ? 'high' : 'middle';
}

function agreementOf(disagreementS: number | undefined): CalibrationStrata['agreement'] {
  if (disagreementS === undefined) return 'unknown';
  const apartS = Math.abs(disagreementS);
  if (apartS < 30) return 'near';
  return apartS > 60 ? 'far' : 'apart';
}
