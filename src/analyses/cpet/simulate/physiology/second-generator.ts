import { normal, seededRandom, type Random } from '#core/random.ts';
import type { Load } from '../work-plan.ts';
import { average, drawAveraging, type CartAveraging } from './averaging.ts';
import { drawDeviceErrors, measure, round } from './device-errors.ts';
import { choose, happens, seedOf, truncatedNormal, uniform } from './distributions.ts';
import { largest, type PerSecond } from './per-second.ts';
import type { PhysiologicalTest } from './physiological-test.ts';
import { breatheSketch } from './second-breaths.ts';
import { sketchCourse, sketchVo2, type Sketch } from './second-curves.ts';
import { drawAbsentChannels, inventSetting } from './setting.ts';
import type { SubjectGroup } from './subject.ts';

export type SketchOptions = {
  readonly averaging?: CartAveraging;
  readonly channelDropOut?: boolean;
};

type Sitter = {
  readonly group: SubjectGroup;
  readonly sex: 'female' | 'male';
  readonly ageY: number;
  readonly heightCm: number;
  readonly bodyMassKg: number;
  readonly vo2PeakMlPerMin: number;
};

/**
 * A test from another family: curves sketched through drawn knots (three straight lines over VO2 with parabolic
 * corners), no kinetics, no gas exchange, other people, other noise. What was learnt on the physiological generator
 * and holds here has not merely learnt that generator. Same type, same definition of the thresholds.
 */
export function simulateSketch(seed: number, options: SketchOptions = {}): PhysiologicalTest {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const random = seededRandom(seedOf(seed, 5000 + attempt));
    const sitter = drawSitter(random);
    const sketch = drawSketch(random, sitter);
    const vo2 = sketchVo2(random, sketch);
    const startS = sketch.restS + sketch.warmUpS;
    const endS = startS + sketch.riseS;
    const vt1S = crossing(vo2, sketch.vt1, startS, endS);
    const found = sketch.hasVt2 ? crossing(vo2, sketch.vt2, startS, endS) : undefined;
    const vt2S = found !== undefined && endS - found >= 20 ? found : undefined;
    if (vt1S === undefined || vt1S - startS < 50 || endS - vt1S < 50) continue;
    if (vt2S !== undefined && vt2S - vt1S < 40) continue;
    return record(seed, random, sitter, sketch, { vo2, vt1S, vt2S }, options);
  }
  throw new Error(`no acceptable sketch for seed ${seed} in 60 draws`);
}

function drawSitter(random: Random): Sitter {
  const sex = happens(random, 0.6) ? 'male' : 'female';
  const ageY = Math.round(uniform(random, 17, 76));
  const heightCm = Math.round((sex === 'male' ? 178 : 165) + 8 * normal(random));
  const bmi = Math.max(18, 25 * Math.exp(0.17 * normal(random)));
  const bodyMassKg = Math.round(10 * bmi * (heightCm / 100) ** 2) / 10;
  const perKg = Math.min(78, Math.max(10, 33 * Math.exp(0.42 * normal(random)) * (1 - 0.006 * (ageY - 45))));
  return { group: groupOf(perKg, bmi), sex, ageY, heightCm, bodyMassKg, vo2PeakMlPerMin: perKg * bodyMassKg };
}

/** Only a stratum: nobody here has a disease, but the unfit stand where patients stand. */
function groupOf(vo2PerKg: number, bodyMassIndex: number): SubjectGroup {
  if (bodyMassIndex > 30) return 'obese';
  if (vo2PerKg > 48) return 'athlete';
  return vo2PerKg < 19 ? 'heart-failure' : 'healthy';
}

function drawSketch(random: Random, sitter: Sitter): Sketch {
  const { vo2PeakMlPerMin: peak, bodyMassKg } = sitter;
  const perKg = peak / bodyMassKg;
  const vt1Share = Math.min(0.85, uniform(random, 0.43, 0.76) + (perKg < 22 ? 0.06 : 0));
  const vt2Share = vt1Share + uniform(random, 0.25, 0.85) * (1 - vt1Share);
  const vo2Rest = Math.min(0.3 * peak, uniform(random, 3.2, 4.6) * bodyMassKg);
  const roomBelowVt1 = vt1Share * peak - vo2Rest;
  return {
    restS: choose(random, [
      [0, 1],
      [60, 3],
      [120, 2],
      [180, 1],
    ] as const),
    warmUpS: choose(random, [
      [0, 1],
      [60, 1],
      [120, 2],
      [180, 3],
    ] as const),
    riseS: Math.round(truncatedNormal(random, 620, 140, 300, 1200)),
    recoveryS: choose(random, [
      [0, 2],
      [60, 2],
      [180, 3],
    ] as const),
    stepS: choose(random, [
      [0, 6],
      [60, 2],
      [120, 1],
      [180, 1],
    ] as const),
    vo2Rest,
    vo2WarmUp: vo2Rest + uniform(random, 0.15, 0.6) * roomBelowVt1,
    vo2Peak: peak,
    vt1: vt1Share * peak,
    vt2: vt2Share * peak,
    hasVt2: vt2Share < 0.96 && !happens(random, 0.1),
    vePeakLPerMin: (uniform(random, 26, 44) * peak) / 1000,
    rfPeakPerMin: uniform(random, 30, 60),
    hrRestBpm: uniform(random, 50, 90),
    hrPeakBpm: (206 - 0.66 * sitter.ageY) * uniform(random, 0.86, 1.04),
  };
}

