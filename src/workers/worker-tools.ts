import type { PictureTools, Tools } from '#analyses/analysis.ts';
import { fail, faultDetail, type Result } from '#core/result.ts';
import { hostModels } from '#inference/host-models.ts';
import type { Runtime } from '#inference/onnx-runtime.ts';
import { openModel, type ModelFile } from '#inference/open-model.ts';
import type { Session } from '#inference/session.ts';
import { withFallback } from '#inference/with-fallback.ts';
import type { Lent } from './protocol.ts';

/** What the tools need of their surroundings. */
export type ToolPorts = {
  /** The file of a model that ships with the app; undefined for an id that does not. */
  readonly shipped: (modelId: string) => ModelFile | undefined;
  /** Loads the runtime's larger build; may reject. */
  readonly loadWebGpu: () => Promise<Runtime>;
  /** Absent where the surroundings cannot see. */
  readonly pictures?: PictureTools;
};

/** The tools of one worker, and what is lent to it with each file. */
export type WorkerTools = {
  readonly tools: Tools;
  readonly lend: (lent: Lent) => void;
  /** Opens a shipped model before a file asks for it. */
  readonly openModel: (modelId: string) => Promise<void>;
};

/**
 * Tools that run the shipped models and those of the user's that are lent. One session a model, opened at its first
 * use and kept for the worker's life, or until its model is lent no more.
 *
 * [Note: Models that do not load] A shipped model that does not load (its file is gone since a new version was put in
 * place, the connection broke, WebAssembly is barred) is the device's fault, never the file's: kind `model`, `notBegun`.
 * The analysis ends with it and the file is tried again; else it would get another result than its neighbours without a
 * word. A model of the user's that does not load is only an answer less, and the finding says why.
 */
export function openWorkerTools({ shipped, loadWebGpu, pictures }: ToolPorts): WorkerTools {
  let lent: Lent = { runtime: 'wasm', models: [] };
  const openedShipped = new Set<string>();
  const lentModel = (id: string) => lent.models.find((model) => model.id === id);

  const openShipped = (file: ModelFile): Promise<Result<Session>> => {
    const onWasm = async () => blamingDevice(await openModel(file));
    if (lent.runtime === 'wasm') return onWasm();
    const onWebGpu = async (): Promise<Result<Session>> => {
      try {
        return await openModel(file, await loadWebGpu());
      } catch (thrown) {
        return { ok: false, fault: { kind: 'model', detail: String(thrown) } };
      }
    };
    return withFallback(onWebGpu, onWasm);
  };

  const host = hostModels((id) => {
    const file = shipped(id);
    if (file !== undefined) {
      openedShipped.add(id);
      return openShipped(file);
    }
    const model = lentModel(id);
    if (model === undefined) return undefined;
    const { format, sha256, blob } = model;
    return openModel({ format, sha256, bytes: async () => new Uint8Array(await blob.arrayBuffer()) });
  });

  return {
    tools: { infer: host.infer, describeModel: lentModel, ...(pictures && { pictures }) },
    lend: (next) => {
      const { runtime, models } = lent;
      lent = next;
      for (const { id, sha256 } of models) if (lentModel(id)?.sha256 !== sha256) host.forget(id);
      if (next.runtime !== runtime) for (const id of openedShipped) host.forget(id);
    },
    openModel: host.open,
  };
}

/** What keeps a shipped model from being opened is never the file's: a damaged model is not a damaged test. */
function blamingDevice(opened: Result<Session>): Result<Session> {
  if (opened.ok) return opened;
  return fail({ kind: 'model', detail: faultDetail(opened.fault), notBegun: true });
}
