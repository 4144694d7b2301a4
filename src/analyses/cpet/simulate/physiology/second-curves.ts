import { normal, type Random } from '#core/random.ts';
import { chooseEvenly, happens, uniform } from './distributions.ts';
import type { NoiseFreeCourse } from './noise-free-course.ts';
import { at, type PerSecond } from './per-second.ts';

/** The shape of one test as a person would sketch it: when, how high, where the lines bend. */
export type Sketch = {
  readonly restS: number;
  readonly warmUpS: number;
  readonly riseS: number;
  readonly recoveryS: number;
  /** Length of a step, s; 0 for a ramp. */
  readonly stepS: 0 | 60 | 120 | 180;
  readonly vo2Rest: number;
  readonly vo2WarmUp: number;
  readonly vo2Peak: number;
  readonly vt1: number;
  readonly vt2: number;
  readonly hasVt2: boolean;
  readonly vePeakLPerMin: number;
  readonly rfPeakPerMin: number;
  readonly hrRestBpm: number;
  readonly hrPeakBpm: number;
};

/** A hinge rounded by a parabola over ±w: another corner than the first generator's. */
function corner(x: number, w: number): number {
  if (x <= -w) return 0;
  return x >= w ? x : (x + w) ** 2 / (4 * w);
}

/** Three straight lines over VO2, bending at VT1 and VT2: a value at rest, and the change over each part. */
type ThreeLines = {
  readonly atRest: number;
  readonly toVt1: number;
  readonly toVt2: number;
  readonly toPeak: number;
};

function threeLines(sketch: Sketch, width: number, lines: ThreeLines): (vo2: number) => number {
  const { vo2Rest, vt1, vt2, vo2Peak } = sketch;
  const first = lines.toVt1 / (vt1 - vo2Rest);
  const second = lines.toVt2 / (vt2 - vt1);
  const third = lines.toPeak / (vo2Peak - vt2);
  return (vo2) =>
    lines.atRest +
    first * (vo2 - vo2Rest) +
    (second - first) * corner(vo2 - vt1, width) +
    (third - second) * corner(vo2 - vt2, width);
}

/** VO2 over time: flat, a smooth step, a delayed rise with a little curvature and perhaps a plateau, a fall. */
export function sketchVo2(random: Random, sketch: Sketch): PerSecond {
  const { restS, warmUpS, riseS, recoveryS, vo2Rest, vo2WarmUp, vo2Peak, stepS } = sketch;
  const startS = restS + warmUpS;
  const endS = startS + riseS;
  const delayS = uniform(random, 15, 55);
  const bow = uniform(random, -0.12, 0.2);
  const plateau = happens(random, 0.4) ? uniform(random, 0.02, 0.07) : 0;
  const ripple = stepS === 0 ? 0 : uniform(random, 0.15, 0.4) * (stepS / riseS);
  const fallS = uniform(random, 60, 130);
  const sharpness = Math.log(2) / fallS;
  const series = new Float64Array(endS + recoveryS + 1);
  for (let i = 0; i < series.length; i += 1) {
    if (i < startS) {
      const x = warmUpS === 0 ? 0 : Math.min(1, Math.max(0, (i - restS) / Math.min(90, warmUpS)));
      series[i] = vo2Rest + (vo2WarmUp - vo2Rest) * x * x * (3 - 2 * x);
    } else if (i <= endS) {
      const from = warmUpS === 0 ? vo2Rest : vo2WarmUp;
      const x = Math.max(0, (i - startS - delayS) / (riseS - delayS));
      const wave = stepS === 0 ? 0 : ripple * Math.sin((2 * Math.PI * (i - startS)) / stepS) * x * (1 - x);
      const bent = x + bow * x * (1 - x) + wave;
      const level =
        plateau === 0 ? bent : (bent - corner(bent - (1 - plateau), 0.6 * plateau)) / (1 - plateau);
      series[i] = from + (vo2Peak - from) * Math.min(1.01, level);
    } else {
      const lateS = Math.max(0, i - endS - 8);
      series[i] = 1.3 * vo2Rest + (at(series, endS) - 1.3 * vo2Rest) * Math.exp(-sharpness * lateS);
    }
  }
  return series;
}

