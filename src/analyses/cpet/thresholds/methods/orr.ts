import { cumulate } from '../kernels/cumulative-sums.ts';
import { fitThreeLines } from '../kernels/three-lines.ts';
import type { Breakpoint, Method, ThresholdName } from '../estimate.ts';

/**
 * VE over VO2 by three lines: the first intersection is VT1, the second VT2
 * (Orr, Green, Hughson, Bennett 1982, J Appl Physiol 52:1349).
 */
export function orrMethod(which: ThresholdName): Method {
  return {
    id: which === 'VT1' ? 'orr-first' : 'orr-second',
    which,
    title: which === 'VT1' ? 'VE–VO2, first of three lines (Orr)' : 'VE–VO2, last of three lines (Orr)',
    citation: { source: 'Orr et al. 1982, J Appl Physiol 52:1349', checked: 'repository' },
    abscissa: 'vo2',
    ordinate: 've',
    locate: (points, minPoints): Breakpoint | undefined => {
      const three = fitThreeLines(cumulate(points.x, points.y), minPoints);
      if (three === undefined) return undefined;
      const [first, second] = three.splits;
      const [left, middle, right] = three.lines;
      const fitted = points.x.map((x, i) => {
        const line = (i < first && left) || (i < second && middle) || right;
        return line.intercept + line.slope * x;
      });
      const rising = left.slope < middle.slope && middle.slope < right.slope;
      return {
        x: which === 'VT1' ? three.x[0] : three.x[1],
        fitted,
        doubt: rising ? undefined : 'the three slopes of VE on VO2 do not rise',
      };
    },
  };
}
