import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sizeOf } from '#core/tensors.ts';
import { openSession } from '../session.ts';
import { drawGraph, integers, type DrawnStep } from './draw-graph.ts';
import type { TfliteGraph } from './graph.ts';
import { tfliteToOnnx } from './tflite-to-onnx.ts';

/** Runs a drawn graph on two windows: the given one and its double; returns what came out of each. */
async function answers(
  inputShape: readonly number[],
  steps: readonly DrawnStep[],
  window: readonly number[],
) {
  const model = tfliteToOnnx(drawGraph(inputShape, steps));
  if (!model.ok) throw new Error(JSON.stringify(model.fault));
  const { onnx } = model.value;
  const session = await openSession(onnx, { sha256: createHash('sha256').update(onnx).digest('hex') });
  if (!session.ok) throw new Error(JSON.stringify(session.fault));
  const data = Float32Array.from([...window, ...window.map((value) => 2 * value)]);
  const ran = await session.value.run({ input0: { data, shape: [2, ...inputShape.slice(1)] } });
  await session.value.close();
  if (!ran.ok) throw new Error(JSON.stringify(ran.fault));
  const output = ran.value['output0'];
  const values = [...(output?.data ?? [])].map((value) => Math.round(1e4 * value) / 1e4);
  expect(output?.shape).toEqual([2, ...(steps[steps.length - 1]?.shape ?? []).slice(1)]);
  expect(values).toHaveLength(sizeOf(output?.shape ?? []));
  return [values.slice(0, values.length / 2), values.slice(values.length / 2)];
}

const conv = (values: readonly number[], shape: readonly number[]) => ({ shape, values });

describe('operators give the numbers of their description, for every window of a batch', () => {
  it('CONV_2D pads at the end where one place is missing (SAME), or not at all (VALID)', async () => {
    const then = [conv([1, 10], [1, 1, 2, 1]), conv([0.5], [1])];
    const step = { name: 'CONV_2D', then, shape: [1, 1, 3, 1] };
    expect(await answers([1, 1, 3, 1], [step], [1, 2, 3])).toEqual([
      [21.5, 32.5, 3.5],
      [42.5, 64.5, 6.5],
    ]);
    const valid = { ...step, shape: [1, 1, 2, 1], options: { padding: 'VALID' as const } };
    expect((await answers([1, 1, 3, 1], [valid], [1, 2, 3]))[0]).toEqual([21.5, 32.5]);
  });

  it('CONV_2D keeps channels last, strides, dilates, convolves in groups', async () => {
    const mix = { name: 'CONV_2D', then: [conv([1, 10, 100, 1000], [2, 1, 1, 2])], shape: [1, 1, 1, 2] };
    expect((await answers([1, 1, 1, 2], [mix], [1, 2]))[0]).toEqual([21, 2100]);
    const apart = { name: 'CONV_2D', then: [conv([5, 7], [2, 1, 1, 1])], shape: [1, 1, 1, 2] };
    expect((await answers([1, 1, 1, 2], [apart], [1, 2]))[0]).toEqual([5, 14]);
    const far = {
      name: 'CONV_2D',
      then: [conv([1, 10], [1, 1, 2, 1])],
      shape: [1, 1, 2, 1],
      options: { padding: 'VALID' as const, dilationW: 2, strideW: 2 },
    };
    expect((await answers([1, 1, 5, 1], [far], [1, 2, 3, 4, 5]))[0]).toEqual([31, 53]);
  });

  it('pools: padding is neither a maximum nor part of an average', async () => {
    const options = { filterW: 2, strideW: 2 };
    const step = { name: 'MAX_POOL_2D', shape: [1, 1, 2, 1], options };
    expect((await answers([1, 1, 3, 1], [step], [-1, -2, -3]))[0]).toEqual([-1, -3]);
    const average = { ...step, name: 'AVERAGE_POOL_2D' };
    expect((await answers([1, 1, 3, 1], [average], [1, 2, 3]))[0]).toEqual([1.5, 3]);
  });

  it('FULLY_CONNECTED multiplies by rows of weights, flattens, and applies a fused RELU', async () => {
    const then = [conv([1, 2, 3, -1, -1, -1], [2, 3]), conv([10, 0], [2])];
    const step = { name: 'FULLY_CONNECTED', then, shape: [1, 2], options: { activation: 'RELU' } };
    expect(await answers([1, 3], [step], [1, 1, 1])).toEqual([
      [16, 0],
      [22, 0],
    ]);
    expect((await answers([1, 1, 3], [step], [1, 1, 1]))[0]).toEqual([16, 0]);
  });

  it.each([
    ['ADD', [1, 2, 3], 'NONE', [2, 1, 6]],
    ['SUB', [1, 2, 3], 'RELU', [0, 0, 0]],
    ['MUL', [2, 2, 5], 'RELU6', [2, 0, 6]],
    ['MUL', [2, 2, 5], 'RELU_N1_TO_1', [1, -1, 1]],
    ['MUL', [2, 2, 5], 'TANH', [0.964, -0.964, 1]],
  ])('%s with %j and %s broadcasts over the batch', async (name, values, activation, wanted) => {
    const step = { name, then: [{ shape: [3], values }], shape: [1, 3], options: { activation } };
    expect((await answers([1, 3], [step], [1, -1, 3]))[0]).toEqual(wanted);
  });

  it.each([
    ['LOGISTIC', [0.7311, 0.2689]],
    ['TANH', [0.7616, -0.7616]],
    ['RELU', [1, 0]],
    ['RELU6', [1, 0]],
  ])('%s', async (name, wanted) => {
    expect((await answers([1, 2], [{ name, shape: [1, 2] }], [1, -1]))[0]).toEqual(wanted);
  });

  it('SOFTMAX takes beta times its input', async () => {
    const step = { name: 'SOFTMAX', shape: [1, 2], options: { beta: 2 } };
    expect((await answers([1, 2], [step], [1, 0]))[0]).toEqual([0.8808, 0.1192]);
  });

  it('shapes: a dimension more or less, another order, padding, one beside the other', async () => {
    const steps = [
      { name: 'PAD', then: [{ shape: [2, 2], values: [0, 0, 2, 0], type: 'INT32' }], shape: [1, 4] },
      { name: 'EXPAND_DIMS', then: [integers(-1)], shape: [1, 4, 1] },
      { name: 'RESHAPE', then: [integers(1, 2, 2)], shape: [1, 2, 2] },
      { name: 'TRANSPOSE', then: [integers(0, 2, 1)], shape: [1, 2, 2] },
      { name: 'RESHAPE', then: [integers(-1, 1, 4)], shape: [1, 1, 4] },
      { name: 'SQUEEZE', shape: [1, 4], options: { axes: [-2] } },
      { name: 'CONCATENATION', then: ['input' as const], shape: [1, 6], options: { axis: -1 } },
      { name: 'PADV2', then: [integers(0, 0, 0, 1), conv([9], [])], shape: [1, 7] },
    ];
    expect(await answers([1, 2], steps, [1, 2])).toEqual([
      [0, 1, 0, 2, 1, 2, 9],
      [0, 2, 0, 4, 2, 4, 9],
    ]);
  });
});

