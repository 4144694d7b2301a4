import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tools } from '#analyses/analysis.ts';
import type { ModelReference } from '#analyses/cpet/model/domain-answer.ts';
import { hostModels } from '#inference/host-models.ts';
import { openModel, type ModelFile } from '#inference/open-model.ts';
import { projectRoot } from '#cli/project-root.ts';

/** Tools that run the shipped model here, in Node, as the workers do in a browser. Throws where there is no model. */
export async function openNodeTools(): Promise<Tools> {
  const { id, sha256 } = await shippedReference();
  const path = shippedModelPath(id);
  if (!existsSync(path)) throw new Error(`no shipped model at ${path}: train it first (models/README.md)`);
  return nodeTools((modelId) => (modelId === id ? modelFileAt(path, 'onnx', sha256) : undefined));
}

/** Whether the shipped model is in this checkout; tests that need it skip, saying so, where it is not. */
export async function hasShippedModel(): Promise<boolean> {
  try {
    return existsSync(shippedModelPath((await shippedReference()).id));
  } catch {
    return false;
  }
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

async function shippedReference(): Promise<ModelReference> {
  // Named apart, so that this compiles in a checkout whose model has not been trained yet.
  const path = '../../src/analyses/cpet/model/shipped-model.ts';
  const { shippedModel } = (await import(path)) as { shippedModel: ModelReference };
  return shippedModel;
}
