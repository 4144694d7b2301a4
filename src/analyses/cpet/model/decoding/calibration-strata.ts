import { roughVo2PerKg } from './fitness.ts';
import type { TestEvidence } from './test-evidence.ts';

/** What intervals are calibrated by: only what is known when a test is analysed. */
export type CalibrationStrata = {
  readonly averaging: 'breaths' | 'to-10-s' | 'over-10-s';
  readonly protocol: 'ramp' | 'steps' | 'other';
  readonly endTidal: 'with' | 'without';
  readonly fitness: 'low' | 'middle' | 'high';
};

export type Dimension = keyof CalibrationStrata;
export const dimensions: readonly Dimension[] = ['averaging', 'protocol', 'endTidal', 'fitness'];

/** A test's stratum in each dimension. */
export function strataOf({ sampling, protocol, features, facts }: TestEvidence): CalibrationStrata {
  const perKg = roughVo2PerKg(facts);
  const isBreaths = sampling.kind !== 'averaged';
  const averaged = sampling.intervalS <= 10 ? 'to-10-s' : 'over-10-s';
  return {
    averaging: isBreaths ? 'breaths' : averaged,
    protocol: protocol === 'ramp' || protocol === 'steps' ? protocol : 'other',
    endTidal: features?.has.endTidal === true ? 'with' : 'without',
    fitness: fitnessBand(perKg),
  };
}

/** Below 22 and above 42 mL/min/kg: about the lowest and the highest third. */
function fitnessBand(perKg: number): CalibrationStrata['fitness'] {
  if (perKg < 22) return 'low';
  return perKg > 42 ? 'high' : 'middle';
}
