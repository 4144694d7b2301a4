import type { Tools } from '#analyses/analysis.ts';
import { decodeDomains } from '#analyses/cpet/model/decoding/decode-domains.ts';
import { guardOf } from '#analyses/cpet/model/decoding/guard.ts';
import { evidenceOf } from '#analyses/cpet/model/decoding/test-evidence.ts';
import { featuresOf } from '#analyses/cpet/model/features/features-of.ts';
import type { NetworkAnswers } from '#analyses/cpet/model/network-answers.ts';
import { toNetworkOutput, toTensors } from '#analyses/cpet/model/network-tensors.ts';
import { shippedModel } from '#analyses/cpet/model/shipped-model.ts';
import type { CpetOptions } from '#analyses/cpet/options.ts';
import type { PreparedTest } from '#analyses/cpet/prepare-test.ts';
import { faultDetail } from '#core/result.ts';

/** What the shipped network says of a prepared test. Throws where it cannot run. */
export async function askNetworks(
  test: PreparedTest,
  { thresholdConvention }: CpetOptions,
  tools: Tools,
): Promise<NetworkAnswers> {
  const { seconds, found, recording } = test;
  const features = featuresOf({
    seconds,
    part: found.part,
    sampling: recording.sampling,
    mode: found.protocol.mode,
  });
  const evidence = evidenceOf(test, features);
  const { refusal } = guardOf(evidence);
  if (refusal !== undefined) return { domains: { state: 'refused', ...refusal } };
  if (features === undefined)
    return { domains: { state: 'refused', code: 'too-short', detail: 'nothing rises for long enough' } };
  const tensors = await tools.infer(shippedModel.id, toTensors(features));
  const output = tensors.ok ? toNetworkOutput(tensors.value, features) : tensors;
  if (!output.ok) throw new Error(faultDetail(output.fault));
  const { id, version, sha256, temperature: temperatures } = shippedModel;
  return {
    domains: decodeDomains({
      evidence,
      output: output.value,
      thresholds: test.thresholds,
      convention: thresholdConvention,
      model: { id, version, sha256 },
      temperatures,
    }),
  };
}
