import type { ChannelId } from '../channels.ts';
import type { SecondSeries } from '../resampling.ts';
import type { TestSeconds } from '../test-seconds.ts';
import { smoothingS, type IncrementalSeries } from './incremental-series.ts';

/** Step of the grid, s: fine against a threshold's own uncertainty, and small enough to search exhaustively. */
const stepS = 5;
/** A channel known for less than this share of the part is left out. */
const leastKnown = 0.8;

/**
 * The incremental part on an even 5-s grid, each channel a centred 20-s mean, short gaps bridged by a straight line;
 * undefined where VO2 or VCO2 is known for less than four fifths of it.
 */
export function gridOf(
  seconds: TestSeconds,
  part: { readonly startS: number; readonly endS: number },
): IncrementalSeries | undefined {
  const firstS = Math.ceil(part.startS);
  const count = Math.max(0, Math.floor((Math.floor(part.endS) - firstS) / stepS) + 1);
  const timeS = Float64Array.from({ length: count }, (_, i) => firstS + i * stepS);
  const draw = (series: SecondSeries | undefined) => series && smoothedAt(series, timeS);
  const channel = (id: ChannelId) => draw(seconds.channel(id));
  const vo2MlPerMin = channel('vo2MlPerMin');
  const vco2MlPerMin = channel('vco2MlPerMin');
  if (vo2MlPerMin === undefined || vco2MlPerMin === undefined) return undefined;
  const optional = {
    veLPerMin: channel('veLPerMin'),
    peto2MmHg: channel('peto2MmHg'),
    petco2MmHg: channel('petco2MmHg'),
    hrBpm: channel('hrBpm'),
    workRateW: draw(seconds.load('workRateW')),
  };
  const found = Object.entries(optional).filter(([, values]) => values !== undefined);
  return {
    stepS,
    timeS,
    vo2MlPerMin,
    vco2MlPerMin,
    ...(Object.fromEntries(found) as Partial<typeof optional>),
  };
}

/** Centred means at the given times, gaps filled by straight lines; undefined where too little is known. */
function smoothedAt(series: SecondSeries, timeS: Float64Array): Float64Array | undefined {
  const { firstS, values, known } = series;
  const half = smoothingS / 2;
  const result = new Float64Array(timeS.length);
  const empty: number[] = [];
  timeS.forEach((time, i) => {
    const from = Math.max(0, time - half - firstS);
    const to = Math.min(values.length - 1, time + half - firstS);
    let sum = 0;
    let count = 0;
    for (let k = from; k <= to; k += 1) {
      sum += values[k] ?? 0;
      count += known[k] ?? 0;
    }
    if (count > 0) result[i] = sum / count;
    else empty.push(i);
  });
  if (timeS.length === 0 || empty.length > (1 - leastKnown) * timeS.length) return undefined;
  bridge(result, new Set(empty));
  return result;
}

/** Fills the empty places from their nearest filled neighbours, in place. */
function bridge(values: Float64Array, empty: ReadonlySet<number>): void {
  for (const index of empty) {
    let left = index - 1;
    while (left >= 0 && empty.has(left)) left -= 1;
    let right = index + 1;
    while (right < values.length && empty.has(right)) right += 1;
    const before = left >= 0 ? values[left] : values[right];
    const after = right < values.length ? values[right] : values[left];
    const share = left >= 0 && right < values.length ? (index - left) / (right - left) : 0;
    values[index] = (before ?? 0) + ((after ?? 0) - (before ?? 0)) * share;
  }
}
