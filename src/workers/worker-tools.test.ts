import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeOnnx } from '#inference/onnx/onnx-model.ts';
import type { Runtime } from '#inference/onnx-runtime.ts';
import type { ModelFile } from '#inference/open-model.ts';
import type { LentModel } from './protocol.ts';
import { openWorkerTools, type ToolPorts } from './worker-tools.ts';

/** Adds its input to itself, or multiplies it with itself. */
const drawn = (op: 'Add' | 'Mul') =>
  encodeOnnx({
    nodes: [{ op, inputs: ['x', 'x'], outputs: ['y'] }],
    constants: [],
    inputs: [{ name: 'x', shape: ['batch'] }],
    outputs: [{ name: 'y', shape: ['batch'] }],
  });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const five = { x: { data: Float32Array.of(5), shape: [1] } };

const lentModel = (id: string, op: 'Add' | 'Mul'): LentModel => ({
  id,
  title: id,
  layout: 'any',
  input: 'x',
  outputs: ['y'],
  format: 'onnx',
  sha256: sha256(drawn(op)),
  blob: new Blob([drawn(op)]),
});
const shippedFile: ModelFile = {
  format: 'onnx',
  sha256: sha256(drawn('Add')),
  bytes: () => Promise.resolve(drawn('Add')),
};

/** No model, though its checksum be the expected one. */
const noise = Uint8Array.of(1, 2, 3);

/** A GPU that opens a model and is lost when it is to run it; how often it was asked. */
function lostGpu() {
  let runs = 0;
  const lost = {
    provider: 'webgpu',
    ort: {
      InferenceSession: {
        create: () =>
          Promise.resolve({
            inputNames: ['x'],
            outputNames: ['y'],
            run: () => {
              runs += 1;
              return Promise.reject(new Error('device lost'));
            },
            release: () => Promise.resolve(),
          }),
      },
      Tensor: function Tensor() {
        return undefined;
      },
    },
  } as unknown as Runtime;
  return { lost, runs: () => runs };
}

function toolsOf(ports: Partial<ToolPorts> = {}) {
  const opened = openWorkerTools({
    shipped: (id) => (id === 'shipped' ? shippedFile : undefined),
    loadWebGpu: () => Promise.reject(new Error('no GPU here')),
    ...ports,
  });
  const ask = async (id: string): Promise<unknown> => {
    const answer = await opened.tools.infer(id, five);
    return answer.ok ? answer.value['y']?.data[0] : answer.fault;
  };
  return { ...opened, ask };
}

describe('a worker’s tools', () => {
  it('run the shipped model, and the user’s as long as they are lent', async () => {
    const { ask, lend, tools } = toolsOf();
    expect(await ask('shipped')).toBe(10);
    expect(await ask('own')).toMatchObject({ kind: 'model' });
    lend({ runtime: 'wasm', models: [lentModel('own', 'Mul')] });
    expect(await ask('own')).toBe(25);
    expect(tools.describeModel?.('own')).toMatchObject({ title: 'own', layout: 'any' });
    lend({ runtime: 'wasm', models: [] });
    expect(await ask('own')).toMatchObject({ kind: 'model' });
    expect(tools.describeModel?.('own')).toBeUndefined();
  });

  it('open a shipped model before a file asks for it, and anew where another runtime is to answer', async () => {
    let opened = 0;
    const { ask, lend, openModel } = toolsOf({
      shipped: () => ({
        ...shippedFile,
        bytes: () => {
          opened += 1;
          return Promise.resolve(drawn('Add'));
        },
      }),
    });
    const wasm = { runtime: 'wasm', models: [] } as const;
    lend(wasm);
    await openModel('shipped');
    lend(wasm);
    expect([opened, await ask('shipped'), opened]).toEqual([1, 10, 1]);
    lend({ ...wasm, runtime: 'webgpu' });
    expect(await ask('shipped')).toBe(10);
    expect(opened).toBe(2);
  });

  it('take other bytes under the same id for another model', async () => {
    const { ask, lend } = toolsOf();
    lend({ runtime: 'wasm', models: [lentModel('own', 'Mul')] });
    expect(await ask('own')).toBe(25);
    lend({ runtime: 'wasm', models: [lentModel('own', 'Add')] });
    expect(await ask('own')).toBe(10);
  });

  it('blame the device for a shipped model that is damaged or no model, and try it again with the next file', async () => {
    const found = [Uint8Array.of(1), noise, drawn('Add')];
    const { ask } = toolsOf({
      shipped: () => ({
        ...shippedFile,
        sha256: sha256(found[0] === noise ? noise : drawn('Add')),
        bytes: () => Promise.resolve(found.shift() ?? drawn('Add')),
      }),
    });
    const ofDevice = { kind: 'model', notBegun: true };
    expect(await ask('shipped')).toMatchObject(ofDevice);
    expect(await ask('shipped')).toMatchObject(ofDevice);
    expect(await ask('shipped')).toBe(10);
  });

  it('leave a model of the user’s that does not load to those who asked for it', async () => {
    const { ask, lend } = toolsOf();
    const damaged = { ...lentModel('own', 'Add'), blob: new Blob(['x']) };
    lend({ runtime: 'wasm', models: [damaged] });
    expect(await ask('own')).toMatchObject({ code: 'model-damaged' });
    expect(await ask('own')).not.toHaveProperty('notBegun');
  });

  it('answer on the processor where the GPU cannot be had, or is lost later', async () => {
    const without = toolsOf();
    without.lend({ runtime: 'webgpu', models: [] });
    expect(await without.ask('shipped')).toBe(10);

    const { lost, runs } = lostGpu();
    const losing = toolsOf({ loadWebGpu: () => Promise.resolve(lost) });
    losing.lend({ runtime: 'webgpu', models: [] });
    expect([await losing.ask('shipped'), await losing.ask('shipped')]).toEqual([10, 10]);
    expect(runs()).toBe(1);
  });

  it('blame the device where the GPU is lost and the processor’s session cannot be had, and try that again', async () => {
    const found = [drawn('Add'), Uint8Array.of(1), drawn('Add')];
    const { lost, runs } = lostGpu();
    const { ask, lend } = toolsOf({
      shipped: () => ({ ...shippedFile, bytes: () => Promise.resolve(found.shift() ?? drawn('Add')) }),
      loadWebGpu: () => Promise.resolve(lost),
    });
    lend({ runtime: 'webgpu', models: [] });
    expect(await ask('shipped')).toMatchObject({ kind: 'model', notBegun: true });
    expect(await ask('shipped')).toBe(10);
    expect(runs()).toBe(1);
  });
});
