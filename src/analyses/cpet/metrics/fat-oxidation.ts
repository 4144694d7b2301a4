import { seededRandom } from '#core/random.ts';
import { quantile } from '#core/statistics.ts';
import { cubicValue, fitCubic } from '../thresholds/kernels/cubic.ts';
import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { oncePer } from '#core/once-per.ts';
import { steadyStages } from './steady-stages.ts';
import { oxidationFrayn, oxidationPeronnet, type Oxidation } from './substrate-oxidation.ts';
import type { TestView } from './test-view.ts';

const achten = {
  source: 'Achten, Gleeson, Jeukendrup 2002, Med Sci Sports Exerc 34:92',
  checked: 'source-read',
} as const;
const frayn = { source: 'Frayn 1983, J Appl Physiol 55:628', checked: 'repository' } as const;
const peronnet = {
  source: 'Péronnet, Massicotte 1991, Can J Sport Sci 16:23',
  checked: 'repository',
} as const;
const brooks = { source: 'Brooks, Mercier 1994, J Appl Physiol 76:2253', checked: 'from-memory' } as const;

/** kcal in a gram of fat and of carbohydrate. */
const kcalPerGFat = 9.75;
const kcalPerGCarbohydrate = 4.07;

type Point = { readonly vo2MlPerMin: number } & Oxidation;
type Equation = (vo2LPerMin: number, vco2LPerMin: number) => Oxidation;

/** Oxidation in the last minute of each steady stage with RER 0.70 to 1.00, rising VO2; or why there is none. */
function points(view: TestView, equation: Equation): readonly Point[] | string {
  const stages = steadyStages(view).filter((stage) => stage.rer >= 0.7 && stage.rer <= 1);
  if (stages.length < 4) {
    return `${stages.length} steady stages of 3 min with RER 0.70 to 1.00 (4 needed): qualitative at best`;
  }
  return stages
    .map((stage) => ({
      vo2MlPerMin: stage.vo2MlPerMin,
      ...equation(stage.vo2MlPerMin / 1000, stage.vco2MlPerMin / 1000),
    }))
    .sort((a, b) => a.vo2MlPerMin - b.vo2MlPerMin);
}

type FatCurve = {
  readonly peakGPerMin: number;
  readonly atVo2: number;
  readonly zone: readonly [number, number];
};
type Interval = { readonly low: number; readonly high: number };
type FatOxidation = FatCurve & { readonly peakInterval?: Interval; readonly atVo2Interval?: Interval };

/** Cubic of fat oxidation over VO2 (straight pieces with four stages), its maximum, and the zone of 90 % of it. */
function curveThrough(found: readonly Point[], gridSize: number): FatCurve | undefined {
  const vo2 = Float64Array.from(found, (point) => point.vo2MlPerMin);
  const fat = Float64Array.from(found, (point) => Math.max(0, point.fatGPerMin));
  const cubic = found.length >= 5 ? fitCubic(vo2, fat) : undefined;
  const low = vo2[0] ?? 0;
  const high = vo2[vo2.length - 1] ?? low;
  const height = (x: number) => (cubic === undefined ? between(vo2, fat, x) : cubicValue(cubic, x));
  const grid = Float64Array.from({ length: gridSize }, (_, i) => low + ((high - low) * i) / (gridSize - 1));
  const heights = grid.map(height);
  let best = 0;
  heights.forEach((value, i) => {
    if (value > (heights[best] ?? 0)) best = i;
  });
  const peakGPerMin = heights[best] ?? 0;
  if (peakGPerMin <= 0) return undefined;
  let from = best;
  let to = best;
  while (from > 0 && (heights[from - 1] ?? 0) >= 0.9 * peakGPerMin) from -= 1;
  while (to < gridSize - 1 && (heights[to + 1] ?? 0) >= 0.9 * peakGPerMin) to += 1;
  return { peakGPerMin, atVo2: grid[best] ?? low, zone: [grid[from] ?? low, grid[to] ?? high] };
}

/** The curve with 90 % intervals from drawing the stages again, with replacement. */
function fatOver(equation: Equation): (view: TestView) => FatOxidation | string {
  return (view) => {
    const found = points(view, equation);
    if (typeof found === 'string') return found;
    const curve = curveThrough(found, 401);
    if (curve === undefined) return 'no fat is burnt in any stage';
    const random = seededRandom(seed);
    const drawn: FatCurve[] = [];
    for (let draw = 0; draw < draws; draw += 1) {
      const again = found.map(() => found[Math.floor(random() * found.length)]);
      const distinct = found.filter((point) => again.includes(point));
      // Fewer than four stages make no curve; such a draw says nothing of the curve through all of them.
      const one = distinct.length < 4 ? undefined : curveThrough(distinct, 101);
      if (one !== undefined) drawn.push(one);
    }
    // With four stages every draw that makes a curve is all four: there is nothing to draw from.
    if (found.length < 5 || drawn.length < draws / 4) return curve;
    return {
      ...curve,
      peakInterval: interval(drawn.map(({ peakGPerMin }) => peakGPerMin)),
      atVo2Interval: interval(drawn.map(({ atVo2 }) => atVo2)),
    };
  };
}

