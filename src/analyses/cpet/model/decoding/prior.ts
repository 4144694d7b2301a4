import { roughVo2PerKg, type FitnessFacts } from './fitness.ts';

/** Knots of a piecewise straight line, x rising. */
type Line = readonly (readonly [x: number, y: number])[];

/**
 * Where readers mark VT1 and VT2, as a share of VO2peak over mL/min/kg. The ends: athletes (n = 47) .567 ± .050 and
 * .790 ± .056, the unfit and obese (n = 179) .693 ± .058 and .870 ± .047 (statistics published with the Oxynet data
 * base). In between, Kim 2021 (Front Physiol) has .55 and .74 in men, .67 and .88 in women.
 */
const sharesByFitness = {
  vt1: [
    [20, 0.69],
    [32, 0.63],
    [45, 0.58],
    [52, 0.57],
  ],
  vt2: [
    [20, 0.865],
    [32, 0.835],
    [45, 0.8],
    [52, 0.79],
  ],
} as const satisfies Record<'vt1' | 'vt2', Line>;

/** Both lie higher on a treadmill: .77 and .87 of VO2peak at about 40 mL/min/kg (Loe et al. 2014, HUNT). */
const treadmillShift = { vt1: 0.03, vt2: 0.02 } as const;

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
