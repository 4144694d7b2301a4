import type { ChannelId } from '#analyses/cpet/channels.ts';
import type { SecondSeries } from '#analyses/cpet/resampling.ts';
import type { PhysiologicalTest } from '#analyses/cpet/simulate/physiology/physiological-test.ts';
import type { TestSeconds } from '#analyses/cpet/test-seconds.ts';
import { normal, type Random } from '#core/random.ts';
import { between } from './between.ts';

/** A curve over noise-free VO2, mL/min. */
type Curve = (vo2: number) => number;

/**
 * The same VO2, noise and cart, but the other gases as plain bent curves over VO2 that bend at the true thresholds, with
 * drawn slopes, bends and roundness: what a threshold is by definition, without this simulator's physiology. A network
 * that has only seen one way to bend looks for that way. Not the curves of the other generator (`simulateSketch`), which
 * stays unseen; but nearer to them than the physiological ones are.
 */
export function redraw(random: Random, test: PhysiologicalTest, seconds: TestSeconds): TestSeconds {
  const { course, truth, description } = test;
  const vt1 = truth.vt1?.vo2MlPerMin ?? 2 * truth.vo2PeakMlPerMin;
  const vt2 = truth.vt2?.vo2MlPerMin ?? 2 * truth.vo2PeakMlPerMin;
  const peak = truth.vo2PeakMlPerMin;
  const rest = 0.9 * lowest(course.vo2MlPerMin);
  const roundness = Math.exp(between(random, Math.log(0.004), Math.log(0.045))) * peak;
  const bend = (at: number): Curve => bendOf(random() < 0.5 ? 'log' : 'root', at, roundness);
  const atVt1 = bend(vt1);
  const atVt2 = bend(vt2);

  const first = between(random, 0.78, 1.05);
  const second = between(random, 0.12, 0.6);
  const third = random() < 0.5 ? 0 : between(random, -0.1, 0.3);
  const restRer = between(random, 0.74, 0.92);
  const vco2: Curve = (v) => restRer * rest + first * (v - rest) + second * atVt1(v) + third * atVt2(v);

  const equivalent = between(random, 20, 33) / 1000;
  const beyond = between(random, 0.15, 1.1) * equivalent;
  const offsetL = between(random, 1, 6);
  // VE follows VCO2, or VO2 with a bend of its own at VT1: both are seen in textbooks.
  const steeper = between(random, 0.2, 0.8);
  const follows = random() < 0.65;
  const ve: Curve = follows
    ? (v) => offsetL + equivalent * vco2(v) + beyond * atVt2(v)
    : (v) => offsetL + equivalent * (0.95 * v + steeper * atVt1(v)) + beyond * atVt2(v);

  const rise = between(random, 1, 9) / Math.max(200, Math.min(vt1, peak) - rest);
  const flat = between(random, -1.5, 2) / (0.3 * peak);
  const fall = between(random, 2, 12) / (0.2 * peak);
  const petco2Rest = 36.5 + 2.5 * normal(random);
  const petco2: Curve = (v) =>
    petco2Rest + rise * (v - rest) + (flat - rise) * atVt1(v) - (flat + fall) * atVt2(v);
  const dip = between(random, 0, 10) / Math.max(200, Math.min(vt1, peak) - rest);
  const climb = between(random, 2, 12) / (0.4 * peak);
  const last = between(random, 0, 14) / (0.2 * peak);
  const peto2Rest = 103 + 4 * normal(random);
  const peto2: Curve = (v) => peto2Rest - dip * (v - rest) + (dip + climb) * atVt1(v) + last * atVt2(v);

  const endIndex = Math.round(description.exerciseEndS + course.clockStartS);
  const made = new Map<ChannelId, SecondSeries>();
  const put = (id: ChannelId, before: Float64Array, curve: Curve, isRatio: boolean) => {
    const series = seconds.channel(id);
    if (series === undefined) return;
    const atEnd = curve(course.vo2MlPerMin[endIndex] ?? peak) - (before[endIndex] ?? 0);
    const endFactor = curve(course.vo2MlPerMin[endIndex] ?? peak) / Math.max(1e-6, before[endIndex] ?? 1);
    const values = series.values.map((value, i) => {
      if (series.known[i] !== 1) return 0;
      const index = Math.min(
        before.length - 1,
        Math.max(0, series.firstS + i + Math.round(course.clockStartS)),
      );
      const old = Math.max(1e-6, before[index] ?? 1);
      // Recovery keeps its course; only its height follows the new end.
      if (index > endIndex) return isRatio ? value * endFactor : value + atEnd;
      const drawn = curve(course.vo2MlPerMin[index] ?? peak);
      return isRatio ? Math.max(0.2 * value, (value * drawn) / old) : value + drawn - old;
    });
    made.set(id, { ...series, values });
  };
  put('vco2MlPerMin', course.vco2MlPerMin, vco2, true);
  put('veLPerMin', course.veLPerMin, ve, true);
  put('petco2MmHg', course.petco2MmHg, petco2, false);
  put('peto2MmHg', course.peto2MmHg, peto2, false);
  const newVe = made.get('veLPerMin');
  const rf = seconds.channel('rfPerMin');
  if (newVe !== undefined && rf !== undefined && seconds.channel('vtL') !== undefined) {
    const shift = rf.firstS - newVe.firstS;
    const values = rf.values.map((rate, i) => (rate > 1 ? (newVe.values[i + shift] ?? 0) / rate : 0));
    made.set('vtL', { ...rf, values });
  }
  return { ...seconds, channel: (id) => made.get(id) ?? seconds.channel(id) };
}

/** A rounded corner that rises by one for one beyond its place. */
function bendOf(kind: 'log' | 'root', at: number, roundness: number): Curve {
  if (kind === 'root') return (v) => 0.5 * (v - at + Math.sqrt((v - at) ** 2 + (2 * roundness) ** 2));
  return (v) => {
    const x = (v - at) / roundness;
    return x > 30 ? v - at : roundness * Math.log1p(Math.exp(x));
  };
}

function lowest(series: Float64Array): number {
  return series.reduce((least, value) => Math.min(least, value), Infinity);
}
