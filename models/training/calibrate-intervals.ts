import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { samplingOf } from '#analyses/cpet/columns/sampling.ts';
import { uncalibrated, type Bounds } from '#analyses/cpet/model/decoding/calibrated-intervals.ts';
import { strataOf } from '#analyses/cpet/model/decoding/calibration-strata.ts';
import { decodeDomains } from '#analyses/cpet/model/decoding/decode-domains.ts';
import { fitStretch, type CalibrationSample } from '#analyses/cpet/model/decoding/fit-stretch.ts';
import { evidenceOf, type TestEvidence } from '#analyses/cpet/model/decoding/test-evidence.ts';
import type { ModelReference } from '#analyses/cpet/model/domain-answer.ts';
import { featuresOf } from '#analyses/cpet/model/features/features-of.ts';
import type { NetworkOutput } from '#analyses/cpet/model/network-output.ts';
import { toNetworkOutput, toTensors } from '#analyses/cpet/model/network-tensors.ts';
import { shippedModel } from '#analyses/cpet/model/shipped-model.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import { prepareTest } from '#analyses/cpet/prepare-test.ts';
import type { PhysiologicalTest } from '#analyses/cpet/simulate/physiology/physiological-test.ts';
import { drawLaboratory, readThresholds } from '#analyses/cpet/simulate/physiology/raters.ts';
import { recordingOfTest } from '#analyses/cpet/simulate/physiology/recording-of-test.ts';
import { simulateSketch } from '#analyses/cpet/simulate/physiology/second-generator.ts';
import { simulatePhysiology } from '#analyses/cpet/simulate/physiology/simulate-physiology.ts';
import type { Thresholds } from '#analyses/cpet/thresholds/find-thresholds.ts';
import { projectRoot } from '#cli/project-root.ts';
import { seededRandom } from '#core/random.ts';
import { openSession, type Session } from '#inference/session.ts';

/**
 * Calibrates the intervals of the shipped model on simulated tests that nothing else has seen, as many of them sketches,
 * and writes `decoding/calibration-table.ts`. Both generators count alike: fitted on the first alone, nine in ten
 * intervals hold the truth there and eight in ten on the other; so .93 and .86 (VT1), .94 and .88 (VT2). To be run again
 * whenever the model or the decoding changes.
 *
 * tsx models/training/calibrate-intervals.ts [--tests 1500] [--model PATH]
 */
const { values } = parseArgs({
  options: { tests: { type: 'string', default: '1500' }, model: { type: 'string' } },
});
/** Seeds of the calibration alone. */
const firstSeeds = { physiological: 7_000_000, sketch: 7_500_000 } as const;
const readersPerTest = 3;

/** How far each table is trusted. Readers are simulated: intervals that readers need are never made narrower. */
const bounds = {
  none: { least: 0.5, most: 4 },
  readers: { least: 1, most: 1.6 },
} as const satisfies Record<string, Bounds>;

type Kind = keyof typeof bounds;
type Which = 'vt1' | 'vt2';
type Samples = Record<Kind, Record<Which, CalibrationSample[]>>;
type Times = Readonly<Partial<Record<Which, { readonly timeS: number }>>>;

const samples: Samples = { none: { vt1: [], vt2: [] }, readers: { vt1: [], vt2: [] } };
const session = await openShipped();
const tests = Number(values.tests);
for (let i = 0; i < tests; i += 1) await add(simulatePhysiology(firstSeeds.physiological + i));
for (let i = 0; i < tests; i += 1) await add(simulateSketch(firstSeeds.sketch + i));
await session.close();
await write();

async function openShipped(): Promise<Session> {
  const path = values.model ?? join(projectRoot, 'models', shippedModel.id, 'model.onnx');
  const session_ = await openSession(new Uint8Array(readFileSync(path)), shippedModel);
  if (!session_.ok) throw new Error(JSON.stringify(session_.fault));
  return session_.value;
}

async function add(test: PhysiologicalTest): Promise<void> {
  const recorded = recordingOfTest(test);
  const recording = { ...recorded, sampling: samplingOf(recorded.timeS, recorded.channels.rfPerMin) };
  const prepared = prepareTest(recording, defaultCpetOptions);
  if ('code' in prepared) return;
  const { seconds, found, thresholds } = prepared;
  const features = featuresOf({
    seconds,
    part: found.part,
    sampling: recording.sampling,
    mode: found.protocol.mode,
  });
  if (features === undefined) return;
  const answer = await session.run(toTensors(features));
  const output = answer.ok ? toNetworkOutput(answer.value, features) : answer;
  if (!output.ok) throw new Error(JSON.stringify(output.fault));
  const evidence = evidenceOf(prepared, features);
  const random = seededRandom(test.seed ^ 0x3c6ef372);
  collect('none', [test.truth], { evidence, thresholds, output: output.value });
  const marks = Array.from({ length: readersPerTest }, () =>
    readThresholds(random, test, drawLaboratory(random)),
  );
  collect(
    'readers',
    marks.map(({ vt1, vt2 }) => ({ ...(vt1 && { vt1 }), ...(vt2 && { vt2 }) })),
    { evidence, thresholds, output: output.value },
  );
}

type Asked = {
  readonly evidence: TestEvidence;
  readonly thresholds: Thresholds | undefined;
  readonly output: NetworkOutput;
};

function collect(kind: Kind, truths: readonly Times[], asked: Asked): void {
  const model: ModelReference = shippedModel;
  const answer = decodeDomains({
    ...asked,
    convention: { kind },
    model,
    temperatures: shippedModel.temperature,
    calibration: uncalibrated,
  });
  if (answer.state === 'refused') return;
  for (const which of ['vt1', 'vt2'] as const) {
    const threshold = answer[which];
    if (!threshold.found) continue;
    const strata = strataOf(asked.evidence, answer.disagreementS[which]);
    for (const truth of truths) {
      const truthS = truth[which]?.timeS;
      if (truthS === undefined) continue;
      const { timeS: medianS, timeIntervalsS: intervals } = threshold;
      samples[kind][which].push({ strata, truthS, medianS, intervals });
    }
  }
}

async function write(): Promise<void> {
  const path = join(projectRoot, 'src/analyses/cpet/model/decoding/calibration-table.ts');
  const tableOf = (kind: Kind) => ({
    vt1: fitStretch(samples[kind].vt1, bounds[kind]),
    vt2: fitStretch(samples[kind].vt2, bounds[kind]),
  });
  const table = JSON.stringify({ none: tableOf('none'), readers: tableOf('readers') });
  const text = `import { fewMarks, type CalibrationTable } from './calibrated-intervals.ts';

/**
 * Written by \`models/training/calibrate-intervals.ts\` on ${tests} simulated tests and as many sketches, for the model of
 * SHA-256 ${shippedModel.sha256.slice(0, 12)}. A laboratory's intervals follow from its own marks, widened because they are few.
 */
export const calibrationTable: CalibrationTable = { ...${table}, laboratory: { vt1: fewMarks, vt2: fewMarks } };
`;
  const config = await resolveConfig(path);
  writeFileSync(path, await format(text, { ...config, parser: 'typescript' }));
  for (const kind of ['none', 'readers'] as const)
    for (const which of ['vt1', 'vt2'] as const)
      process.stdout.write(`${kind} ${which}: ${samples[kind][which].length} samples\n`);
}
