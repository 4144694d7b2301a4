import type { Tools } from '#analyses/analysis.ts';
import type { CpetFinding } from '#analyses/cpet/finding.ts';
import { cpet } from '#analyses/cpet/index.ts';
import type { Convention } from '#analyses/cpet/model/domain-answer.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import type { Recording } from '#analyses/cpet/recording.ts';
import { faultDetail } from '#core/result.ts';
import { hasShippedModel, openNodeTools } from '../support/node-inference.ts';

/** The product under one convention, with the shipped model where this checkout has it. */
export type Product = {
  readonly hasModel: boolean;
  readonly findingOf: (recording: Recording, convention: Convention) => Promise<CpetFinding>;
};

/** Lends the shipped model to the analysis; without it the classical methods answer alone, and `hasModel` says so. */
export async function openProduct(): Promise<Product> {
  const hasModel = await hasShippedModel();
  return productWith(hasModel ? await openNodeTools() : withoutModel, hasModel);
}

/** The product with given tools. Throws where the analysis fails, which it never does for a recording. */
export function productWith(tools: Tools, hasModel: boolean): Product {
  return {
    hasModel,
    findingOf: async (recording, thresholdConvention) => {
      const finding = await cpet.analyse(recording, { ...defaultCpetOptions, thresholdConvention }, tools);
      if (!finding.ok) throw new Error(faultDetail(finding.fault));
      return finding.value;
    },
  };
}

const withoutModel: Tools = {
  infer: () =>
    Promise.resolve({ ok: false, fault: { kind: 'model', detail: 'no shipped model in this checkout' } }),
};
