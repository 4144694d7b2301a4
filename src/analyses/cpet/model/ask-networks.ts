import type { Tools } from '#analyses/analysis.ts';
import { faultDetail, ok, type Fault, type Result } from '#core/result.ts';
import type { CpetOptions } from '../options.ts';
import type { PreparedTest } from '../prepare-test.ts';
import { decodeDomains } from './decoding/decode-domains.ts';
import { guardOf } from './decoding/guard.ts';
import { whatDroveThis, type Occlusion } from './decoding/occlusion.ts';
import { evidenceOf, type TestEvidence } from './decoding/test-evidence.ts';
import type { Convention, DomainAnswer, GuardCode } from './domain-answer.ts';
import { featuresOf, type SeenTest } from './features/features-of.ts';
import type { TestFeatures } from './features/test-features.ts';
import type { NetworkAnswers } from './network-answers.ts';
import { toNetworkOutput, toTensors } from './network-tensors.ts';
import { shippedModel } from './shipped-model.ts';
import { runUserModels } from './user-models/run-user-models.ts';

/**
 * What the shipped network and the user's chosen models say of a prepared test; where one has no answer, it says why.
 * A fault only where the shipped network could not be loaded: see [Note: Models that do not load].
 */
export async function askNetworks(
  test: PreparedTest,
  { thresholdConvention, comparedModels }: CpetOptions,
  tools: Tools,
): Promise<Result<NetworkAnswers>> {
  const seen = seenTest(test);
  const asked = await domainsOf(test, featuresOf(seen), thresholdConvention, tools);
  if (!asked.ok) return asked;
  const domains = asked.value;
  if (comparedModels.length === 0) return ok({ domains });
  const compared = await runUserModels({ ...seen, recording: test.recording }, comparedModels, tools);
  return ok({ domains, compared });
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
): Promise<Result<DomainAnswer>> {
  const refused = (code: GuardCode, detail: string) => ok({ state: 'refused' as const, code, detail });
  // The guard comes first: what it refuses costs no inference.
  const evidence = evidenceOf(test, features);
  const { refusal } = guardOf(evidence);
  if (refusal !== undefined) return refused(refusal.code, refusal.detail);
  if (features === undefined) return refused('too-short', 'nothing rises for long enough');
  const answer = await answerTo(test, evidence, features, convention, tools);
  if (answer.ok || couldNotLoad(answer.fault)) return answer;
  return refused('model-unavailable', faultDetail(answer.fault));
}

/** Unlike a network that is not lent at all, or one that fails at this very test. */
function couldNotLoad(fault: Fault): boolean {
  return fault.kind === 'model' && fault.notBegun === true;
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
