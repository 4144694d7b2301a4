import { fail, failFile, ok, type Result } from '#core/result.ts';
import { sizeOf, type Tensors } from '#core/tensors.ts';
import { messageOf } from '#core/thrown.ts';
import { checkBytes } from './check-bytes.ts';
import { wasmRuntime, type Runtime } from './onnx-runtime.ts';

/** A model that is ready to run. */
export type Session = {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** Runs the model once. Fault of kind `model` where inputs do not fit or the runtime fails; never rejects. */
  readonly run: (inputs: Tensors) => Promise<Result<Tensors>>;
  /** Gives the memory back; the session must not run afterwards. */
  readonly close: () => Promise<void>;
};

/**
 * Opens an ONNX model after checking that its bytes are those expected (SHA-256, lower-case hex). Faults:
 * `model-too-large`, `model-damaged` (another checksum), `model-refused` (the runtime's reason), kind `model` where the
 * runtime itself cannot start.
 */
export async function openSession(
  model: Uint8Array<ArrayBuffer>,
  expected: { readonly sha256: string },
  runtime: Runtime = wasmRuntime,
): Promise<Result<Session>> {
  const checked = await checkBytes(model, expected);
  return checked.ok ? createSession(model, runtime) : checked;
}

/**
 * Opens an ONNX model whose bytes are trusted already; `optimise` false for a graph folded at its export. Faults as
 * `openSession`, without those of the bytes.
 */
export async function createSession(
  model: Uint8Array<ArrayBuffer>,
  { ort, provider }: Runtime = wasmRuntime,
  optimise = true,
): Promise<Result<Session>> {
  try {
    const session = await ort.InferenceSession.create(model, {
      executionProviders: [provider],
      graphOptimizationLevel: optimise ? 'all' : 'disabled',
    });
    return ok({
      inputNames: session.inputNames,
      outputNames: session.outputNames,
      run: (inputs) => runSession(ort, session, inputs),
      close: () => session.release(),
    });
  } catch (thrown) {
    const reason = messageOf(thrown);
    // The runtime says so where its WebAssembly could not be loaded: the device's fault, not the model's.
    if (reason.includes('no available backend')) return fail({ kind: 'model', detail: reason });
    return failFile('unsupported', 'model-refused', reason);
  }
}

type OrtSession = Awaited<ReturnType<Runtime['ort']['InferenceSession']['create']>>;

async function runSession(
  ort: Runtime['ort'],
  session: OrtSession,
  inputs: Tensors,
): Promise<Result<Tensors>> {
  const misfit = findMisfit(session.inputNames, inputs);
  if (misfit !== undefined) return fail({ kind: 'model', detail: misfit });
  try {
    const feeds = Object.entries(inputs).map(
      ([name, { data, shape }]) => [name, new ort.Tensor('float32', data, shape)] as const,
    );
    const outputs = await session.run(Object.fromEntries(feeds));
    const tensors: Record<string, Tensors[string]> = {};
    for (const [name, { data, dims }] of Object.entries(outputs)) {
      if (!(data instanceof Float32Array)) {
        return fail({ kind: 'model', detail: `output "${name}" is not float32` });
      }
      tensors[name] = { data, shape: dims };
    }
    return ok(tensors);
  } catch (thrown) {
    return fail({ kind: 'model', detail: messageOf(thrown) });
  }
}

/** Why inputs do not fit the model; undefined where they do. */
function findMisfit(names: readonly string[], inputs: Tensors): string | undefined {
  const given = Object.keys(inputs);
  if (given.length !== names.length || !names.every((name) => Object.hasOwn(inputs, name))) {
    return `the model takes ${names.join(', ')}; given are ${given.join(', ')}`;
  }
  for (const [name, { data, shape }] of Object.entries(inputs)) {
    if (data.length !== sizeOf(shape)) {
      return `input "${name}" has ${data.length} values for the shape [${shape.join(', ')}]`;
    }
  }
  return undefined;
}
