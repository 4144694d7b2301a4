import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cpetModelRules } from '#analyses/cpet/model/user-models/model-rules.ts';
import { channelNames } from '#analyses/cpet/model/features/channel-names.ts';
import { shippedModel } from '#analyses/cpet/model/shipped-model.ts';
import { modelLimits } from '#inference/model-limits.ts';
import { encodeOnnx, type OnnxGraph } from '#inference/onnx/onnx-model.ts';
import { hasShared, sharedPath } from '../../tests/support/shared-samples.ts';
import { takeInModel } from './take-in-model.ts';

const rows = channelNames.length;
const integers = (...values: number[]) => BigInt64Array.from(values.map(BigInt));

/** A network that spreads its probability evenly over the grid and its absence: sums, pads and softmaxes a row. */
const even: OnnxGraph = {
  nodes: [
    { op: 'Mul', inputs: ['x', 'nothing'], outputs: ['zero'] },
    { op: 'ReduceSum', inputs: ['zero', 'axis'], outputs: ['row'], attributes: { keepdims: 0 } },
    { op: 'Pad', inputs: ['row', 'one'], outputs: ['longer'] },
    { op: 'Softmax', inputs: ['longer'], outputs: ['p'], attributes: { axis: 1 } },
    { op: 'Identity', inputs: ['p'], outputs: ['q'] },
  ],
  constants: [
    { name: 'nothing', shape: [1], data: Float32Array.of(0) },
    { name: 'axis', shape: [1], data: integers(1) },
    { name: 'one', shape: [4], data: integers(0, 0, 0, 1) },
  ],
  inputs: [{ name: 'x', shape: ['batch', rows, 'time'] }],
  outputs: [
    { name: 'p', shape: ['batch', 'time_and_absent'] },
    { name: 'q', shape: ['batch', 'time_and_absent'] },
  ],
};
const card = {
  card: 'benchside-model-1',
  id: 'even',
  title: 'Even',
  licence: 'CC0',
  inputs: [{ name: 'x', layout: 'benchside-features-1', shape: ['batch', rows, 'time'], unit: 'scaled' }],
  outputs: [
    { name: 'p', meaning: 'vt1', shape: ['batch', 'time+1'], unit: 'probability' },
    { name: 'q', meaning: 'vt2', shape: ['batch', 'time+1'], unit: 'probability' },
  ],
  grid: { stepS: 5 },
};
const onnx = (graph: OnnxGraph) => new File([encodeOnnx(graph)], 'even.onnx');
const json = (value: unknown) => new File([JSON.stringify(value)], 'card.JSON');

async function refusalOf(...files: readonly File[]): Promise<string> {
  const taken = await takeInModel(files, cpetModelRules);
  if (taken.ok) return 'taken';
  return 'code' in taken.fault ? `${taken.fault.code}: ${taken.fault.detail}` : taken.fault.kind;
}

/** The same network with another last step. */
const ending = (op: string, attributes = {}): OnnxGraph => ({
  ...even,
  nodes: [
    ...even.nodes.slice(0, 3),
    { op, inputs: ['longer'], outputs: ['p'], attributes },
    ...even.nodes.slice(4),
  ],
});

describe('taken in', () => {
  it('is an ONNX model with its card, named by card and content', async () => {
    const taken = await takeInModel([json(card), onnx(even)], cpetModelRules);
    if (!taken.ok) throw new Error(JSON.stringify(taken.fault));
    const { id, sha256, blob, ...rest } = taken.value;
    expect(id).toBe(`even-${sha256.slice(0, 12)}`);
    expect(blob.size).toBe(rest.sizeBytes);
    expect(rest).toMatchObject({
      title: 'Even',
      licence: 'CC0',
      format: 'onnx',
      layout: 'benchside-features-1',
      input: 'x',
      outputs: ['p', 'q'],
      fileName: 'even.onnx',
    });
  });

  it.skipIf(!hasShared)('is the .tflite of the Oxynet app, without a card', async () => {
    const bytes = readFileSync(sharedPath('cpet/oxynet/tfl_model.tflite'));
    const taken = await takeInModel([new File([bytes], 'tfl_model.tflite')], cpetModelRules);
    expect(taken).toMatchObject({
      ok: true,
      value: { id: 'tflite-6e867a4031a8', title: 'tfl_model', format: 'tflite', layout: 'oxynet-40x5' },
    });
  });
});

it('a network of the shipped kind is taken in with a card: any layout that is shipped can be brought', async () => {
  const path = new URL(`../../models/${shippedModel.id}/model.onnx`, import.meta.url);
  const file = new File([readFileSync(path)], 'model.onnx');
  const names = ['vt1', 'vt2'];
  const outputs = card.outputs.map((output, i) => ({ ...output, name: names[i] }));
  const inputs = card.inputs.map((input) => ({ ...input, name: 'features' }));
  const taken = await takeInModel([file, json({ ...card, inputs, outputs })], cpetModelRules);
  expect(taken).toMatchObject({ ok: true, value: { layout: 'benchside-features-1', outputs: names } });
});

describe('refused, with the reason, is', () => {
  it('what is not one model and its card', async () => {
    expect(await refusalOf()).toMatch(/not-a-model: no model/);
    expect(await refusalOf(json(card))).toMatch(/not-a-model: no model/);
    expect(await refusalOf(onnx(even), onnx(even))).toMatch(/one model and its card/);
    expect(await refusalOf(onnx(even))).toMatch(/model-card-missing/);
    expect(await refusalOf(onnx(even), new File(['{'], 'a.json'))).toMatch(/model-card-invalid: .*no JSON/);
    expect(await refusalOf(onnx(even), json({ ...card, grid: {} }))).toMatch(/model-card-invalid/);
    expect(await refusalOf(new File(['hello'], 'a.onnx'), json(card))).toMatch(/not-a-model/);
  });

  it('a file over the limit, unread', async () => {
    const huge = new File([], 'huge.onnx');
    Object.defineProperty(huge, 'size', { value: modelLimits.fileBytes + 1 });
    expect(await refusalOf(huge, json(card))).toMatch(/model-too-large/);
  });

  it('an operator off the list, and one that the runtime does not know in this form', async () => {
    expect(await refusalOf(onnx(ending('RandomNormalLike')), json(card))).toMatch(
      /model-op-unsupported: .*RandomNormalLike/,
    );
    expect(await refusalOf(onnx(ending('Gelu')), json(card))).toMatch(/model-refused/);
  });

  it('a model that answers with no numbers, with no probabilities, or in another shape', async () => {
    expect(await refusalOf(onnx(ending('Log')), json(card))).toMatch(/model-probe-failed: .*no number/);
    expect(await refusalOf(onnx(ending('Exp')), json(card))).toMatch(/model-probe-failed: .*sum to/);
    const flat = ending('Softmax', { axis: 1 });
    const constants = flat.constants.map((each) =>
      each.name === 'one' ? { ...each, data: integers(0, 0, 0, 2) } : each,
    );
    expect(await refusalOf(onnx({ ...flat, constants }), json(card))).toMatch(
      /model-probe-failed: .*\[1, 152\], not \[1, 151\]/,
    );
  });

  it('a model whose memory no machine has', async () => {
    const wide = [...even.nodes];
    wide[2] = { op: 'Pad', inputs: ['row', 'one'], outputs: ['longer'] };
    const constants = even.constants.map((each) =>
      each.name === 'one' ? { ...each, data: integers(0, 0, 0, 2 ** 40) } : each,
    );
    expect(await refusalOf(onnx({ ...even, constants }), json(card))).toMatch(
      /model-probe-failed: it does not run/,
    );
  });
});
