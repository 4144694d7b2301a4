import { clean } from '#analyses/cpet/cleaning/clean.ts';
import type { Recording } from '#analyses/cpet/recording.ts';
import { atSeconds } from '#analyses/cpet/test-seconds.ts';
import { gridOf } from '#analyses/cpet/thresholds/incremental-grid.ts';
import { fitLine } from '#core/regression.ts';
import { correlation, present, robustStandardDeviation } from '#core/statistics.ts';

/** What tells recordings apart without knowing their truth; the same code sees real and simulated ones. */
export type Features = Readonly<Record<string, number>>;

/** Features of the rising part; undefined where gas exchange or pattern is missing or too short. */
export function featuresOf(
  recording: Recording,
  part: { readonly startS: number; readonly endS: number },
): Features | undefined {
  const cleaned = clean(recording);
  const seconds = atSeconds(recording, cleaned);
  const grid = seconds && gridOf(seconds, part);
  const { vo2MlPerMin: vo2, vco2MlPerMin: vco2, veLPerMin: ve, vtL: vt, rfPerMin: rf } = cleaned.channels;
  if (grid?.veLPerMin === undefined || vo2 === undefined || vco2 === undefined || ve === undefined)
    return undefined;
  if (vt === undefined || rf === undefined || grid.timeS.length < 40) return undefined;
  const { vo2MlPerMin, vco2MlPerMin, veLPerMin } = grid;
  const n = vo2MlPerMin.length;
  const last = n - 1;
  const middle = vo2MlPerMin.findIndex((value) => value >= 0.65 * (vo2MlPerMin[last] ?? 0));
  const rer = vco2MlPerMin.map((value, i) => value / (vo2MlPerMin[i] ?? 1));
  const eqO2 = veLPerMin.map((value, i) => (1000 * value) / (vo2MlPerMin[i] ?? 1));
  const eqCo2 = veLPerMin.map((value, i) => (1000 * value) / (vco2MlPerMin[i] ?? 1));
  const rows = recording.timeS.flatMap((timeS, i) =>
    timeS > part.startS + 60 && timeS <= part.endS ? [i] : [],
  );
  const noise = (series: readonly (number | undefined)[]): number[] =>
    localResiduals(rows.map((i) => series[i]));
  const vo2Noise = noise(vo2);
  const vco2Noise = noise(vco2);
  const veNoise = noise(ve);
  const vtNoise = noise(vt);
  const rfNoise = noise(rf);
  const ratios = rows.map((i) => {
    const [above, below] = [vco2[i], vo2[i]];
    return above === undefined || below === undefined ? undefined : above / below;
  });
  const slope = (from: number, to: number): number =>
    fitLine([...vo2MlPerMin.subarray(from, to)], [...vco2MlPerMin.subarray(from, to)])?.slope ?? 1;
  return {
    'length, min': (part.endS - part.startS) / 60,
    'RER at the start': rer[6] ?? 0,
    'RER at 65 % VO2': rer[middle] ?? 0,
    'RER at the end': rer[last] ?? 0,
    'lowest VE/VO2': Math.min(...eqO2),
    'lowest VE/VCO2': Math.min(...eqCo2),
    'VE/VCO2 at the end': eqCo2[last] ?? 0,
    'VCO2 slope, lower half': slope(12, Math.max(20, middle)),
    'VCO2 slope, upper half': slope(Math.min(middle, last - 10), n),
    'VE at the end': veLPerMin[last] ?? 0,
    'VT near the end': present(rows.slice(-20).map((i) => vt[i])).reduce((a, b) => a + b / 20, 0),
    'straightness of VO2': correlation([...grid.timeS], [...vo2MlPerMin]) ?? 0,
    'noise VO2': robustStandardDeviation(vo2Noise) ?? 0,
    'noise VE': robustStandardDeviation(veNoise) ?? 0,
    'noise VT': robustStandardDeviation(vtNoise) ?? 0,
    'noise RF': robustStandardDeviation(rfNoise) ?? 0,
    'noise RER': robustStandardDeviation(noise(ratios)) ?? 0,
    'corr VO2 VCO2': correlation(vo2Noise, vco2Noise) ?? 0,
    'corr VO2 VE': correlation(vo2Noise, veNoise) ?? 0,
    'corr VT RF': correlation(vtNoise, rfNoise) ?? 0,
    'lag-1 VO2': correlation(vo2Noise.slice(1), vo2Noise.slice(0, -1)) ?? 0,
    'lag-1 VE': correlation(veNoise.slice(1), veNoise.slice(0, -1)) ?? 0,
    'lag-1 VT': correlation(vtNoise.slice(1), vtNoise.slice(0, -1)) ?? 0,
  };
}

/** Relative residuals about the straight line through the 10 breaths on either side; 0 where the breath is missing. */
function localResiduals(values: readonly (number | undefined)[]): number[] {
  return values.map((value, i) => {
    if (value === undefined) return 0;
    const from = Math.max(0, i - 10);
    const x: number[] = [];
    const y: number[] = [];
    for (let k = from; k < Math.min(values.length, i + 11); k += 1) {
      const near = values[k];
      if (near === undefined) continue;
      x.push(k - i);
      y.push(near);
    }
    const line = fitLine(x, y);
    return line === undefined || line.intercept <= 0 ? 0 : value / line.intercept - 1;
  });
}
