import type { ShippedModel } from '#analyses/analysis-models.ts';
import { faultDetail, type Result } from '#core/result.ts';
import type { RuntimeComparison } from '#workers/protocol.ts';
import type { RuntimeChoice } from './models-api.ts';

/** Where the choice is remembered in localStorage; erased with everything else of this app. */
export const runtimeKey = 'benchside.runtime';

/** What the choice needs of the browser. */
export type RuntimePorts = {
  /** The GPU in words ("nvidia ampere"); undefined where the browser lends none. */
  readonly describeGpu: () => Promise<string | undefined>;
  /** Times both runtimes on the same inputs, in a worker of its own. */
  readonly compare: (modelId: string) => Promise<Result<RuntimeComparison>>;
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>;
};

/** A choice holds for one model on one GPU: a driver or a model that changes is measured again. */
type Remembered = { readonly sha256: string; readonly gpu: string; readonly choice: RuntimeChoice };

const withoutGpu: RuntimeChoice = { runs: 'wasm', reason: 'this browser lends no GPU' };

/** The same numbers, as the product promises them. */
const sameWithin = 1e-4;
/** Workers share one GPU, while each has a core of its own: a GPU must be clearly faster to be of use to a batch. */
const clearlyFaster = 2;

/** Which runtime answers, decided by a measurement at the first use of a model on a GPU, and remembered. */
export type RuntimeMemory = {
  /** What is known already; undefined where a measurement is still to be made. */
  readonly known: (model: ShippedModel) => Promise<RuntimeChoice | undefined>;
  /** Measures where nothing is known; WebAssembly wherever anything fails. Never rejects. */
  readonly choose: (model: ShippedModel) => Promise<RuntimeChoice>;
};

/** Opens the memory of choices. */
export function openRuntimeMemory({ describeGpu, compare, memory }: RuntimePorts): RuntimeMemory {
  let gpu: Promise<string | undefined> | undefined;
  const choosing = new Map<string, Promise<RuntimeChoice>>();

  const gpuHere = () => (gpu ??= describeGpu().catch(() => undefined));

  async function known({ sha256 }: ShippedModel): Promise<RuntimeChoice | undefined> {
    const here = await gpuHere();
    if (here === undefined) return withoutGpu;
    const remembered = recall(memory);
    return remembered?.sha256 === sha256 && remembered.gpu === here ? remembered.choice : undefined;
  }

  async function measure({ id, sha256 }: ShippedModel): Promise<RuntimeChoice> {
    const compared = await compare(id);
    const choice: RuntimeChoice = compared.ok
      ? choiceFrom(compared.value)
      : { runs: 'wasm', reason: `the GPU could not be measured: ${faultDetail(compared.fault)}` };
    // A GPU that takes for ever will do so again; what else failed may work the next time the page is opened.
    if (compared.ok || compared.fault.kind === 'timeout')
      remember(memory, { sha256, gpu: (await gpuHere()) ?? '', choice });
    return choice;
  }

  return {
    known,
    choose: (model) => {
      const chosen =
        choosing.get(model.sha256) ??
        known(model)
          .then((choice) => choice ?? measure(model))
          .catch(() => withoutGpu);
      choosing.set(model.sha256, chosen);
      return chosen;
    },
  };
}

/** What follows from a comparison: the GPU only where it gives the same numbers in clearly less time. */
export function choiceFrom({ wasmMs, webgpuMs, largestDifference }: RuntimeComparison): RuntimeChoice {
  const times = `${webgpuMs.toFixed(1)} ms on the GPU, ${wasmMs.toFixed(1)} ms on the processor`;
  if (!(largestDifference <= sameWithin)) {
    const reason = `the GPU gives other numbers (by ${largestDifference.toPrecision(2)}; ${times})`;
    return { runs: 'wasm', reason, wasmMs, webgpuMs };
  }
  if (webgpuMs * clearlyFaster > wasmMs) {
    return { runs: 'wasm', reason: `the GPU is not clearly faster (${times})`, wasmMs, webgpuMs };
  }
  return { runs: 'webgpu', reason: `the GPU is faster (${times})`, wasmMs, webgpuMs };
}

function remember(memory: Pick<Storage, 'setItem'>, remembered: Remembered): void {
  try {
    memory.setItem(runtimeKey, JSON.stringify(remembered));
  } catch {
    // a private window may refuse: the choice then lasts as long as the page
  }
}

function recall(memory: Pick<Storage, 'getItem'>): Remembered | undefined {
  try {
    const raw = JSON.parse(memory.getItem(runtimeKey) ?? 'null') as Partial<Remembered> | null;
    const runs = raw?.choice?.runs;
    if (typeof raw?.sha256 !== 'string' || typeof raw.gpu !== 'string') return undefined;
    return runs === 'wasm' || runs === 'webgpu' ? (raw as Remembered) : undefined;
  } catch {
    return undefined; // nothing there, or nothing that can be read
  }
}
