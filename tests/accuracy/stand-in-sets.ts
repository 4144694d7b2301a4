import type { Laboratory } from '#analyses/cpet/simulate/physiology/raters.ts';
import {
  simulatePhysiology,
  type PhysiologyOptions,
} from '#analyses/cpet/simulate/physiology/simulate-physiology.ts';
import { proofSeeds, readTest, type ProofTest } from './model-tests.ts';

/**
 * Simulated stand-ins for three sets of real tests with marks of experts: who they are, and how much later than the
 * breakpoint they were marked (medians over 157 tests: 23 and 14, 106 and 61, 84 and 25 s).
 */
export type StandInSet = {
  readonly name: string;
  readonly laboratory: Laboratory;
  readonly options: (index: number) => PhysiologyOptions;
};

const patients = ['heart-failure', 'copd', 'pulmonary-vascular', 'obese', 'heart-failure'] as const;
const clinic = ['healthy', 'healthy', 'obese', 'heart-failure', 'healthy', 'copd'] as const;

export const standInSets: readonly StandInSet[] = [
  {
    name: 'athletes, ramps',
    laboratory: { vt1OffsetS: 23, vt2OffsetS: 14, readerSdS: 35 },
    options: () => ({ group: 'athlete', stepS: 0, hardNegative: 'none', averaging: { kind: 'none' } }),
  },
  {
    name: 'patients, from rest',
    laboratory: { vt1OffsetS: 106, vt2OffsetS: 61, readerSdS: 35 },
    options: (index) => ({
      group: patients[index % patients.length] ?? 'copd',
      ergometer: 'cycle',
      stepS: 0,
    }),
  },
  {
    name: 'a clinic, breath by breath',
    laboratory: { vt1OffsetS: 84, vt2OffsetS: 25, readerSdS: 35 },
    options: (index) => ({ group: clinic[index % clinic.length] ?? 'healthy', averaging: { kind: 'none' } }),
  },
];

/** Test `index` of set `set`, marked by its laboratory. */
export function standInTest(set: number, index: number): ProofTest {
  const found = standInSets[set];
  if (found === undefined) throw new Error(`no set ${set}`);
  const test = simulatePhysiology(proofSeeds.standIns + 10_000 * set + index, found.options(index));
  return readTest(
    test,
    set,
    standInSets.map(({ laboratory }) => laboratory),
  );
}