const draws = 100;
const seed = 20_240_117;

function interval(values: readonly number[]): Interval {
  return { low: quantile(values, 0.05) ?? 0, high: quantile(values, 0.95) ?? 0 };
}

const fatByFrayn = oncePer(fatOver(oxidationFrayn));
const fatByPeronnet = oncePer(fatOver(oxidationPeronnet));

function between(x: Float64Array, y: Float64Array, at: number): number {
  for (let i = 1; i < x.length; i += 1) {
    const from = x[i - 1] ?? 0;
    const to = x[i] ?? from;
    if (at <= to) return (y[i - 1] ?? 0) + (((y[i] ?? 0) - (y[i - 1] ?? 0)) * (at - from)) / (to - from || 1);
  }
  return y[y.length - 1] ?? 0;
}

function fromCurve(curve: FatOxidation | string, read: (curve: FatOxidation) => Outcome): Outcome {
  return typeof curve === 'string' ? { reason: curve } : read(curve);
}

function maximum({ peakGPerMin, peakInterval }: FatOxidation): Outcome {
  return { value: peakGPerMin, ...(peakInterval && { interval90: peakInterval }) };
}

function asShareOfPeak(view: TestView, vo2MlPerMin: number, spread?: Interval): Outcome {
  const peak = view.vo2PeakMlPerMin;
  if (peak === undefined) return { reason: 'no VO2peak' };
  const share = (value: number) => (100 * value) / peak;
  return {
    value: share(vo2MlPerMin),
    ...(spread && { interval90: { low: share(spread.low), high: share(spread.high) } }),
  };
}

/** VO2 from which carbohydrate gives more energy than fat, and stays ahead. */
function crossover(view: TestView): Outcome {
  const found = points(view, oxidationFrayn);
  if (typeof found === 'string') return { reason: found };
  const lead = (point: Point) =>
    kcalPerGCarbohydrate * Math.max(0, point.carbohydrateGPerMin) -
    kcalPerGFat * Math.max(0, point.fatGPerMin);
  for (let i = found.length - 1; i > 0; i -= 1) {
    const before = found[i - 1];
    const after = found[i];
    if (before === undefined || after === undefined) continue;
    if (lead(before) <= 0 && lead(after) > 0) {
      const share = -lead(before) / (lead(after) - lead(before));
      return { value: before.vo2MlPerMin + share * (after.vo2MlPerMin - before.vo2MlPerMin) };
    }
  }
  return { reason: 'one of the two leads in every stage' };
}

/** Fat oxidation over the stages of a step test. */
export const fatOxidation: readonly MetricDefinition[] = [
  {
    id: 'mfo_g_min',
    title: 'Maximal fat oxidation',
    unit: 'g/min',
    digits: 2,
    formula:
      'maximum of a cubic through fat oxidation (Frayn) over VO2, last minutes of steady stages; interval: stages drawn again',
    citation: frayn,
    compute: (view) => fromCurve(fatByFrayn(view), maximum),
  },
  {
    id: 'mfo_peronnet_g_min',
    title: 'Maximal fat oxidation (Péronnet)',
    unit: 'g/min',
    digits: 2,
    formula: 'as above with the coefficients of Péronnet and Massicotte',
    citation: peronnet,
    compute: (view) => fromCurve(fatByPeronnet(view), maximum),
  },
  {
    id: 'fatmax_percent_vo2peak',
    title: 'FatMax',
    unit: '% VO2peak',
    digits: 0,
    formula: 'VO2 at maximal fat oxidation as a share of VO2peak',
    citation: achten,
    compute: (view) =>
      fromCurve(fatByFrayn(view), (curve) => asShareOfPeak(view, curve.atVo2, curve.atVo2Interval)),
    judge: () => ({ text: '64 ± 4 in trained cyclists', citation: achten }),
  },
  {
    id: 'fatmax_zone_low_percent_vo2peak',
    title: 'FatMax zone from',
    unit: '% VO2peak',
    digits: 0,
    formula: 'least VO2 with 90 % of maximal fat oxidation',
    citation: achten,
    compute: (view) => fromCurve(fatByFrayn(view), (curve) => asShareOfPeak(view, curve.zone[0])),
  },
  {
    id: 'fatmax_zone_high_percent_vo2peak',
    title: 'FatMax zone to',
    unit: '% VO2peak',
    digits: 0,
    formula: 'highest VO2 with 90 % of maximal fat oxidation',
    citation: achten,
    compute: (view) => fromCurve(fatByFrayn(view), (curve) => asShareOfPeak(view, curve.zone[1])),
  },
  {
    id: 'crossover_vo2_ml_min',
    title: 'Crossover point',
    unit: 'mL/min',
    digits: 0,
    formula: 'VO2 above which carbohydrate gives more energy than fat',
    citation: brooks,
    compute: crossover,
  },
];
