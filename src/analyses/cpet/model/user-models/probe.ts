import { failFile, ok, type Result } from '#core/result.ts';
import type { Tensors } from '#core/tensors.ts';
import { networkChannels } from '../oxynet-reference/frame.ts';
import { outputOrder } from '../oxynet-reference/probabilities.ts';
import { windowS } from '../oxynet-reference/windows.ts';
import type { Accepted } from './accept-model.ts';
import { drawFeatures, usualGridLength } from './draw-features.ts';

/** Grid times of the tests drawn for a trial: a usual one, and an odd short one. */
const gridLengths = [usualGridLength, 41];
/** Windows drawn for a trial: as many as a usual test gives, and one alone. */
const windowCounts = [300, 1];
/** How far probabilities may lie from summing to 1: float32, and models that round. */
const sumWithin = 0.01;

/**
 * Tries a model on drawn inputs of two lengths. Fault `model-probe-failed` where it fails to run, answers with another
 * shape, with something else than probabilities, or with different numbers the second time.
 */
export async function probeModel(
  model: Accepted,
  infer: (inputs: Tensors) => Promise<Result<Tensors>>,
): Promise<Result<undefined>> {
  const lengths = model.layout === 'oxynet-40x5' ? windowCounts : gridLengths;
  for (const length of lengths) {
    const inputs = { [model.input]: drawInput(model, length) };
    const first = await infer(inputs);
    if (!first.ok) return failed(`it does not run: ${'detail' in first.fault ? first.fault.detail : ''}`);
    const wrong = whatIsWrong(model, first.value, length);
    if (wrong !== undefined) return failed(wrong);
    const second = await infer(inputs);
    if (!second.ok || !model.outputs.every((name) => isSame(first.value[name], second.value[name])))
      return failed('the same input gives another answer the second time');
  }
  return ok(undefined);
}

/** A smooth course within the range of real inputs. */
function drawInput(model: Accepted, length: number): Tensors[string] {
  if (model.layout === 'oxynet-40x5') {
    const shape = [length, windowS, networkChannels.length];
    const data = Float32Array.from(
      { length: length * windowS * networkChannels.length },
      (_, i) => 0.5 + 0.45 * Math.sin(i / 97),
    );
    return { data, shape };
  }
  return drawFeatures(length);
}

/** The first thing in an answer that is not as the layout says. */
function whatIsWrong(model: Accepted, answer: Tensors, length: number): string | undefined {
  for (const name of model.outputs) {
    const output = answer[name];
    if (output === undefined) return `there is no output "${name}"`;
    const isOxynet = model.layout === 'oxynet-40x5';
    const shape = isOxynet ? [length, outputOrder.length] : [1, length + 1];
    if (output.shape.join() !== shape.join())
      return `output "${name}" is [${output.shape.join(', ')}], not [${shape.join(', ')}]`;
    if (!output.data.every(Number.isFinite)) return `output "${name}" holds what is no number`;
    if (output.data.some((value) => value < -sumWithin || value > 1 + sumWithin))
      return `output "${name}" holds what is no probability`;
    const sum = output.data.reduce((total, value) => total + value, 0);
    if (!isOxynet && Math.abs(sum - 1) > sumWithin)
      return `the probabilities of "${name}" sum to ${sum.toFixed(3)}, not 1`;
  }
  return undefined;
}

function isSame(first: Tensors[string] | undefined, second: Tensors[string] | undefined): boolean {
  return first?.data.every((value, i) => value === second?.data[i]) === true;
}

function failed(detail: string) {
  return failFile('unsupported', 'model-probe-failed', detail);
}
