import { prepareSums } from '../kernels/cumulative-sums.ts';
import { chanceOfOneLine, effectiveCount } from '../kernels/significance.ts';
import { fitThreeLines, threeLinesValue } from '../kernels/three-lines.ts';
import { fitTwoLines } from '../kernels/two-lines.ts';
import type { Breakpoint, Method, Points } from '../estimate.ts';
import { locateBend } from './bent-line.ts';

const citation = { source: 'Orr et al. 1982, J Appl Physiol 52:1349', checked: 'repository' } as const;

/**
 * VE over VO2 by two or three lines (Orr, Green, Hughson, Bennett 1982). Below a VT2 that is known there is one break
 * to find: two lines, joined. Otherwise the F test says whether three lines are better than two, and the first
 * intersection is VT1.
 */
export const orrFirst: Method = {
  id: 'orr-first',
  which: 'VT1',
  title: 'VE–VO2, first break (Orr)',
  citation,
  errorShare: 0.064,
  abscissa: 'vo2',
  ordinate: 've',
  locate: (points) => {
    const three = points.endsAtThreshold ? undefined : locateThree(points, 0);
    return three === undefined || three.doubt !== undefined
      ? locateBend(points, { sign: 1, estimate: 'likely' })
      : three;
  },
};

/** VE over VO2 by three lines: the second intersection is VT2. */
export const orrSecond: Method = {
  id: 'orr-second',
  which: 'VT2',
  title: 'VE–VO2, last of three lines (Orr)',
  citation,
  errorShare: 0.072,
  data: 'whole',
  abscissa: 'vo2',
  ordinate: 've',
  locate: (points) => locateThree(points, 1),
};

function locateThree(points: Points, which: 0 | 1): Breakpoint | undefined {
  const { x, y, lag } = points;
  const minPoints = 2 * lag + 1;
  const sumsOf = prepareSums(x);
  const sums = sumsOf(y);
  const three = fitThreeLines(sums, minPoints);
  const two = fitTwoLines(sums, minPoints);
  if (three === undefined || two === undefined) return undefined;
  const fitted = x.map((value, i) => threeLinesValue(three, value, i));
  const independent = effectiveCount(
    y.map((value, i) => value - (fitted[i] ?? 0)),
    lag,
  );
  const [left, middle, right] = three.lines;
  const rising = left.slope < middle.slope && middle.slope < right.slope;
  const chance = chanceOfOneLine(two.sse, three.sse, independent, 6);
  const better = chance < 0.05 ? undefined : `three lines are no better than two (p = ${chance.toFixed(2)})`;
  return {
    x: three.x[which],
    fitted,
    doubt: rising ? better : 'the three slopes of VE on VO2 do not rise',
    again: (redrawn) => fitThreeLines(sumsOf(redrawn), minPoints, three.splits)?.x[which],
  };
}
