import { samplingOf } from '#analyses/cpet/columns/sampling.ts';
import type { MethodAnswers } from '#analyses/cpet/model/labels/method-answers.ts';
import type { CompleteLabel } from '#analyses/cpet/model/labels/label.ts';
import type { Recording } from '#analyses/cpet/recording.ts';
import type { CartAveraging } from '#analyses/cpet/simulate/physiology/averaging.ts';
import type { PhysiologicalTest } from '#analyses/cpet/simulate/physiology/physiological-test.ts';
import { readThresholds, type Laboratory, type Reading } from '#analyses/cpet/simulate/physiology/raters.ts';
import { recordingOfTest } from '#analyses/cpet/simulate/physiology/recording-of-test.ts';
import { simulateSketch } from '#analyses/cpet/simulate/physiology/second-generator.ts';
import { simulatePhysiology } from '#analyses/cpet/simulate/physiology/simulate-physiology.ts';
import { seededRandom } from '#core/random.ts';

export type Generator = 'physiological' | 'sketch';

/** Seeds of the proof, which nothing else uses: neither training nor calibration has seen these tests. */
export const proofSeeds = {
  physiological: 5_000_000,
  sketch: 5_500_000,
  standIns: 5_700_000,
  marked: 5_800_000,
} as const;

/** A test of the proof with its truth, as seen in the cart's own VO2 and in true VO2, and one reader's marks. */
export type ProofTest = {
  readonly test: PhysiologicalTest;
  readonly recording: Recording;
  readonly own: Thresholds;
  readonly trueVo2: Thresholds;
  readonly laboratory: number;
  readonly marks: Thresholds;
};

export type Thresholds = { readonly vt1?: CompleteLabel; readonly vt2?: CompleteLabel };

/** Standard normal quantiles at 1/16, 3/16 … 15/16, once in order and once shuffled. */
const evenly = [-1.534, -0.887, -0.489, -0.157, 0.157, 0.489, 0.887, 1.534] as const;
const shuffled = [0.157, -0.887, 1.534, -0.489, 0.887, -1.534, 0.489, -0.157] as const;

/**
 * The laboratories of the proof, the same in every run: offsets as simulated readers have them, VT1 N(40, 40) s and
 * VT2 N(25, 25) s, at even quantiles, since eight draws may all be late.
 */
export function proofLaboratories(): readonly Laboratory[] {
  return evenly.map((z, i) => ({
    vt1OffsetS: 40 + 40 * z,
    vt2OffsetS: 25 + 25 * (shuffled[i] ?? 0),
    readerSdS: 30 + (10 * ((3 * i) % evenly.length)) / (evenly.length - 1),
  }));
}

/** Test `index` of a generator, read by the laboratory whose turn it is. */
export function proofTest(
  generator: Generator,
  index: number,
  laboratories: readonly Laboratory[],
): ProofTest {
  const seed = proofSeeds[generator] + index;
  const test = generator === 'sketch' ? simulateSketch(seed) : simulatePhysiology(seed);
  return readTest(test, index % laboratories.length, laboratories);
}

/** Test `index` that a laboratory marked to have its convention fitted: apart from those that it is judged on. */
export function markedTest(
  laboratory: number,
  index: number,
  laboratories: readonly Laboratory[],
): ProofTest {
  return readTest(simulatePhysiology(proofSeeds.marked + 100 * laboratory + index), laboratory, laboratories);
}

/** A simulated test as recorded, with its truth and the marks of one of the laboratories. */
export function readTest(
  test: PhysiologicalTest,
  laboratory: number,
  laboratories: readonly Laboratory[],
): ProofTest {
  const recorded = recordingOfTest(test);
  // What the product's reader makes of the same rows, which may be means over breaths.
  const recording = { ...recorded, sampling: samplingOf(recorded.timeS, recorded.channels.rfPerMin) };
  const { vo2Gain } = test.description.device;
  const { vt1, vt2 } = test.truth;
  const reads = laboratories[laboratory];
  if (reads === undefined) throw new Error(`no laboratory ${laboratory}`);
  const marks = readThresholds(seededRandom(test.seed ^ 0x2545f491), test, reads);
  return {
    test,
    recording,
    own: inVo2({ vt1, vt2 }, vo2Gain),
    trueVo2: inVo2({ vt1, vt2 }, 1),
    laboratory,
    marks: inVo2(marks, vo2Gain),
  };
}

/** VO2 as the cart shows it: nobody who reads its export can see that its gain is wrong. */
function inVo2(
  { vt1, vt2 }: { readonly vt1: Reading | undefined; readonly vt2: Reading | undefined },
  gain: number,
): Thresholds {
  const of = ({ timeS, vo2MlPerMin }: Reading) => ({ timeS, vo2MlPerMin: vo2MlPerMin * gain });
  return { ...(vt1 && { vt1: of(vt1) }), ...(vt2 && { vt2: of(vt2) }) };
}

/** The strata of a test that tables are split by, each as "dimension: level". */
export function strataOf({ test, recording }: ProofTest): readonly string[] {
  const { description } = test;
  const isSketch = description.generator !== 'physiological';
  const stepMin = description.stepS / 60;
  const withPet = recording.channels.peto2MmHg !== undefined && recording.channels.petco2MmHg !== undefined;
  return [
    `group: ${description.group}`,
    `protocol: ${stepMin === 0 ? 'ramp' : `${stepMin}-min steps`}`,
    ...(!isSketch ? [`ergometer: ${description.ergometer}`] : []),
    `averaging: ${averagingGroup(description.averaging)}`,
    `end-tidal: ${withPet ? 'with' : 'without'}`,
    ...(!isSketch ? [`misleading: ${description.hardNegative ?? 'no'}`] : []),
  ];
}

function averagingGroup(averaging: CartAveraging): string {
  switch (averaging.kind) {
    case 'none':
      return 'breath by breath';
    case 'one-second':
      return 'whole seconds';
    case 'bins':
      return averaging.binS <= 10 ? 'bins of 5 to 10 s' : 'bins of 15 to 30 s';
    case 'breaths':
    case 'five-of-seven':
      return 'over breaths';
    case 'rolling':
      return 'rolling';
  }
}

/** Cases in which a missing VT2 is hard to tell: patients, and tests that mislead. */
export function isHardCase({ description }: PhysiologicalTest): boolean {
  return isPatient(description.group) || description.hardNegative !== undefined;
}

export function isPatient(group: PhysiologicalTest['description']['group']): boolean {
  return group === 'heart-failure' || group === 'copd' || group === 'pulmonary-vascular';
}

/** Whether noise-free VO2 still rises, over the last 45 s, at more than half its mean rate: no plateau shows the peak. */
export function lacksPlateau({ course, description, phases }: PhysiologicalTest): boolean {
  const at = (second: number) => course.vo2MlPerMin[Math.round(second + course.clockStartS)] ?? 0;
  const { exerciseEndS } = description;
  const lengthS = exerciseEndS - phases.incrementalS;
  const meanRate = (at(exerciseEndS) - at(phases.incrementalS)) / Math.max(1, lengthS);
  return (at(exerciseEndS) - at(exerciseEndS - 45)) / 45 > 0.5 * meanRate;
}

/** Answers renamed, so that the same method under two conventions can stand in one table. */
export function renamed(answers: MethodAnswers, method: string, title: string): MethodAnswers {
  return { ...answers, method, title };
}