describe('what cannot be converted is refused by name', () => {
  const refusal = (graph: TfliteGraph) => {
    const result = tfliteToOnnx(graph);
    return result.ok ? 'converted' : JSON.stringify(result.fault);
  };
  const one = (step: DrawnStep) => refusal(drawGraph([1, 2], [step]));

  it.each([
    [{ name: 'GATHER', shape: [1, 2] }, /model-op-unsupported.*GATHER: no counterpart/],
    [{ name: 'toString', shape: [1, 2] }, /toString: no counterpart/],
    [{ name: 'RELU', shape: [1, 2], options: { activation: 'SIGN_BIT' } }, /RELU: fused SIGN_BIT/],
    [{ name: 'ADD', then: [integers(1, 2)], shape: [1, 2] }, /ADD: .* INT32, not FLOAT32/],
    [{ name: 'ADD', shape: [1, 2] }, /ADD: an input is left out/],
    [{ name: 'CONCATENATION', then: ['input' as const], shape: [2, 2] }, /batches put together/],
    [{ name: 'EXPAND_DIMS', then: [integers(0)], shape: [1, 1, 2] }, /a dimension before the batch/],
    [{ name: 'SQUEEZE', shape: [2], options: { axes: [0] } }, /the batch squeezed away/],
    [{ name: 'RESHAPE', then: [integers(2)], shape: [2] }, /a reshape that fixes the batch/],
    [{ name: 'RESHAPE', then: ['input' as const], shape: [2] }, /a shape is not constant/],
    [{ name: 'TRANSPOSE', then: [integers(1, 0)], shape: [2, 1] }, /the batch moved/],
    [{ name: 'PAD', then: [integers(1, 0, 0, 0)], shape: [2, 2] }, /padding of the batch/],
    [{ name: 'PAD', then: [integers(0, 0, 0, 1e9)], shape: [1, 2] }, /padding out of range/],
    [{ name: 'PAD', then: [integers(0, 0)], shape: [1, 2] }, /another number of dimensions/],
    [{ name: 'MAX_POOL_2D', shape: [1, 2] }, /not four dimensions/],
    [{ name: 'CONV_2D', then: [conv([1], [1, 1, 1, 0])], shape: [1, 2] }, /not four dimensions|channels/],
    [
      {
        name: 'FULLY_CONNECTED',
        then: [conv([1, 2], [1, 2])],
        shape: [1, 1],
        options: { plainWeights: false },
      },
      /shuffled weights/,
    ],
  ])('%j', (step, reason) => {
    expect(one(step)).toMatch(reason);
  });

  it('an output that nothing computes, a value read too early or written twice', () => {
    const graph = drawGraph(
      [1, 2],
      [
        { name: 'RELU', shape: [1, 2] },
        { name: 'TANH', shape: [1, 2] },
      ],
    );
    expect(refusal({ ...graph, operators: graph.operators.slice(0, 1) })).toMatch(
      /output 2 is never computed/,
    );
    expect(refusal({ ...graph, operators: [...graph.operators].reverse() })).toMatch(/read before/);
    expect(refusal({ ...graph, operators: [...graph.operators, ...graph.operators] })).toMatch(/twice/);
  });
});
