import { analyses } from '#analyses/registry.ts';
import { openModelStore, type ModelStore } from '#storage/models.ts';
import { describeGpu } from '#workers/describe-gpu.ts';
import { inModelWorker } from '#workers/model-trials.ts';
import { startModelWorker } from '#workers/start-worker.ts';
import { joinModels, type Models } from './models.ts';
import { openStores, ownDatabase } from './open-database.ts';
import { openRuntimeMemory } from './runtime-choice.ts';
import { currentSettings, updateSettings } from './settings.svelte.ts';

/** How long a model may take to be parsed, opened and tried; one that takes longer is refused. */
const trialLimitMs = 60_000;
/** How long the first batch on a new GPU may wait for its measurement. */
const measurementLimitMs = 30_000;

/** The one analysis that has models. */
const analysisId = 'cpet';

let opened: Models | undefined;

/** Opens this browser's models; the same object on every call. */
export function openModels(): Models {
  return (opened ??= open());
}

function open(): Models {
  const shipped = analyses.find(({ id }) => id === analysisId)?.shippedModels?.[0];
  return joinModels({
    store: onceOpen(openModelStore(ownDatabase())),
    shipped: shipped && { title: `Benchside ${shipped.id}`, ...shipped },
    takeIn: (files) => inModelWorker(startModelWorker, trialLimitMs, (api) => api.takeIn(analysisId, files)),
    runtime: openRuntimeMemory({
      describeGpu,
      compare: (modelId) =>
        inModelWorker(startModelWorker, measurementLimitMs, (api) => api.compareRuntimes(modelId)),
      memory: localStorage,
    }),
    compared: () => comparedIn(currentSettings().options[analysisId]),
    keepCompared: (comparedModels) => {
      const { options } = currentSettings();
      const kept = options[analysisId];
      const before = typeof kept === 'object' && kept !== null ? kept : {};
      updateSettings({ options: { ...options, [analysisId]: { ...before, comparedModels } } });
    },
    nowMs: () => Date.now(),
  });
}

/** A store whose database is opened by no call of its own: it may have to be upgraded or healed first. */
function onceOpen({ list, add, remove }: ModelStore): ModelStore {
  return {
    list: () => openStores().then(list),
    add: (model) => openStores().then(() => add(model)),
    remove: (id) => openStores().then(() => remove(id)),
  };
}

/** The chosen models among options as stored, whatever is stored. */
function comparedIn(options: unknown): readonly string[] {
  if (typeof options !== 'object' || options === null || !('comparedModels' in options)) return [];
  const { comparedModels } = options;
  return Array.isArray(comparedModels) ? comparedModels.filter((each) => typeof each === 'string') : [];
}