function crossing(series: PerSecond, level: number, fromS: number, toS: number): number | undefined {
  for (let i = fromS; i <= toS; i += 1) if ((series[i] ?? 0) >= level) return i;
  return undefined;
}

type Timed = { readonly vo2: PerSecond; readonly vt1S: number; readonly vt2S: number | undefined };

function record(
  seed: number,
  random: Random,
  sitter: Sitter,
  sketch: Sketch,
  { vo2, vt1S, vt2S }: Timed,
  options: SketchOptions,
): PhysiologicalTest {
  const treadmill = happens(random, 0.3);
  const startS = sketch.restS + sketch.warmUpS;
  const endS = startS + sketch.riseS;
  const course = sketchCourse(random, sketch, vo2);
  const barometricPressureMmHg = Math.round(uniform(random, 700, 770));
  const device = drawDeviceErrors(random, vo2.length);
  const averaging = options.averaging ?? drawAveraging(random);
  const raw = breatheSketch(random, course, loadColumn(random, sketch, treadmill));
  const breaths = average(measure(random, raw, device, barometricPressureMmHg), averaging);
  round(breaths, device.resolution);
  const absentChannels = drawAbsentChannels(random);
  return {
    seed,
    ...inventSetting(random, sitter),
    mode: treadmill ? 'treadmill' : 'cycle',
    protocol: sketch.stepS === 0 ? 'ramp' : 'steps',
    phases: {
      restS: 0,
      warmUpS: sketch.restS,
      exerciseS: startS,
      incrementalS: startS,
      recoveryS: endS,
      endS: vo2.length - 1,
    },
    barometricPressureMmHg,
    truth: {
      vo2PeakMlPerMin: largest(vo2.subarray(0, endS + 1)),
      vt1: { timeS: vt1S, vo2MlPerMin: sketch.vt1 },
      ...(vt2S === undefined ? {} : { vt2: { timeS: vt2S, vo2MlPerMin: sketch.vt2 } }),
    },
    breaths: breaths.filter((row, i) => i === 0 || row.timeS > (breaths[i - 1]?.timeS ?? -1)),
    description: {
      generator: 'phenomenological',
      group: sitter.group,
      ergometer: treadmill ? 'treadmill' : 'cycle',
      stepS: sketch.stepS,
      averaging,
      device,
      oscillatory: false,
      hasRespiratoryCompensation: sketch.hasVt2,
      unfitness: Math.min(1, Math.max(0, (28 - sitter.vo2PeakMlPerMin / sitter.bodyMassKg) / 20)),
      exerciseEndS: endS,
      absentChannels: options.channelDropOut === false ? [] : absentChannels,
    },
    course: { ...course, clockStartS: 0 },
  };
}

/** Watts or belt speed, straight or in steps, without a thought for what they cost. */
function loadColumn(random: Random, sketch: Sketch, treadmill: boolean): (timeS: number) => Load {
  const startS = sketch.restS + sketch.warmUpS;
  const peakW = Math.max(30, (sketch.vo2Peak - sketch.vo2WarmUp) / uniform(random, 9, 12) + 20);
  const peakKmPerH = uniform(random, 6, 17);
  const { stepS, riseS } = sketch;
  const share = (timeS: number): number => {
    const elapsedS = timeS - startS;
    if (elapsedS < 0 || elapsedS > riseS) return 0;
    return stepS === 0 ? elapsedS / riseS : (Math.floor(elapsedS / stepS) + 1) / Math.ceil(riseS / stepS);
  };
  return (timeS) => {
    if (!treadmill)
      return { workRateW: Math.round(20 * Number(timeS >= sketch.restS) + (peakW - 20) * share(timeS)) };
    const speed = timeS < sketch.restS ? 0 : 4 + (peakKmPerH - 4) * share(timeS);
    return { speedKmPerH: Math.round(10 * speed) / 10, gradePercent: 1 };
  };
}
