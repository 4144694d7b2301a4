import { fail, ok, type Result } from '#core/result.ts';
import type { Tensors } from '#core/tensors.ts';
import type { Session } from '#inference/session.ts';
import type { RuntimeComparison } from './protocol.ts';

/** Runs that are timed; the first one, which compiles and fills caches, is not. */
const timedRuns = 5;
/** A first run this much slower than the processor's median settles it: no use in timing five more. */
const hopelessFactor = 20;

/**
 * Runs the same inputs through two sessions, one after the other: medians of five runs after a warm-up, and the largest
 * difference between the answers. Faults are those of the runs.
 */
export async function compareRuntimes(
  wasm: Session,
  webgpu: Session,
  inputs: Tensors,
  nowMs: () => number,
): Promise<Result<RuntimeComparison>> {
  const onWasm = await timeRuns(wasm, inputs, nowMs, Infinity);
  if (!onWasm.ok) return onWasm;
  const { ms: wasmMs, answer } = onWasm.value;
  const onWebGpu = await timeRuns(webgpu, inputs, nowMs, hopelessFactor * wasmMs);
  if (!onWebGpu.ok) return onWebGpu;
  const largestDifference = differenceOf(answer, onWebGpu.value.answer);
  if (largestDifference === undefined)
    return fail({ kind: 'model', detail: 'the two runtimes answer in different shapes' });
  return ok({ wasmMs, webgpuMs: onWebGpu.value.ms, largestDifference });
}

async function timeRuns(
  session: Session,
  inputs: Tensors,
  nowMs: () => number,
  hopelessMs: number,
): Promise<Result<{ readonly ms: number; readonly answer: Tensors }>> {
  const warmUp = await session.run(inputs);
  if (!warmUp.ok) return warmUp;
  const times: number[] = [];
  while (times.length < timedRuns && (times[0] ?? 0) <= hopelessMs) {
    const startMs = nowMs();
    const answer = await session.run(inputs);
    if (!answer.ok) return answer;
    times.push(nowMs() - startMs);
  }
  times.sort((a, b) => a - b);
  return ok({ ms: times[Math.floor(times.length / 2)] ?? 0, answer: warmUp.value });
}

/** The largest difference; undefined where the answers are not of one shape, infinite where one is no number. */
function differenceOf(one: Tensors, other: Tensors): number | undefined {
  let largest = 0;
  for (const [name, { data }] of Object.entries(one)) {
    const counterpart = other[name]?.data;
    if (counterpart?.length !== data.length) return undefined;
    data.forEach((value, i) => {
      const difference = Math.abs(value - (counterpart[i] ?? 0));
      largest = Number.isFinite(difference) ? Math.max(largest, difference) : Infinity;
    });
  }
  return largest;
}
