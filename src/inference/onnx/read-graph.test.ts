import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelLimits } from '../model-limits.ts';
import { checkOperators } from './allowed-operators.ts';
import { encodeOnnx, type OnnxGraph } from './onnx-model.ts';
import { bytesField, encodeMessage, integerField, messageField, textField } from './protobuf-writer.ts';
import { readOnnxOutline } from './read-graph.ts';

const graph: OnnxGraph = {
  nodes: [
    { op: 'Mul', inputs: ['x', 'w'], outputs: ['h'] },
    { op: 'Softmax', inputs: ['h'], outputs: ['y'], attributes: { axis: 1 } },
  ],
  constants: [{ name: 'w', shape: [2], data: Float32Array.of(1, 2) }],
  inputs: [{ name: 'x', shape: ['batch', 2] }],
  outputs: [{ name: 'y', shape: ['batch', 2] }],
};

function codeOf(bytes: Uint8Array): string {
  const outline = readOnnxOutline(bytes);
  if (outline.ok) return 'read';
  return 'code' in outline.fault ? outline.fault.code : outline.fault.kind;
}

/** A model with these fields in its graph, and these of its own. */
function modelOf(graphFields: readonly Uint8Array[], ...fields: readonly Uint8Array[]): Uint8Array {
  const y = messageField(12, [textField(1, 'y')]);
  return encodeMessage([integerField(1, 8), messageField(7, [...graphFields, y]), ...fields]);
}

describe('the outline of an ONNX model', () => {
  it('says its inputs, outputs, operators and operator set', () => {
    expect(readOnnxOutline(encodeOnnx(graph))).toEqual({
      ok: true,
      value: {
        operatorSets: { '': 13 },
        operators: ['Mul', 'Softmax'],
        operatorCount: 2,
        inputs: [{ name: 'x', isFloat32: true, shape: ['batch', 2] }],
        outputs: [{ name: 'y', isFloat32: true, shape: ['batch', 2] }],
      },
    });
  });

  it('counts weights that are listed among the inputs as weights', () => {
    const old = { ...graph, inputs: [...graph.inputs, { name: 'w', shape: [2] }] };
    const outline = readOnnxOutline(encodeOnnx(old));
    expect(outline.ok && outline.value.inputs.map(({ name }) => name)).toEqual(['x']);
  });
});

describe('refused is', () => {
  it('what is no ONNX model', () => {
    expect(codeOf(new Uint8Array())).toBe('not-a-model');
    expect(codeOf(new TextEncoder().encode('<!doctype html>'))).toBe('not-a-model');
    expect(codeOf(encodeOnnx(graph).subarray(0, 40))).toBe('not-a-model');
  });

  it('what is too large: the file, its operators, its tensors', () => {
    expect(codeOf(new Uint8Array(modelLimits.fileBytes + 1))).toBe('model-too-large');
    const node = messageField(1, [textField(4, 'Add')]);
    expect(codeOf(modelOf(Array.from({ length: modelLimits.onnxOperators + 1 }, () => node)))).toBe(
      'model-too-large',
    );
    const huge = messageField(5, [integerField(1, 1e6), integerField(1, 1e6), textField(8, 'w')]);
    expect(codeOf(modelOf([huge]))).toBe('model-too-large');
  });

  it('weights outside the file, sparse weights, graphs within operators, functions, training', () => {
    const outside = messageField(5, [textField(8, 'w'), messageField(13, [textField(1, 'location')])]);
    const elsewhere = messageField(5, [textField(8, 'w'), integerField(14, 1)]);
    const loop = messageField(1, [textField(4, 'Loop'), messageField(5, [messageField(6, [])])]);
    const constant = messageField(1, [
      textField(4, 'Constant'),
      messageField(5, [messageField(5, [integerField(14, 1)])]),
    ]);
    const models = [
      modelOf([outside]),
      modelOf([elsewhere]),
      modelOf([loop]),
      modelOf([constant]),
      modelOf([messageField(15, [])]),
      modelOf([], messageField(25, [])),
      modelOf([], messageField(20, [])),
    ];
    expect(models.map(codeOf)).toEqual(models.map(() => 'model-unsupported'));
  });

  it('a part that cannot be read', () => {
    expect(codeOf(modelOf([bytesField(1, Uint8Array.of(0xff))]))).toBe('model-damaged');
    expect(codeOf(encodeMessage([integerField(1, 8), messageField(7, [])]))).toBe('model-damaged');
  });

  it('an operator that is not on the list, by its name', () => {
    const nodes = ['Add', 'Loop', 'RandomNormal', 'If'].map((name) => messageField(1, [textField(4, name)]));
    const other = messageField(1, [textField(4, 'Add'), textField(7, 'com.example')]);
    const outline = readOnnxOutline(modelOf([...nodes, other]));
    if (!outline.ok) throw new Error('not read');
    expect(checkOperators(outline.value)).toMatchObject({
      fault: {
        code: 'model-op-unsupported',
        detail: expect.stringMatching(/Loop, RandomNormal, If, com\.example::Add:/) as string,
      },
    });
  });

  it('never an exception, whatever the bytes', () => {
    const bytes = encodeOnnx(graph);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, byte, end) => {
        const changed = bytes.slice(0, end);
        changed[at] = byte;
        readOnnxOutline(changed);
      }),
      { numRuns: 500, seed: 4 },
    );
  });
});