/** Every other channel as three lines over VO2, with what rest, onset and recovery do laid over in time. */
export function sketchCourse(random: Random, sketch: Sketch, vo2: PerSecond): NoiseFreeCourse {
  const { vo2Rest, vt1, vt2, vo2Peak, hasVt2 } = sketch;
  const width = uniform(random, 0.01, 0.06) * vo2Peak;
  const endS = sketch.restS + sketch.warmUpS + sketch.riseS;
  const lower = uniform(random, 0.86, 1.02);
  const upper = lower + uniform(random, 0.15, 0.5);
  const last = upper + (hasVt2 ? uniform(random, 0, 0.25) : 0);
  const vco2Of = threeLines(sketch, width, {
    atRest: uniform(random, 0.76, 0.9) * vo2Rest,
    toVt1: lower * (vt1 - vo2Rest),
    toVt2: upper * (vt2 - vt1),
    toPeak: last * (vo2Peak - vt2),
  });
  // VE: shares of the whole rise per part; without VT2 the third line goes on as the second.
  const steeper = uniform(random, 1.2, 1.7);
  const steepest = steeper * (hasVt2 ? uniform(random, 1.25, 2.2) : uniform(random, 0.95, 1.1));
  const parts = [vt1 - vo2Rest, steeper * (vt2 - vt1), steepest * (vo2Peak - vt2)] as const;
  const whole = parts[0] + parts[1] + parts[2];
  const veRest = (uniform(random, 30, 42) * vo2Rest) / 1000;
  const veRise = sketch.vePeakLPerMin - veRest;
  const veOf = threeLines(sketch, width, {
    atRest: veRest,
    toVt1: (veRise * parts[0]) / whole,
    toVt2: (veRise * parts[1]) / whole,
    toPeak: (veRise * parts[2]) / whole,
  });
  const fall = hasVt2 ? -uniform(random, 2, 11) : uniform(random, -1.2, 1);
  const petco2Of = threeLines(sketch, width, {
    atRest: 37 + 2.5 * normal(random),
    toVt1: uniform(random, 2, 9),
    toVt2: uniform(random, -1.5, 1.5),
    toPeak: fall,
  });
  const peto2Of = threeLines(sketch, width, {
    atRest: 103 + 4 * normal(random),
    toVt1: -uniform(random, 0, 10),
    toVt2: uniform(random, 1, 8),
    toPeak: hasVt2 ? uniform(random, 3, 12) : uniform(random, 0, 3),
  });
  const uneasyMmHg = chooseEvenly(random, [0, 0, 2, 5]);
  const lagS = uniform(random, 3, 18);
  return inTime(random, sketch, vo2, endS, lagS, {
    vco2Of,
    veOf,
    petco2Of: (value, i) => petco2Of(value) - uneasyMmHg * Math.exp(-i / 150),
    peto2Of: (value, i) => peto2Of(value) + 1.2 * uneasyMmHg * Math.exp(-i / 150),
  });
}

type Curves = {
  readonly vco2Of: (vo2: number) => number;
  readonly veOf: (vo2: number) => number;
  readonly petco2Of: (vo2: number, second: number) => number;
  readonly peto2Of: (vo2: number, second: number) => number;
};

function inTime(
  random: Random,
  sketch: Sketch,
  vo2: PerSecond,
  endS: number,
  lagS: number,
  curves: Curves,
): NoiseFreeCourse {
  const heartPower = uniform(random, 0.85, 1.15);
  const patternPower = uniform(random, 1, 1.8);
  const rfRest = uniform(random, 11, 19);
  const overshoot = uniform(random, 0.1, 0.35);
  const co2FadeS = uniform(random, 60, 140);
  const n = vo2.length;
  const [vco2, ve, vt, peto2, petco2, hr] = Array.from({ length: 6 }, () => new Float64Array(n)) as [
    PerSecond,
    PerSecond,
    PerSecond,
    PerSecond,
    PerSecond,
    PerSecond,
  ];
  for (let i = 0; i < n; i += 1) {
    const now = at(vo2, i);
    // Everything but VO2 is a little late: the lines are read at an earlier VO2.
    const earlier = i > endS ? now : at(vo2, i - lagS);
    const after = Math.max(0, i - endS);
    const debt =
      after === 0 ? 0 : overshoot * at(vo2, endS) * (1 - Math.exp(-after / 25)) * Math.exp(-after / co2FadeS);
    vco2[i] = Math.max(0.6 * now, curves.vco2Of(earlier) + debt);
    ve[i] = Math.max(4, curves.veOf(earlier) * (1 + (1.1 * debt) / Math.max(1, now)));
    const share = Math.max(0, at(ve, i) / sketch.vePeakLPerMin);
    const rf = rfRest + (sketch.rfPeakPerMin - rfRest) * share ** patternPower;
    vt[i] = at(ve, i) / rf;
    petco2[i] = curves.petco2Of(earlier, i) - (after === 0 ? 0 : 2 * (1 - Math.exp(-after / 30)));
    peto2[i] = curves.peto2Of(earlier, i) + (after === 0 ? 0 : 8 * (1 - Math.exp(-after / 40)));
    const reserve = (now - sketch.vo2Rest) / (sketch.vo2Peak - sketch.vo2Rest);
    hr[i] =
      sketch.hrRestBpm +
      (sketch.hrPeakBpm - sketch.hrRestBpm) * Math.min(1.02, Math.max(0, reserve)) ** heartPower;
  }
  return {
    vo2MlPerMin: vo2,
    vco2MlPerMin: vco2,
    veLPerMin: ve,
    vtL: vt,
    peto2MmHg: peto2,
    petco2MmHg: petco2,
    hrBpm: hr,
  };
}
