import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '#core/result.ts';
import type { RuntimeComparison } from '#workers/protocol.ts';
import { choiceFrom, openRuntimeMemory, runtimeKey, type RuntimePorts } from './runtime-choice.ts';

const model = { id: 'domains-1', version: '1', sha256: 'a' };
const fasterGpu: RuntimeComparison = { wasmMs: 8, webgpuMs: 2, largestDifference: 1e-6 };

/** A browser with this GPU, and how often it was measured. */
function browserWith(
  gpu: string | undefined,
  compared: Result<RuntimeComparison> = ok(fasterGpu),
  kept = new Map<string, string>(),
) {
  let measured = 0;
  const ports: RuntimePorts = {
    describeGpu: () => Promise.resolve(gpu),
    compare: () => {
      measured += 1;
      return Promise.resolve(compared);
    },
    memory: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    },
  };
  return { ...openRuntimeMemory(ports), kept, measured: () => measured };
}

describe('the runtime', () => {
  it('is measured at the first use, once, and remembered for this model on this GPU', async () => {
    const first = browserWith('vendor x');
    expect(await first.known(model)).toBeUndefined();
    const choices = await Promise.all([first.choose(model), first.choose(model)]);
    expect(choices.map(({ runs }) => runs)).toEqual(['webgpu', 'webgpu']);
    expect(first.measured()).toBe(1);

    const later = browserWith('vendor x', ok(fasterGpu), first.kept);
    expect(await later.known(model)).toMatchObject({ runs: 'webgpu' });
    expect(await later.choose(model)).toMatchObject({ runs: 'webgpu' });
    expect(later.measured()).toBe(0);

    const otherGpu = browserWith('vendor y', ok(fasterGpu), first.kept);
    await otherGpu.choose(model);
    const otherModel = browserWith('vendor y', ok(fasterGpu), otherGpu.kept);
    await otherModel.choose({ ...model, sha256: 'b' });
    expect([otherGpu.measured(), otherModel.measured()]).toEqual([1, 1]);
  });

  it('is WebAssembly without a measurement where there is no GPU', async () => {
    const none = browserWith(undefined);
    expect(await none.choose(model)).toEqual({ runs: 'wasm', reason: 'this browser lends no GPU' });
    expect([none.measured(), none.kept.size]).toEqual([0, 0]);
  });

  it('stays WebAssembly, and says why, where the GPU fails, is no faster, or gives other numbers', async () => {
    const failing = browserWith('x', fail({ kind: 'timeout', detail: 'no answer within 30 s' }));
    expect(await failing.choose(model)).toEqual({
      runs: 'wasm',
      reason: 'the GPU could not be measured: no answer within 30 s',
    });
    expect(failing.kept.size).toBe(1);
    const unloaded = browserWith('x', fail({ kind: 'model', detail: 'the app’s file is not there' }));
    expect(await unloaded.choose(model)).toMatchObject({ runs: 'wasm' });
    expect(unloaded.kept.size).toBe(0);
    expect(choiceFrom({ ...fasterGpu, webgpuMs: 5 })).toMatchObject({
      runs: 'wasm',
      reason: 'the GPU is not clearly faster (5.0 ms on the GPU, 8.0 ms on the processor)',
    });
    expect(choiceFrom({ ...fasterGpu, largestDifference: 2e-4 })).toMatchObject({ runs: 'wasm' });
    expect(choiceFrom({ ...fasterGpu, largestDifference: NaN }).reason).toMatch(/other numbers/);
  });

  it('is measured anew where what was remembered cannot be read', async () => {
    const kept = new Map([[runtimeKey, '{"sha256":1']]);
    const browser = browserWith('x', ok(fasterGpu), kept);
    expect(await browser.choose(model)).toMatchObject({ runs: 'webgpu' });
    expect(browser.measured()).toBe(1);
  });
});
