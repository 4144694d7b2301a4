import { roughVo2PerKg, type FitnessFacts } from './fitness.ts';

/** Knots of a piecewise straight line, x rising. */
type Line = readonly (readonly [x: number, y: number])[];

/**
 * Where readers mark VT1 and VT2, as a share of VO2peak over mL/min/kg. Sources do not agree: .57 and .79 in athletes,
 * .69 and .87 in the unfit (statistics published with the Oxynet data base, VO2 between the ends taken as straight);
 * .55 and .74 in men, .67 and .88 in women (Kim 2021, Front Physiol); .77 and .87 (Loe 2014, HUNT, treadmill); simulated
 * readers .68 and .89 in the fit, .71 and .89 in the unfit. Hence in the middle of them, and wide.
 */
const sharesByFitness = {
  vt1: [
    [20, 0.7],
    [32, 0.66],
    [45, 0.625],
    [55, 0.615],
  ],
  vt2: [
    [20, 0.87],
    [32, 0.85],
    [45, 0.835],
    [55, 0.83],
  ],
} as const satisfies Record<'vt1' | 'vt2', Line>;

/** Both lie a little higher on a treadmill (Loe 2014). */
const treadmillShift = { vt1: 0.03, vt2: 0.01 } as const;

/** The expected share of VO2peak at a threshold. */
export function expectedShare(which: 'vt1' | 'vt2', facts: FitnessFacts): number {
  const shift = facts.mode === 'treadmill' ? treadmillShift[which] : 0;
  return Math.min(0.93, alongLine(sharesByFitness[which], roughVo2PerKg(facts)) + shift);
}

function alongLine(line: Line, x: number): number {
  let [beforeX, beforeY] = line[0] ?? [0, 0];
  for (const [atX, atY] of line) {
    if (x <= atX) {
      return atX > beforeX ? beforeY + ((atY - beforeY) * Math.max(0, x - beforeX)) / (atX - beforeX) : atY;
    }
    [beforeX, beforeY] = [atX, atY];
  }
  return beforeY;
}

/**
 * A factor over the cells: normal around a value of a rising quantity, and never under a floor, so that evidence
 * against it can win.
 */
export function normalFactor(values: Float64Array, centre: number, sd: number, floor: number): Float64Array {
  return values.map((value) => floor + (1 - floor) * Math.exp(-0.5 * ((value - centre) / sd) ** 2));
}
