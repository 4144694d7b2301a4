import type { AnalysisManifest } from '#analyses/analysis.ts';
import { analyses } from '#analyses/registry.ts';
import type { ModelFile } from '#inference/open-model.ts';
import { shippedModelFile } from '#inference/shipped-model-file.ts';

/** A model that ships with the app, and the analysis that it is for; undefined for an id that does not ship. */
export function shippedModel(
  modelId: string,
): { readonly file: ModelFile; readonly manifest: AnalysisManifest } | undefined {
  for (const manifest of analyses) {
    const model = manifest.shippedModels?.find(({ id }) => id === modelId);
    const file = model && shippedModelFile(model);
    if (file !== undefined) return { file, manifest };
  }
  return undefined;
}
