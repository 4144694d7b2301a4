import { at, type PerSecond } from '#analyses/cpet/simulate/physiology/per-second.ts';
import type { PhysiologicalTest } from '#analyses/cpet/simulate/physiology/physiological-test.ts';
import { correlation, mean, robustStandardDeviation } from '#core/statistics.ts';

type NoisyKey = 'vo2MlPerMin' | 'vco2MlPerMin' | 'veLPerMin' | 'vtL' | 'peto2MmHg' | 'petco2MmHg';

/** Sizes, correlations and memory of the breath noise during exercise, as differences from the noise-free course. */
export function measureNoise(
  test: PhysiologicalTest,
  startS: number,
  endS: number,
): Readonly<Record<string, number | undefined>> {
  const { course, truth } = test;
  const breaths = test.breaths.filter(
    ({ timeS }) =>
      timeS > startS && timeS <= endS && at(course.vo2MlPerMin, timeS) > 0.35 * truth.vo2PeakMlPerMin,
  );
  if (breaths.length < 60) return {};
  const middle = breaths.map(({ timeS, rfPerMin }) => timeS - 30 / rfPerMin);
  const truthOf = (series: PerSecond): number[] => middle.map((timeS) => at(series, timeS));
  const relative = (key: NoisyKey): number[] => {
    const expected = truthOf(course[key]);
    return breaths.map((breath, i) => breath[key] / (expected[i] ?? 1) - 1);
  };
  const absolute = (key: NoisyKey): number[] => {
    const expected = truthOf(course[key]);
    return breaths.map((breath, i) => breath[key] - (expected[i] ?? 0));
  };
  const vo2 = relative('vo2MlPerMin');
  const vco2 = relative('vco2MlPerMin');
  const ve = relative('veLPerMin');
  const vt = relative('vtL');
  const rf = breaths.map(
    ({ rfPerMin }, i) =>
      (rfPerMin * at(course.vtL, middle[i] ?? 0)) / at(course.veLPerMin, middle[i] ?? 0) - 1,
  );
  const peto2 = absolute('peto2MmHg');
  const petco2 = absolute('petco2MmHg');
  const rer = breaths.map(
    (breath, i) =>
      breath.vco2MlPerMin / breath.vo2MlPerMin -
      at(course.vco2MlPerMin, middle[i] ?? 0) / at(course.vo2MlPerMin, middle[i] ?? 0),
  );
  return {
    noiseVo2Percent: percent(vo2),
    noiseVePercent: percent(ve),
    noiseVtPercent: percent(vt),
    noiseRfPercent: percent(rf),
    noiseVo2Ml: robustStandardDeviation(absolute('vo2MlPerMin')),
    noisePeto2: robustStandardDeviation(peto2),
    noisePetco2: robustStandardDeviation(petco2),
    noiseRer: robustStandardDeviation(rer),
    corrVo2Vco2: correlation(clipped(vo2), clipped(vco2)),
    corrVco2Ve: correlation(clipped(vco2), clipped(ve)),
    corrVo2Ve: correlation(clipped(vo2), clipped(ve)),
    corrPeto2Petco2: correlation(clipped(peto2), clipped(petco2)),
    corrVePetco2: correlation(clipped(ve), clipped(petco2)),
    corrVtRf: correlation(clipped(vt), clipped(rf)),
    memoryVo2: memory(vo2),
    memoryVe: memory(ve),
    memoryPeto2: memory(peto2),
    memoryPetco2: memory(petco2),
    kurtosisVo2: kurtosis(vo2),
    beyond4SdPercent: beyond4Sd(vo2),
  };
}

function percent(values: readonly number[]): number {
  return 100 * (robustStandardDeviation(values) ?? 0);
}

/** In robust SDs, cut at 4: one artefact must not make a correlation. */
function clipped(values: readonly number[]): number[] {
  const sd = robustStandardDeviation(values) ?? 1;
  return values.map((value) => Math.min(4, Math.max(-4, value / sd)));
}

function memory(values: readonly number[]): number | undefined {
  const cut = clipped(values);
  return correlation(cut.slice(1), cut.slice(0, -1));
}

function kurtosis(values: readonly number[]): number {
  const centre = mean(values) ?? 0;
  const second = mean(values.map((value) => (value - centre) ** 2)) ?? 1;
  return (mean(values.map((value) => (value - centre) ** 4)) ?? 0) / second ** 2;
}

function beyond4Sd(values: readonly number[]): number {
  const sd = robustStandardDeviation(values) ?? 1;
  return (100 * values.filter((value) => Math.abs(value) > 4 * sd).length) / values.length;
}
