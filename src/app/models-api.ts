import type { ModelLayout } from '#analyses/cpet/model/user-models/user-model.ts';
import type { Result } from '#core/result.ts';

/** What the pages know of models: the shipped one and the user's own. `open-models.ts` makes one. */
export type ModelsApi = {
  /** The shipped model first (where this build has one), then the user's, oldest first. */
  readonly list: () => Promise<readonly ModelFacts[]>;
  /**
   * Takes in one model: a `.tflite` of the Oxynet family, or an `.onnx` with its card (`.json`), in any order.
   * It is parsed and tried in a worker of its own under a time limit, and stored only if it answers. The same bytes
   * again give the model that is there already. Faults carry a code with advice (`adviceFor`): not-a-model,
   * model-damaged, model-too-large, model-unsupported, model-op-unsupported, model-refused, model-probe-failed,
   * model-card-missing, model-card-invalid; or are of kind `timeout`, `worker`, `storage`. Never rejects.
   */
  readonly importModel: (files: readonly File[]) => Promise<Result<ModelFacts>>;
  /** Deletes a model of the user's and takes it out of those compared; the shipped one stays. */
  readonly remove: (id: string) => Promise<void>;
  /**
   * Which of the user's models run beside the shipped one in new batches; kept on this device. A choice is a model's
   * id, or for one of the layout `oxynet-40x5` also `id:reference`: what its app shows, defects included
   * (`choiceText` makes it, `parseChoice` reads it).
   */
  readonly compared: () => readonly string[];
  readonly setCompared: (choice: string, on: boolean) => void;
  /** What runs the shipped model on this machine, once a first use has measured it; undefined before. */
  readonly runtime: () => Promise<RuntimeChoice | undefined>;
};

export type ModelFacts = {
  readonly id: string;
  readonly title: string;
  readonly origin: 'shipped' | 'imported';
  readonly format: 'onnx' | 'tflite';
  readonly layout: ModelLayout;
  /** Of the file as it was given or shipped, lower-case hex. */
  readonly sha256: string;
  /** The shipped model's: its version. */
  readonly version?: string;
  /** An imported model's: its file. */
  readonly fileName?: string;
  readonly sizeBytes?: number;
  readonly addedAtMs?: number;
  /** An imported ONNX's: who made it and under which licence, as its card says. */
  readonly source?: string;
  readonly licence?: string;
  /** What must be shown wherever its answers are. */
  readonly disclosures: readonly string[];
};

/** Which runtime answers on this machine and why, in words. */
export type RuntimeChoice = {
  readonly runs: 'wasm' | 'webgpu';
  readonly reason: string;
  /** Median of one test of usual length, ms, where both were measured. */
  readonly wasmMs?: number;
  readonly webgpuMs?: number;
};
