import type { Tools } from '#analyses/analysis.ts';
import { faultDetail, ok, type Result } from '#core/result.ts';
import type { CpetOptions } from '../options.ts';
import type { PreparedTest } from '../prepare-test.ts';
import { decodeDomains } from './decoding/decode-domains.ts';
import { guardOf } from './decoding/guard.ts';
import { whatDroveThis, type Occlusion } from './decoding/occlusion.ts';
import { evidenceOf, type TestEvidence } from './decoding/test-evidence.ts';
import type { Convention, DomainAnswer } from './domain-answer.ts';
import { featuresOf, type SeenTest } from './features/features-of.ts';
import type { TestFeatures } from './features/test-features.ts';
import type { NetworkAnswers } from './network-answers.ts';
import { toNetworkOutput, toTensors } from './network-tensors.ts';
import { shippedModel } from './shipped-model.ts';
import { runUserModels } from './user-models/run-user-models.ts';

/** What the shipped network and the user's chosen models say of a prepared test. Never fails: a refusal says why. */
export async function askNetworks(
  test: PreparedTest,
  { thresholdConvention, comparedModels }: CpetOptions,
  tools: Tools,
): Promise<NetworkAnswers> {
  const seen = seenTest(test);
  const domains = await domainsOf(test, featuresOf(seen), thresholdConvention, tools);
  if (comparedModels.length === 0) return { domains };
  const compared = await runUserModels({ ...seen, recording: test.recording }, comparedModels, tools);
  return { domains, compared };
}

/** Which channels drove the shipped network's answer; the fault of the runtime where it cannot be asked. */
export async function explainAnswer(
  test: PreparedTest,
  { thresholdConvention }: CpetOptions,
  tools: Tools,
): Promise<Result<readonly Occlusion[]>> {
  const features = featuresOf(seenTest(test));
  if (features === undefined) return ok([]);
  return whatDroveThis(features, (shown) =>
    answerTo(test, evidenceOf(test, shown), shown, thresholdConvention, tools),
  );
}

function seenTest({ recording, seconds, found }: PreparedTest): SeenTest {
  return { seconds, part: found.part, sampling: recording.sampling, mode: found.protocol.mode };
}

async function domainsOf(
  test: PreparedTest,
  features: TestFeatures | undefined,
  convention: Convention,
  tools: Tools,
): Promise<DomainAnswer> {
  // The guard comes first: what it refuses costs no inference.
  const evidence = evidenceOf(test, features);
  const { refusal } = guardOf(evidence);
  if (refusal !== undefined) return { state: 'refused', ...refusal };
  if (features === undefined)
    return { state: 'refused', code: 'too-short', detail: 'nothing rises for long enough' };
  const answer = await answerTo(test, evidence, features, convention, tools);
  if (answer.ok) return answer.value;
  return { state: 'refused', code: 'model-unavailable', detail: faultDetail(answer.fault) };
}

async function answerTo(
  { thresholds }: PreparedTest,
  evidence: TestEvidence,
  features: TestFeatures,
  convention: Convention,
  tools: Tools,
): Promise<Result<DomainAnswer>> {
  const tensors = await tools.infer(shippedModel.id, toTensors(features));
  if (!tensors.ok) return tensors;
  const output = toNetworkOutput(tensors.value, features);
  if (!output.ok) return output;
  return ok(
    decodeDomains({
      evidence,
      output: output.value,
      thresholds,
      convention,
      model: { id: shippedModel.id, version: shippedModel.version, sha256: shippedModel.sha256 },
      temperatures: shippedModel.temperature,
    }),
  );
}
