import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tools } from '#analyses/analysis.ts';
import { shippedModel } from '#analyses/cpet/model/shipped-model.ts';
import { hostModels } from '#inference/host-models.ts';
import { openModel, type ModelFile } from '#inference/open-model.ts';
import { projectRoot } from '#cli/project-root.ts';

/** Tools that run the shipped model here, in Node, as the workers do in a browser. Throws where there is no model. */
export function openNodeTools(): Promise<Tools> {
  const { id, sha256 } = shippedModel;
  const path = shippedModelPath(id);
  if (!existsSync(path)) throw new Error(`no shipped model at ${path}: train it first (models/README.md)`);
  const file = { ...modelFileAt(path, 'onnx', sha256), folded: true };
  return Promise.resolve(nodeTools((modelId) => (modelId === id ? file : undefined)));
}

/** Whether the shipped model is in this checkout; tests that need it skip, saying so, where it is not. */
export function hasShippedModel(): Promise<boolean> {
  return Promise.resolve(existsSync(shippedModelPath(shippedModel.id)));
}

/** Tools over whatever models `find` knows. */
export function nodeTools(find: (modelId: string) => ModelFile | undefined): Tools {
  const { infer } = hostModels((modelId) => {
    const file = find(modelId);
    return file && openModel(file);
  });
  return { infer };
}

/** A model's file on disk. */
export function modelFileAt(path: string, format: ModelFile['format'], sha256: string): ModelFile {
  return { format, sha256, bytes: () => Promise.resolve(new Uint8Array(readFileSync(path))) };
}

/** Where the shipped model lies. */
export function shippedModelPath(id: string): string {
  return join(projectRoot, 'models', id, 'model.onnx');
}
