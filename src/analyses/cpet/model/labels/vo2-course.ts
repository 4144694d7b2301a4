import { channelsLost } from '../../cleaning/clean.ts';
import type { Vo2OverTime } from '../calibration/vo2-over-time.ts';
import type { CpetFinding } from '../../finding.ts';
import { resampleToSeconds } from '../../resampling.ts';
import { fromSparse } from '../../stored-series.ts';

/** The smoothed VO2 of a test, and the part of it that rises to the peak, s. */
export type RisingVo2 = Vo2OverTime & { readonly startS: number; readonly peakS: number };

type Finding = Pick<CpetFinding, 'series' | 'exerciseDurationS'>;

/** Half the width of the moving mean, s: 20 s in all, as the classical methods smooth. */
const halfWidthS = 10;

/**
 * VO2 of a finding without what cleaning left out, at whole seconds, a centred mean of 20 s; every gap bridged by a
 * straight line. Rises from the start of the exercise that the peak comes from. Undefined where there is no VO2.
 */
export function vo2CourseOf({ series, exerciseDurationS: part }: Finding): RisingVo2 | undefined {
  const column = series.channels.vo2MlPerMin;
  if (column === undefined) return undefined;
  const values = [...fromSparse(column)];
  for (const exclusion of series.excluded)
    if (channelsLost(exclusion).includes('vo2MlPerMin')) values[exclusion.index] = undefined;
  const seconds = resampleToSeconds(series.timeS, values);
  const smoothed = movingMean(seconds.values, seconds.known);
  const timeS: number[] = [];
  const vo2MlPerMin: number[] = [];
  seconds.known.forEach((known, i) => {
    if (known === 0) return;
    timeS.push(seconds.firstS + i);
    vo2MlPerMin.push(smoothed[i] ?? 0);
  });
  const firstS = timeS[0];
  if (firstS === undefined) return undefined;
  const startS = ('value' in part ? part.timeS : undefined) ?? firstS;
  const endS = 'value' in part ? startS + part.value : Infinity;
  let peakS = startS;
  let peak = -Infinity;
  timeS.forEach((second, i) => {
    const value = vo2MlPerMin[i] ?? 0;
    // 20 s more: the highest VO2 may come just after the load has ended.
    if (second < startS || second > endS + 20 || value <= peak) return;
    peak = value;
    peakS = second;
  });
  return { timeS, vo2MlPerMin, startS, peakS };
}

function movingMean(values: Float64Array, known: Uint8Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  const counts = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i += 1) {
    sums[i + 1] = (sums[i] ?? 0) + (values[i] ?? 0);
    counts[i + 1] = (counts[i] ?? 0) + (known[i] ?? 0);
  }
  return values.map((_, i) => {
    const from = Math.max(0, i - halfWidthS);
    const to = Math.min(values.length, i + halfWidthS + 1);
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) / Math.max(1, (counts[to] ?? 0) - (counts[from] ?? 0));
  });
}
