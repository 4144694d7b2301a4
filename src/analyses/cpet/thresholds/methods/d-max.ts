import { cubicValue, prepareCubic, type Cubic } from '../kernels/cubic.ts';
import type { Method } from '../estimate.ts';

/** Largest distance of a cubic through VE over VO2 from the line between its ends. */
export const dMax: Method = {
  id: 'd-max',
  which: 'VT1',
  title: 'D-max',
  citation: { source: 'Cheng et al. 1992, Int J Sports Med 13:518', checked: 'repository' },
  // Measured 0.076; less weight, because its place depends on the ends of the data rather than on a corner.
  errorShare: 0.1,
  abscissa: 'vo2',
  ordinate: 've',
  locate: ({ x, y }) => {
    const fit = prepareCubic(x);
    const cubic = fit?.(y);
    if (fit === undefined || cubic === undefined) return undefined;
    const { at, depth } = farthest(cubic);
    return {
      x: at,
      fitted: x.map((value) => cubicValue(cubic, value)),
      doubt: depth > 0 ? undefined : 'VE does not curve upwards over VO2',
      again: (redrawn) => {
        const drawn = fit(redrawn);
        return drawn && farthest(drawn).at;
      },
    };
  },
};

/** Where the cubic's slope is the chord's: 3 c3 u² + 2 c2 u + c1 = k, the root that lies deepest below the chord. */
function farthest(cubic: Cubic): { readonly at: number; readonly depth: number } {
  const [, c1, c2, c3] = cubic.coefficients;
  // In u from −1 to 1 the chord's slope is c1 + c3, so that the condition is 3 c3 u² + 2 c2 u − c3 = 0.
  const root = Math.sqrt(c2 * c2 + 3 * c3 * c3);
  // The form without a difference of nearly equal numbers, for cubics that are nearly parabolas.
  const q = -(c2 + (c2 < 0 ? -root : root));
  const roots = q === 0 ? [] : [q / (3 * c3), -c3 / q];
  let at = cubic.centre;
  let depth = 0;
  for (const u of roots) {
    if (!(u > -1 && u < 1)) continue;
    const chord = cubic.coefficients[0] + c2 + (c1 + c3) * u;
    const value = cubic.centre + u * cubic.scale;
    const below = chord - cubicValue(cubic, value);
    if (below > depth) {
      depth = below;
      at = value;
    }
  }
  return { at, depth };
}
