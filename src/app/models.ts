import type { ShippedModel } from '#analyses/analysis-models.ts';
import { mendedDisclosures } from '#analyses/cpet/model/oxynet-reference/known-model.ts';
import { modelLayouts, parseChoice } from '#analyses/cpet/model/user-models/user-model.ts';
import { describeThrown } from '#core/thrown.ts';
import { fail, ok, type Result } from '#core/result.ts';
import { visibleText } from '#core/visible-text.ts';
import type { ModelStore } from '#storage/models.ts';
import type { ModelRecord } from '#storage/schema.ts';
import type { Lent, TakenModel } from '#workers/protocol.ts';
import type { ModelFacts, ModelsApi } from './models-api.ts';
import type { RuntimeMemory } from './runtime-choice.ts';

/** The parts that are joined into a `ModelsApi`: the browser's in the product, small ones in tests. */
export type ModelPorts = {
  readonly store: ModelStore;
  /** The model that ships with the app; undefined where this build has none. */
  readonly shipped: (ShippedModel & { readonly title: string }) | undefined;
  /** Parses and tries a model in a worker of its own, under a time limit; never rejects. */
  readonly takeIn: (files: readonly File[]) => Promise<Result<TakenModel>>;
  readonly runtime: RuntimeMemory;
  /** The choices for new batches, as the settings keep them. */
  readonly compared: () => readonly string[];
  readonly keepCompared: (choices: readonly string[]) => void;
  readonly nowMs: () => number;
};

/** What pages may do with models, and what batches lend to the workers. */
export type Models = ModelsApi & { readonly lend: () => Promise<Lent> };

/** Models that were looked up this short a time ago are lent as they are: another tab may have changed them since. */
const lentForMs = 1000;

/** Joins the store of models, the worker that tries them, and the settings. */
export function joinModels(ports: ModelPorts): Models {
  const { store, shipped, takeIn, runtime, compared, keepCompared, nowMs } = ports;
  let lookedUp: { readonly atMs: number; readonly lent: Promise<Lent> } | undefined;

  /** Changes the stored models; what is lent from then on is looked up anew. */
  async function change<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } finally {
      lookedUp = undefined;
    }
  }

  async function lookUp(): Promise<Lent> {
    const [choice, models] = await Promise.all([shipped && runtime.choose(shipped), store.list()]);
    return { runtime: choice?.runs ?? 'wasm', models };
  }

  return {
    list: async () => {
      const own = (await store.list()).map(factsOf);
      return shipped === undefined ? own : [factsOfShipped(shipped), ...own];
    },
    importModel: async (files) => {
      const taken = await takeIn(files);
      if (!taken.ok) return taken;
      try {
        return ok(factsOf(await change(() => store.add(recordOf(taken.value, nowMs())))));
      } catch (thrown) {
        return fail({ kind: 'storage', detail: describeThrown(thrown) });
      }
    },
    remove: async (id) => {
      await change(() => store.remove(id));
      keepCompared(compared().filter((choice) => parseChoice(choice).modelId !== id));
    },
    compared,
    setCompared: (choice, on) => {
      const others = compared().filter((each) => each !== choice);
      keepCompared(on ? [...others, choice] : others);
    },
    runtime: async () => shipped && runtime.known(shipped),
    lend: () => {
      const ageMs = lookedUp === undefined ? Infinity : nowMs() - lookedUp.atMs;
      if (lookedUp !== undefined && ageMs >= 0 && ageMs < lentForMs) return lookedUp.lent;
      const lent = lookUp();
      const mine = { atMs: nowMs(), lent };
      lookedUp = mine;
      lent.catch(() => {
        if (lookedUp === mine) lookedUp = undefined;
      });
      return lent;
    },
  };
}

/** What a stranger wrote of the model stands on pages and in results: what nobody could see in it is spelt out. */
function recordOf(taken: TakenModel, addedAtMs: number): ModelRecord {
  const { name: _name, title, fileName, source, licence, ...kept } = taken;
  return {
    ...kept,
    title: visibleText(title),
    fileName: visibleText(fileName),
    ...(source !== undefined && { source: visibleText(source) }),
    ...(licence !== undefined && { licence: visibleText(licence) }),
    addedAtMs,
  };
}

function factsOf(record: ModelRecord): ModelFacts {
  const { id, title, format, sha256, fileName, sizeBytes, addedAtMs, source, licence } = record;
  const layout = modelLayouts.find((known) => known === record.layout) ?? 'benchside-features-1';
  return {
    id,
    title,
    origin: 'imported',
    format,
    layout,
    sha256,
    fileName,
    sizeBytes,
    addedAtMs,
    ...(source !== undefined && { source }),
    ...(licence !== undefined && { licence }),
    disclosures: layout === 'oxynet-40x5' ? mendedDisclosures : [],
  };
}

function factsOfShipped({ id, title, version, sha256 }: ShippedModel & { title: string }): ModelFacts {
  return {
    id,
    title,
    origin: 'shipped',
    format: 'onnx',
    layout: 'benchside-features-1',
    sha256,
    version,
    disclosures: [],
  };
}
