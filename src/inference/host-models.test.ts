import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { failFile, ok, type Result } from '#core/result.ts';
import { hostModels } from './host-models.ts';
import { encodeOnnx } from './onnx/onnx-model.ts';
import { openModel } from './open-model.ts';
import type { Session } from './session.ts';

const doubling = encodeOnnx({
  nodes: [{ op: 'Add', inputs: ['x', 'x'], outputs: ['y'] }],
  constants: [],
  inputs: [{ name: 'x', shape: ['batch', 2] }],
  outputs: [{ name: 'y', shape: ['batch', 2] }],
});
const sha256 = createHash('sha256').update(doubling).digest('hex');
const twoNumbers = { x: { data: Float32Array.of(1, 2), shape: [1, 2] } };

describe('hosted models', () => {
  it('are opened once, at their first use, also when two calls overlap', async () => {
    let opened = 0;
    const host = hostModels(() => {
      opened += 1;
      return openModel({ format: 'onnx', sha256, bytes: () => Promise.resolve(doubling) });
    });
    expect(opened).toBe(0);
    const answers = await Promise.all([host.infer('a', twoNumbers), host.infer('a', twoNumbers)]);
    for (const answer of answers) expect(answer.ok && [...(answer.value['y']?.data ?? [])]).toEqual([2, 4]);
    expect(opened).toBe(1);
  });

  it('that fail to open are a fault, and are tried again at the next call', async () => {
    const outcomes: Result<Session>[] = [failFile('unreadable', 'model-damaged', 'another checksum')];
    const session: Session = {
      inputNames: [],
      outputNames: [],
      run: () => Promise.resolve(ok({})),
      close: () => Promise.resolve(),
    };
    const host = hostModels(() => Promise.resolve(outcomes.shift() ?? ok(session)));
    expect(await host.infer('a', {})).toMatchObject({ fault: { code: 'model-damaged' } });
    expect(await host.infer('a', {})).toEqual(ok({}));
  });

  it('whose bytes cannot be had, or are other bytes, are a fault and no rejection', async () => {
    const lost = await openModel({
      format: 'onnx',
      sha256,
      bytes: () => Promise.reject(new Error('gone')),
    });
    expect(lost).toMatchObject({
      fault: { kind: 'model', detail: expect.stringContaining('gone') as string },
    });
    const other = await openModel({
      format: 'onnx',
      sha256,
      bytes: () => Promise.resolve(Uint8Array.of(1, 2, 3)),
    });
    expect(other).toMatchObject({ fault: { code: 'model-damaged' } });
  });

  it('of an id that nobody knows are a fault', async () => {
    const host = hostModels(() => undefined);
    expect(await host.infer('nobody', {})).toMatchObject({
      fault: { kind: 'model', detail: 'there is no model "nobody" in this browser' },
    });
  });

  it('that are forgotten are closed, and opened anew', async () => {
    let [opened, closed] = [0, 0];
    const session: Session = {
      inputNames: [],
      outputNames: [],
      run: () => Promise.resolve(ok({})),
      close: () => Promise.resolve(void (closed += 1)),
    };
    const host = hostModels(() => {
      opened += 1;
      return Promise.resolve(ok(session));
    });
    await host.infer('a', {});
    host.forget('a');
    await host.infer('a', {});
    expect([opened, closed]).toEqual([2, 1]);
  });
});
