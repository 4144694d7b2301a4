import { describe, expect, it } from 'vitest';
import { normal, seededRandom } from '#core/random.ts';
import { cumulate } from './cumulative-sums.ts';
import { fitHingeTo, hingeValue } from './hinge.ts';
import { fitThreeLines } from './three-lines.ts';
import { fitTwoLines } from './two-lines.ts';

const n = 120;
const step = 25;

/** VO2-like abscissae and a line that bends at `at`, with noise of a given SD. */
function drawBend(at: number, slopes: readonly [number, number], noiseSd = 0, seed = 1) {
  const random = seededRandom(seed);
  const x = Float64Array.from({ length: n }, (_, i) => 800 + i * step);
  const y = x.map(
    (value) =>
      100 + slopes[0] * value + (slopes[1] - slopes[0]) * Math.max(0, value - at) + noiseSd * normal(random),
  );
  return { x, y };
}

describe('a line drawn with a bend', () => {
  it.each([1500, 2110, 3000])('at %i mL/min is found by the hinge within one sample', (at) => {
    const { x, y } = drawBend(at, [0.95, 1.4]);
    const hinge = fitHingeTo(x, y, 8);
    expect(Math.abs((hinge?.x ?? 0) - at)).toBeLessThanOrEqual(step);
    expect(hinge?.bend).toBeCloseTo(0.45, 1);
  });

  it.each(['least-squares', 'beaver'] as const)('is found by two lines (%s) exactly', (criterion) => {
    const { x, y } = drawBend(2200, [0.95, 1.4]);
    const lines = fitTwoLines(cumulate(x, y), 8, criterion);
    expect(Math.abs((lines?.x ?? 0) - 2200)).toBeLessThanOrEqual(step);
    expect(lines?.left.slope).toBeCloseTo(0.95, 2);
    expect(lines?.right.slope).toBeCloseTo(1.4, 2);
  });

  it('is met by the hinge at its ends and its corner', () => {
    const { x, y } = drawBend(2200, [0.95, 1.4]);
    const hinge = fitHingeTo(x, y, 8);
    if (hinge === undefined) throw new Error('no hinge');
    expect(hingeValue(hinge, 800)).toBeCloseTo(100 + 0.95 * 800, 6);
    expect(hingeValue(hinge, 3700)).toBeCloseTo(100 + 0.95 * 3700 + 0.45 * 1500, 6);
  });

  it('is found without bias under noise', () => {
    let sum = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const { x, y } = drawBend(2200, [0.95, 1.4], 40, seed);
      sum += (fitHingeTo(x, y, 8)?.x ?? 0) - 2200;
    }
    expect(Math.abs(sum / 60)).toBeLessThan(2 * step);
  });

  it('agrees with the error summed point by point', () => {
    const { x, y } = drawBend(2200, [0.95, 1.4], 60, 3);
    const hinge = fitHingeTo(x, y, 8);
    if (hinge === undefined) throw new Error('no hinge');
    const sse = x.reduce((sum, value, i) => sum + ((y[i] ?? 0) - hingeValue(hinge, value)) ** 2, 0);
    expect(hinge.sse).toBeCloseTo(sse, 3);
    expect(hinge.sse).toBeLessThan(hinge.one.sse);
  });

  it('is refused where a side would be too short', () => {
    const { x, y } = drawBend(2200, [0.95, 1.4]);
    expect(fitHingeTo(x.slice(0, 10), y.slice(0, 10), 8)).toBeUndefined();
    expect(fitTwoLines(cumulate(x.slice(0, 10), y.slice(0, 10)), 8)).toBeUndefined();
  });
});

describe('three lines', () => {
  it('are the same whatever splits are thought likely', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const { x, y } = drawBend(1600 + 40 * seed, [0.95, 1.6], seed % 3 === 0 ? 0 : 80, seed);
      const sums = cumulate(
        x,
        y.map((value, i) => value + (seed % 2) * Math.max(0, (x[i] ?? 0) - 3000)),
      );
      const found = fitThreeLines(sums, 8);
      const guesses = [found?.splits ?? [8, 16], [8, 16], [30, 90], [31, 60], [104, 112], [8, 9], [100, 200]];
      for (const [first = 0, second = 0] of guesses)
        expect(fitThreeLines(sums, 8, [first, second])).toEqual(found);
    }
  });
});
