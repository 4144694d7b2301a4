import { analyseRecording } from '#analyses/cpet/analyse.ts';
import { clean } from '#analyses/cpet/cleaning/clean.ts';
import { samplingOf } from '#analyses/cpet/columns/sampling.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import { simulateSketch } from '#analyses/cpet/simulate/physiology/second-generator.ts';
import { simulatePhysiology } from '#analyses/cpet/simulate/physiology/simulate-physiology.ts';
import type { PhysiologicalTest } from '#analyses/cpet/simulate/physiology/physiological-test.ts';
import { recordingOfTest } from '#analyses/cpet/simulate/physiology/recording-of-test.ts';
import { atSeconds } from '#analyses/cpet/test-seconds.ts';
import { findThresholds, type Thresholds } from '#analyses/cpet/thresholds/find-thresholds.ts';
import { gridOf } from '#analyses/cpet/thresholds/incremental-grid.ts';

/** Tests of the acceptance: another range of seeds than any other check uses. */
const firstSeed = 500_000;

/** A threshold as it truly is, in the cart's own VO2 (its gain put on), since no method can see a wrong gain. */
export type Truth = { readonly timeS: number; readonly vo2MlPerMin: number; readonly vo2Gain: number };

/** A simulated test with what the product says of it. */
export type JudgedTest = {
  readonly test: PhysiologicalTest;
  readonly vt1: Truth | undefined;
  readonly vt2: Truth | undefined;
  /** Through the product's own path; undefined where its gates refuse thresholds. */
  readonly found: Thresholds | undefined;
  /** With the rising part given instead of found. */
  readonly withTruePhases: Thresholds | undefined;
};

/** Simulates so many tests of all groups, protocols and averagings, and runs the product on each. */
export function judgeSimulated(count: number, generator: 'physiological' | 'sketch'): JudgedTest[] {
  return Array.from({ length: count }, (_, index) => {
    const seed = firstSeed + index;
    return judgeTest(generator === 'physiological' ? simulatePhysiology(seed) : simulateSketch(seed));
  });
}

function judgeTest(test: PhysiologicalTest): JudgedTest {
  const recorded = recordingOfTest(test);
  // What the product's reader makes of the same rows, which may be means over breaths.
  const sampling = samplingOf(recorded.timeS, recorded.channels.rfPerMin);
  const recording = { ...recorded, sampling };
  const finding = analyseRecording(recording, defaultCpetOptions);
  const truth = (which: 'vt1' | 'vt2'): Truth | undefined => {
    const one = test.truth[which];
    if (one === undefined) return undefined;
    const { vo2Gain } = test.description.device;
    return { timeS: one.timeS, vo2MlPerMin: one.vo2MlPerMin * vo2Gain, vo2Gain };
  };
  const seconds = atSeconds(recording, clean(recording));
  const part = { startS: test.phases.incrementalS, endS: test.description.exerciseEndS };
  const series = seconds && gridOf(seconds, part);
  return {
    test,
    vt1: truth('vt1'),
    vt2: truth('vt2'),
    found: finding.thresholds,
    withTruePhases: series && findThresholds(series, { draws: 50, seed: 20_240_117 }),
  };
}
