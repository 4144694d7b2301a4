import { expect, it } from 'vitest';
import { fail, ok } from '#core/result.ts';
import type { Session } from '#inference/session.ts';
import { compareRuntimes } from './compare-runtimes.ts';

let clockMs = 0;

/** A session whose runs take these times in turn, the last one for ever, and that answers with one number. */
function sessionOf(value: number, ...ms: readonly number[]): Session & { readonly runs: () => number } {
  let runs = 0;
  return {
    inputNames: ['x'],
    outputNames: ['y'],
    run: () => {
      clockMs += ms[Math.min(runs, ms.length - 1)] ?? 0;
      runs += 1;
      return Promise.resolve(ok({ y: { data: Float32Array.of(value), shape: [1] } }));
    },
    close: () => Promise.resolve(),
    runs: () => runs,
  };
}
const compare = (wasm: Session, webgpu: Session) => compareRuntimes(wasm, webgpu, {}, () => clockMs);

it('medians of five runs after a warm-up, and how far the answers lie apart', async () => {
  const compared = await compare(sessionOf(1, 900, 6, 6, 7, 90, 5), sessionOf(1.5, 300, 2));
  expect(compared).toEqual(ok({ wasmMs: 6, webgpuMs: 2, largestDifference: 0.5 }));
});

it('a runtime that is hopelessly slower is timed once', async () => {
  const slow = sessionOf(1, 600, 540);
  expect(await compare(sessionOf(1, 6), slow)).toMatchObject({ value: { webgpuMs: 540 } });
  expect(slow.runs()).toBe(2);
});

it('what is no number is infinitely different; what does not run is its fault', async () => {
  expect(await compare(sessionOf(1, 1), sessionOf(NaN, 1))).toMatchObject({
    value: { largestDifference: Infinity },
  });
  const broken: Session = {
    ...sessionOf(1, 1),
    run: () => Promise.resolve(fail({ kind: 'model', detail: 'lost' })),
  };
  expect(await compare(sessionOf(1, 1), broken)).toMatchObject({ fault: { detail: 'lost' } });
});
