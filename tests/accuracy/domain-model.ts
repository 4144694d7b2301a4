import type { Tools } from '#analyses/analysis.ts';
import type { CpetFinding } from '#analyses/cpet/finding.ts';
import { cpet } from '#analyses/cpet/index.ts';
import type { Convention } from '#analyses/cpet/model/domain-answer.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import type { Recording } from '#analyses/cpet/recording.ts';
import { faultDetail, type Result } from '#core/result.ts';
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

/** The product with given tools. Throws where the analysis fails, which it never does for a recording. */
export function productWith(tools: Tools, hasModel: boolean): Product {
  const asked = askingOnce(tools);
  const findingOf: Product['findingOf'] = async (recording, thresholdConvention) => {
    const finding = await cpet.analyse(recording, { ...defaultCpetOptions, thresholdConvention }, asked);
    if (!finding.ok) throw new Error(faultDetail(finding.fault));
    return finding.value;
  };
  return {
    hasModel,
    findingOf,
    findingsOf: async (recording, conventions) => {
      const findings: CpetFinding[] = [];
      for (const convention of conventions) findings.push(await findingOf(recording, convention));
      return findings;
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
