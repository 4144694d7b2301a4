import { describe, expect, it } from 'vitest';
import { drawnStepS, drawThresholdPlot } from '../../../../tests/support/draw-threshold-plot.ts';
import type { MethodId } from './estimate.ts';
import { findThresholds } from './find-thresholds.ts';

const quick = { draws: 10, seed: 1 };

function findIn(method: MethodId, breakS: number) {
  const { estimates } = findThresholds(drawThresholdPlot(method, breakS), quick);
  const estimate = estimates.find((one) => one.method === method);
  if (!estimate?.determinate) throw new Error(`${method}: ${estimate?.reason ?? 'not tried'}`);
  return estimate;
}

const methods: readonly [MethodId, readonly number[]][] = [
  ['v-slope', [240, 300, 345]],
  ['v-slope-hinge', [240, 300, 345]],
  ['v-slope-simplified', [240, 300, 345]],
  ['ve-vo2-equivalent', [240, 300, 345]],
  ['peto2', [240, 300, 345]],
  ['excess-co2', [240, 300, 345]],
  ['orr-first', [240, 300, 345]],
  ['ve-vco2-slope', [400, 460, 520]],
  ['ve-vco2-equivalent', [400, 460, 520]],
  ['petco2', [400, 460, 520]],
  ['orr-second', [400, 460, 520]],
];

/** How far a nadir method may lie beyond the corner: the rise that no reader would see, at the drawn slope, in s. */
const nadirs: readonly [MethodId, readonly number[], number][] = [
  ['ve-vo2-nadir', [240, 300, 345], 0.3 / 0.02],
  ['peto2-nadir', [240, 300, 345], 0.5 / 0.06],
  ['ve-vco2-nadir', [400, 460, 520], 0.5 / 0.05],
  ['petco2-peak', [400, 460, 520], 1 / 0.06],
];

describe('a plot drawn without noise', () => {
  it.each(methods.flatMap(([method, breaks]) => breaks.map((breakS) => [method, breakS] as const)))(
    'gives its corner by %s at %i s within one sample',
    (method, breakS) => {
      const { timeS, interval90S } = findIn(method, breakS);
      expect(Math.abs(timeS - breakS)).toBeLessThanOrEqual(drawnStepS);
      expect(interval90S.high - interval90S.low).toBeLessThanOrEqual(8 * drawnStepS);
    },
  );

  it.each(
    nadirs.flatMap(([method, breaks, late]) => breaks.map((breakS) => [method, breakS, late] as const)),
  )('gives its corner by %s at %i s no later than a rise that can be seen', (method, breakS, lateS) => {
    const { timeS } = findIn(method, breakS);
    expect(timeS).toBeGreaterThanOrEqual(breakS - drawnStepS);
    expect(timeS).toBeLessThanOrEqual(breakS + lateS + drawnStepS);
  });

  it('gives the middle of a parabola by d-max', () => {
    // From the end of the wash-in (60 s) to the end (600 s).
    expect(Math.abs(findIn('d-max', 0).timeS - 330)).toBeLessThanOrEqual(drawnStepS);
  });
});
