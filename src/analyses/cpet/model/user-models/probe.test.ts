import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '#core/result.ts';
import type { Tensors } from '#core/tensors.ts';
import type { Accepted } from './accept-model.ts';
import { probeModel } from './probe.ts';

const model: Accepted = { title: '', layout: 'benchside-features-1', input: 'x', outputs: ['a', 'b'] };
const windows: Accepted = { title: '', layout: 'oxynet-40x5', input: 'x', outputs: ['y'] };

/** An answer of this value everywhere, in shapes that follow the input's. */
function answering(value: (size: number) => number, extra = 1) {
  return ({ x }: Tensors): Promise<Result<Tensors>> => {
    const length = (x?.shape[2] ?? 0) + extra;
    const data = new Float32Array(length).fill(value(length));
    return Promise.resolve(ok({ a: { data, shape: [1, length] }, b: { data, shape: [1, length] } }));
  };
}

async function said(accepted: Accepted, infer: (inputs: Tensors) => Promise<Result<Tensors>>) {
  const probed = await probeModel(accepted, infer);
  return probed.ok ? 'passed' : JSON.stringify(probed.fault);
}

describe('a trial', () => {
  it('is passed by a model that gives probabilities for any length', async () => {
    expect(
      await said(
        model,
        answering((size) => 1 / size),
      ),
    ).toBe('passed');
    const threeNumbers = ({ x }: Tensors) => {
      const n = x?.shape[0] ?? 0;
      return Promise.resolve(ok({ y: { data: new Float32Array(3 * n).fill(0.3), shape: [n, 3] } }));
    };
    expect(await said(windows, threeNumbers)).toBe('passed');
  });

  it('tells what is wrong with an answer', async () => {
    expect(
      await said(
        model,
        answering(() => NaN),
      ),
    ).toMatch(/model-probe-failed.*no number/);
    expect(
      await said(
        model,
        answering((size) => 2 / size),
      ),
    ).toMatch(/sum to 2.000/);
    expect(
      await said(
        model,
        answering(() => 7),
      ),
    ).toMatch(/no probability/);
    expect(
      await said(
        model,
        answering((size) => 1 / size, 0),
      ),
    ).toMatch(/is \[1, 150\], not \[1, 151\]/);
    expect(await said(model, () => Promise.resolve(ok({})))).toMatch(/no output .*a/);
    expect(
      await said(model, () => Promise.resolve(fail({ kind: 'model', detail: 'out of memory' }))),
    ).toMatch(/does not run: out of memory/);
  });

  it('is failed by a model that answers otherwise the second time', async () => {
    let runs = 0;
    const restless = (inputs: Tensors) => {
      runs += 1;
      return answering((size) => 1 / size + runs * 1e-6)(inputs);
    };
    expect(await said(model, restless)).toMatch(/another answer the second time/);
  });
});
