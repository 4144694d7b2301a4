import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Tensors } from '#core/tensors.ts';
import { modelLimits } from './model-limits.ts';
import { encodeOnnx } from './onnx/onnx-model.ts';
import { openSession } from './session.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const doubling = encodeOnnx({
  nodes: [{ op: 'Add', inputs: ['x', 'x'], outputs: ['y'] }],
  constants: [],
  inputs: [{ name: 'x', shape: ['batch', 2] }],
  outputs: [{ name: 'y', shape: ['batch', 2] }],
});

async function open() {
  const session = await openSession(doubling, { sha256: sha256(doubling) });
  if (!session.ok) throw new Error(JSON.stringify(session.fault));
  return session.value;
}

describe('a session', () => {
  it('runs a model on named tensors, again and again', async () => {
    const session = await open();
    expect([session.inputNames, session.outputNames]).toEqual([['x'], ['y']]);
    for (const rows of [1, 3]) {
      const data = Float32Array.from({ length: 2 * rows }, (_, i) => i);
      const ran = await session.run({ x: { data, shape: [rows, 2] } });
      expect(ran).toEqual({
        ok: true,
        value: { y: { data: data.map((value) => 2 * value), shape: [rows, 2] } },
      });
    }
  });

  it('answers calls that overlap, each with its own numbers', async () => {
    const session = await open();
    const runs = [1, 2, 3].map((value) =>
      session.run({ x: { data: Float32Array.of(value, 0), shape: [1, 2] } }),
    );
    const values = (await Promise.all(runs)).map((ran) => ran.ok && ran.value['y']?.data[0]);
    expect(values).toEqual([2, 4, 6]);
  });

  it('refuses inputs that do not fit, and says how', async () => {
    const session = await open();
    const data = Float32Array.of(1, 2, 3);
    const given: readonly Tensors[] = [
      {},
      { z: { data, shape: [1, 3] } },
      { x: { data, shape: [2, 2] } },
      { x: { data, shape: [1, 3] } },
    ];
    const details = await Promise.all(
      given.map(async (inputs) => {
        const ran = await session.run(inputs);
        return ran.ok ? 'ran' : JSON.stringify(ran.fault);
      }),
    );
    expect(details[0]).toMatch(/"kind":"model".*takes x/);
    expect(details[1]).toMatch(/takes x; given are z/);
    expect(details[2]).toMatch(/3 values for the shape \[2, 2\]/);
    expect(details[3]).toMatch(/"kind":"model"/);
  });

  it('opens no model whose bytes are not the expected ones', async () => {
    const changed = doubling.slice();
    changed[changed.length - 1] = 9;
    expect(await openSession(changed, { sha256: sha256(doubling) })).toMatchObject({
      ok: false,
      fault: { kind: 'unreadable', code: 'model-damaged' },
    });
  });

  it('refuses what is no model, with the reason, and what is too large', async () => {
    const noise = Uint8Array.of(1, 2, 3);
    expect(await openSession(noise, { sha256: sha256(noise) })).toMatchObject({
      fault: {
        kind: 'unsupported',
        code: 'model-refused',
        detail: expect.stringContaining('protobuf') as string,
      },
    });
    const large = new Uint8Array(modelLimits.fileBytes + 1);
    expect(await openSession(large, { sha256: '' })).toMatchObject({ fault: { code: 'model-too-large' } });
  });
});
