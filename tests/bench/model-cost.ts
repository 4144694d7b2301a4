import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Tools } from '#analyses/analysis.ts';
import { askNetworks } from '#analyses/cpet/model/ask-networks.ts';
import { featuresOf, type SeenTest } from '#analyses/cpet/model/features/features-of.ts';
import { toTensors } from '#analyses/cpet/model/network-tensors.ts';
import { runMended } from '#analyses/cpet/model/oxynet-reference/run-reference.ts';
import { shippedModel } from '#analyses/cpet/model/shipped-model.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import type { PreparedTest } from '#analyses/cpet/prepare-test.ts';
import { hasShippedModel, modelFileAt, nodeTools, openNodeTools } from '../support/node-inference.ts';
import { sharedPath } from '../support/shared-samples.ts';
import { runOnTwoThreads } from './inference-threads.ts';
import { median, timed } from './median-ms.ts';
import { prepareBenchTests } from './prepared-tests.ts';

/** Tests of five carts, and rounds of which the first two warm up. */
const tests = 30;
const rounds = 9;
const warmUpRounds = 2;

/** What the shipped model costs a test on one thread of Node, beside the imported Oxynet on the same tests. */
export type ModelCost = {
  readonly answered: number;
  readonly featuresMs: number;
  readonly networkMs: number;
  /** Guard, votes, prior, intervals and curves. */
  readonly decodingMs: number;
  readonly totalMs: number;
  /** WebAssembly compiled, model read, checked and opened, and its first answer. */
  readonly firstSessionMs: number;
  readonly oxynet:
    | {
        readonly tests: number;
        readonly totalMs: number;
        /** Median over the tests of our time to its time. */
        readonly oursToIts: number;
      }
    | string;
  readonly thousandTestsOnTwoThreadsS: number;
};

/** Measures it; says why it cannot where this checkout has no trained model. */
export async function measureModelCost(): Promise<ModelCost | string> {
  if (!(await hasShippedModel())) return 'no shipped model in this checkout';
  const tools = await openNodeTools();
  const prepared = await prepareBenchTests(tests);
  const [first] = prepared;
  if (first === undefined) throw new Error('the bench has no tests');
  const shown = featuresOf(seenOf(first));
  if (shown === undefined) throw new Error('the first test of the bench shows nothing to a network');
  const opened = await timed(() => tools.infer(shippedModel.id, toTensors(shown)));

  const oxynet = openOxynet();
  const costs: { features: number; network: number; decoding: number; total: number; its?: number }[] = [];
  for (const test of prepared) {
    const ours: Awaited<ReturnType<typeof measureOurs>>[] = [];
    const its: number[] = [];
    // In turn, so that both meet the same state of the machine.
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await measureOurs(test, tools));
      if (oxynet !== undefined) its.push(await measureOxynet(test, oxynet));
    }
    const kept = ours.slice(warmUpRounds);
    if (kept.some(({ answered }) => !answered)) continue;
    const of = (part: 'features' | 'network' | 'total') => median(kept.map((one) => one[part]));
    const [features, network, total] = [of('features'), of('network'), of('total')];
    const itsMs = median(its.slice(warmUpRounds).filter(Number.isFinite));
    const decoding = total - features - network;
    costs.push({ features, network, decoding, total, ...(itsMs > 0 && { its: itsMs }) });
  }
  const compared = costs.flatMap(({ its, total }) => (its === undefined ? [] : [{ its, total }]));
  return {
    answered: costs.length,
    featuresMs: median(costs.map(({ features }) => features)),
    networkMs: median(costs.map(({ network }) => network)),
    decodingMs: median(costs.map(({ decoding }) => decoding)),
    totalMs: median(costs.map(({ total }) => total)),
    firstSessionMs: opened.ms,
    oxynet:
      oxynet === undefined
        ? 'skipped: the shared folder has no tfl_model.tflite'
        : {
            tests: compared.length,
            totalMs: median(compared.map(({ its }) => its)),
            oursToIts: median(compared.map(({ its, total }) => total / its)),
          },
    thousandTestsOnTwoThreadsS: await runOnTwoThreads(1000),
  };
}

function seenOf({ recording, seconds, found }: PreparedTest): SeenTest {
  return { seconds, part: found.part, sampling: recording.sampling, mode: found.protocol.mode };
}

/** Features, network and decoding of one test: the network's part is taken from the tools that it asks. */
async function measureOurs(test: PreparedTest, tools: Tools) {
  const features = await timed(() => featuresOf(seenOf(test)));
  let network = 0;
  const watched: Tools = {
    infer: async (id, inputs) => {
      const { ms, value } = await timed(() => tools.infer(id, inputs));
      network += ms;
      return value;
    },
  };
  const total = await timed(() => askNetworks(test, defaultCpetOptions, watched));
  const answered = total.value.ok && total.value.value.domains?.state === 'answered';
  return { features: features.ms, network, total: total.ms, answered };
}

/** Preparation, network and picks of the imported Oxynet; infinite where it does not answer. */
async function measureOxynet({ recording }: PreparedTest, tools: Tools): Promise<number> {
  const { ms, value } = await timed(() => runMended(recording, (inputs) => tools.infer('oxynet', inputs)));
  return value.ok && 'picks' in value.value ? ms : Infinity;
}

/** The imported Oxynet as an analysis worker runs it; undefined where its file is not at hand. */
function openOxynet(): Tools | undefined {
  const path = sharedPath('cpet/oxynet/tfl_model.tflite');
  if (!existsSync(path)) return undefined;
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  return nodeTools(() => modelFileAt(path, 'tflite', sha256));
}
