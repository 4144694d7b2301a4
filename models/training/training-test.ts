import { clean } from '#analyses/cpet/cleaning/clean.ts';
import { samplingOf } from '#analyses/cpet/columns/sampling.ts';
import { featuresOf } from '#analyses/cpet/model/features/features-of.ts';
import type { TestFeatures } from '#analyses/cpet/model/features/test-features.ts';
import { findPhases } from '#analyses/cpet/phases/find-phases.ts';
import { describeVo2Course, peakWindowS } from '#analyses/cpet/phases/vo2-course.ts';
import type { PhysiologicalTest } from '#analyses/cpet/simulate/physiology/physiological-test.ts';
import { drawLaboratory, readThresholds } from '#analyses/cpet/simulate/physiology/raters.ts';
import { recordingOfTest } from '#analyses/cpet/simulate/physiology/recording-of-test.ts';
import { simulateSketch } from '#analyses/cpet/simulate/physiology/second-generator.ts';
import {
  simulatePhysiology,
  type PhysiologyOptions,
} from '#analyses/cpet/simulate/physiology/simulate-physiology.ts';
import { atSeconds } from '#analyses/cpet/test-seconds.ts';
import { normal, seededRandom, type Random } from '#core/random.ts';
import { distort } from './distort.ts';
import { redraw } from './redraw.ts';

export type Generator = 'physiological' | 'sketch';

/** What is known of one test beside its features. Times are s on the test's clock; null where there is none. */
export type Label = {
  readonly seed: number;
  readonly length: number;
  readonly firstS: number;
  readonly t1: number | null;
  readonly t2: number | null;
  /** VO2 at the thresholds in the cart's own VO2, mL/min. */
  readonly vo2At1: number | null;
  readonly vo2At2: number | null;
  readonly vo2Peak: number;
  /** Pairs of marks, each by another reader of another laboratory. */
  readonly marks: readonly (readonly [number | null, number | null])[];
  readonly partS: readonly [number, number];
  readonly truePartS: readonly [number, number];
  readonly partFrom: 'found' | 'true, jittered';
  readonly generator: PhysiologicalTest['description']['generator'];
  readonly group: string;
  readonly ergometer: string;
  readonly stepS: number;
  readonly averaging: string;
  readonly hardNegative: string | null;
  readonly unfitness: number;
  readonly has: TestFeatures['has'];
};

const readersPerTest = 6;
/** How many of the tests to learn from are distorted (distort.ts), half of them redrawn before (redraw.ts). */
const distortedShare = 0.6;

/**
 * Simulates one test and takes it through the product's own path: recording, cleaning, phases, features. Undefined
 * where the product would see no rising exercise in it. With `generous`, patients and misleading tests come more often
 * than laboratories see them, and one test in eight has its true part, jittered, instead of the part that was found.
 */
export function trainingTest(
  seed: number,
  generator: Generator,
  generous: boolean,
): { readonly features: TestFeatures; readonly label: Label } | undefined {
  const random = seededRandom(seed ^ 0x5bd1e995);
  const options = generous ? drawEmphasis(random) : {};
  const test = generator === 'sketch' ? simulateSketch(seed) : simulatePhysiology(seed, options);
  const recorded = recordingOfTest(test);
  const sampling = samplingOf(recorded.timeS, recorded.channels.rfPerMin);
  const recording = { ...recorded, sampling };
  const seconds = atSeconds(recording, clean(recording));
  const course = seconds && describeVo2Course(seconds.vo2, peakWindowS(sampling));
  if (seconds === undefined || course === undefined) return undefined;
  const found = findPhases(recording, seconds, course);
  if (found.part.kind !== 'incremental') return undefined;
  const truePart = { startS: test.phases.incrementalS, endS: test.description.exerciseEndS };
  const jittered = generous && random() < 1 / 8;
  const part = jittered
    ? { startS: truePart.startS + 20 * normal(random), endS: truePart.endS + 8 * normal(random) }
    : found.part;
  const seen =
    generous && random() < distortedShare
      ? distort(random, random() < 0.5 ? redraw(random, test, seconds) : seconds, part)
      : { seconds, place: (timeS: number) => timeS };
  const { place } = seen;
  const here = { startS: place(part.startS), endS: place(part.endS) };
  const features = featuresOf({ seconds: seen.seconds, part: here, sampling, mode: found.protocol.mode });
  if (features === undefined) return undefined;
  const { vt1, vt2 } = test.truth;
  const { vo2Gain } = test.description.device;
  const label: Label = {
    seed,
    length: features.timeS.length,
    firstS: features.timeS[0] ?? 0,
    t1: vt1 === undefined ? null : place(vt1.timeS),
    t2: vt2 === undefined ? null : place(vt2.timeS),
    vo2At1: vt1 === undefined ? null : vt1.vo2MlPerMin * vo2Gain,
    vo2At2: vt2 === undefined ? null : vt2.vo2MlPerMin * vo2Gain,
    vo2Peak: features.vo2PeakMlPerMin,
    marks: drawMarks(random, test, place),
    partS: [here.startS, here.endS],
    truePartS: [place(truePart.startS), place(truePart.endS)],
    partFrom: jittered ? 'true, jittered' : 'found',
    generator: test.description.generator,
    group: test.description.group,
    ergometer: test.description.ergometer,
    stepS: test.description.stepS,
    averaging: averagingName(test),
    hardNegative: test.description.hardNegative ?? null,
    unfitness: Math.round(100 * test.description.unfitness) / 100,
    has: features.has,
  };
  return { features, label };
}

/** Three tests in ten are of a patient, one in ten misleads more than chance has it. */
function drawEmphasis(random: Random): PhysiologyOptions {
  const what = random();
  const which = random();
  if (what < 0.3) {
    const groups = ['heart-failure', 'copd', 'pulmonary-vascular', 'obese'] as const;
    const group = groups[Math.floor(which * groups.length)];
    return group === undefined ? {} : { group };
  }
  if (what < 0.4) {
    const hard = ['smooth-thresholds', 'hyperventilation', 'double-hinge', 'stages-then-ramp'] as const;
    const hardNegative = hard[Math.floor(which * hard.length)];
    return hardNegative === undefined ? {} : { hardNegative };
  }
  return {};
}

function drawMarks(
  random: Random,
  test: PhysiologicalTest,
  place: (timeS: number) => number,
): Label['marks'] {
  return Array.from({ length: readersPerTest }, () => {
    const { vt1, vt2 } = readThresholds(random, test, drawLaboratory(random));
    return [rounded(vt1 && place(vt1.timeS)), rounded(vt2 && place(vt2.timeS))] as const;
  });
}

function rounded(timeS: number | undefined): number | null {
  return timeS === undefined ? null : Math.round(10 * timeS) / 10;
}

function averagingName({ description }: PhysiologicalTest): string {
  const { averaging } = description;
  if (averaging.kind === 'bins') return `bins-${averaging.binS}`;
  return averaging.kind === 'breaths' ? `breaths-${averaging.count}` : averaging.kind;
}
