import { dimensions, type CalibrationStrata } from './calibration-strata.ts';
import {
  noFactors,
  stretchOf,
  type Bounds,
  type Stretch,
  type StretchTable,
} from './calibrated-intervals.ts';
import type { Intervals } from '../domain-answer.ts';

/** One held-out test: where the threshold was, and what was said before calibration. */
export type CalibrationSample = {
  readonly strata: CalibrationStrata;
  readonly truthS: number;
  readonly medianS: number;
  readonly intervals: Intervals;
};

const shares = { interval50: 0.5, interval90: 0.9 } as const;
/** A stratum of so many tests moves half of the way to what it asks for. */
const shrinkAt = 40;
const sweeps = 6;
/** Halves are never stretched or shrunk by more in one step. */
const limits = { least: 0.5, most: 4 } as const;

const anything: Bounds = { least: 0, most: Infinity };
const whichever = ['interval50', 'interval90'] as const;

/**
 * Split conformal calibration of quantile intervals (Romano, Patterson, Candès 2019, NeurIPS 32, here with the score
 * relative to the interval's own half: how many halves the truth lies from the median). The base covers all tests
 * together; then a factor for each stratum of each dimension in turn until all of them cover, small ones held back.
 * The bounds say how far a table may be trusted: readers are simulated, and their spread is a guess.
 */
export function fitStretch(samples: readonly CalibrationSample[], bounds: Bounds): StretchTable {
  const scores = {
    interval50: samples.map((sample) => scoreOf(sample, 'interval50')),
    interval90: samples.map((sample) => scoreOf(sample, 'interval90')),
  };
  const base = bothOf((which) => within(conformalQuantile(scores[which], shares[which])));
  let table: StretchTable = { base, factors: noFactors, bounds: anything };
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (const dimension of dimensions) {
      const levels = new Set(samples.map(({ strata }) => strata[dimension]));
      const factors = Object.fromEntries(
        [...levels].sort().map((level) => [level, adjusted(dimension, level)] as const),
      );
      table = { ...table, factors: { ...table.factors, [dimension]: factors } };
    }
  }
  return { ...table, bounds };

  function adjusted(dimension: keyof CalibrationStrata, level: string): Stretch {
    const members = samples.flatMap(({ strata }, i) => (strata[dimension] === level ? [i] : []));
    const weight = members.length / (members.length + shrinkAt);
    return bothOf((which) => {
      const others = members.map((i) => {
        const { strata } = samples[i] as CalibrationSample;
        const own = table.factors[dimension][level]?.[which] ?? 1;
        return (scores[which][i] ?? 0) / (stretchOf(table, strata)[which] / own);
      });
      return within(conformalQuantile(others, shares[which])) ** weight;
    });
  }
}

/** How many of its own halves the interval must grow to hold the truth. */
function scoreOf({ truthS, medianS, intervals }: CalibrationSample, which: keyof Stretch): number {
  const { low, high } = intervals[which];
  return truthS < medianS
    ? (medianS - truthS) / Math.max(0.5, medianS - low)
    : (truthS - medianS) / Math.max(0.5, high - medianS);
}

/** The ⌈(n + 1) · share⌉-th smallest: the finite-sample quantile of split conformal prediction; 1 for no scores. */
function conformalQuantile(scores: readonly number[], share: number): number {
  const sorted = [...scores].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length, Math.ceil((sorted.length + 1) * share)) - 1] ?? 1;
}

function within(stretch: number): number {
  return Math.min(limits.most, Math.max(limits.least, stretch));
}

function bothOf(value: (which: keyof Stretch) => number): Stretch {
  const [interval50, interval90] = whichever.map((which) => Math.round(1000 * value(which)) / 1000);
  return { interval50: interval50 ?? 1, interval90: interval90 ?? 1 };
}
