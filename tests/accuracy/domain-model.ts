import type { Tools } from '#analyses/analysis.ts';
import { findingOf } from '#analyses/cpet/analyse.ts';
import type { CpetFinding } from '#analyses/cpet/finding.ts';
import { askNetworks } from '#analyses/cpet/model/ask-networks.ts';
import type { Convention } from '#analyses/cpet/model/domain-answer.ts';
import type { NetworkAnswers } from '#analyses/cpet/model/network-answers.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import { prepareTest } from '#analyses/cpet/prepare-test.ts';
import type { Recording } from '#analyses/cpet/recording.ts';
import { faultDetail, ok, type Result } from '#core/result.ts';
import type { Tensors } from '#core/tensors.ts';
import { hasShippedModel, openNodeTools } from '../support/node-inference.ts';

/** The product under one convention or several, with the shipped model where this checkout has it. */
export type Product = {
  readonly hasModel: boolean;
  readonly findingOf: (recording: Recording, convention: Convention) => Promise<CpetFinding>;
  readonly findingsOf: (
    recording: Recording,
    conventions: readonly Convention[],
  ) => Promise<readonly CpetFinding[]>;
};

/** Lends the shipped model to the analysis; without it the classical methods answer alone, and `hasModel` says so. */
export async function openProduct(): Promise<Product> {
  const hasModel = await hasShippedModel();
  return productWith(hasModel ? await openNodeTools() : withoutModel, hasModel);
}

/**
 * The product with given tools; a test is prepared once, whatever the number of conventions. Throws where there is a
 * model and it cannot run.
 */
export function productWith(tools: Tools, hasModel: boolean): Product {
  const findingsOf: Product['findingsOf'] = async (recording, conventions) => {
    const prepared = prepareTest(recording, defaultCpetOptions);
    const asked = askingOnce(tools);
    const findings: CpetFinding[] = [];
    for (const thresholdConvention of conventions) {
      const options = { ...defaultCpetOptions, thresholdConvention };
      const canAsk = hasModel && 'found' in prepared;
      const networks: Result<NetworkAnswers> = canAsk ? await askNetworks(prepared, options, asked) : ok({});
      if (!networks.ok) throw new Error(faultDetail(networks.fault));
      const { domains } = networks.value;
      // A model that cannot run is no answer to be counted.
      if (domains?.state === 'refused' && domains.code === 'model-unavailable')
        throw new Error(domains.detail);
      findings.push(findingOf(prepared, options, networks.value));
    }
    return findings;
  };
  return {
    hasModel,
    findingsOf,
    findingOf: async (recording, convention) => {
      const [finding] = await findingsOf(recording, [convention]);
      if (finding === undefined) throw new Error('no finding');
      return finding;
    },
  };
}

/** Remembers the last answer: conventions differ in what is made of the network's answer, not in the question. */
function askingOnce({ infer }: Tools): Tools {
  let last: { id: string; inputs: Tensors; answer: Promise<Result<Tensors>> } | undefined;
  return {
    infer: (id, inputs) => {
      if (last?.id !== id || !areEqual(last.inputs, inputs)) last = { id, inputs, answer: infer(id, inputs) };
      return last.answer;
    },
  };
}

function areEqual(a: Tensors, b: Tensors): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const [x, y] = [a[name]?.data, b[name]?.data];
    return x !== undefined && x.length === y?.length && x.every((value, i) => value === y[i]);
  });
}

const withoutModel: Tools = {
  infer: () =>
    Promise.resolve({ ok: false, fault: { kind: 'model', detail: 'no shipped model in this checkout' } }),
};
