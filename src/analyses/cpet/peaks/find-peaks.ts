import {
  longestAveraging,
  peakUnderEveryAveraging,
  prepareAveraging,
  shortestAveraging,
} from '../averaging/every-averaging.ts';
import type { LargestMean } from '../averaging/largest-means.ts';
import type { ChannelId } from '../channels.ts';
import type { Cleaned } from '../cleaning/clean.ts';
import type { AveragedPeak, Metric, Peaks } from '../finding.ts';
import type { Averaging } from '../options.ts';
import type { Bout } from '../phases/bouts.ts';
import type { Recording, Sampling } from '../recording.ts';
import { insertSorted } from '../sorted-window.ts';
import { meanWithin, onlyWithin, type SecondSeries } from '../resampling.ts';
import type { TestSeconds } from '../test-seconds.ts';

export type FoundPeaks = {
  readonly averaging: Averaging;
  readonly peaks: Peaks;
  readonly byAveraging: readonly AveragedPeak[];
  /** The window of VO2peak; undefined where there is none. */
  readonly window: LargestMean | undefined;
};

/** VO2 goes on rising for a moment after the load is gone. */
export const afterExerciseS = 20;

/**
 * The averaging behind the headline. Averages of the cart cannot be averaged more finely than themselves: moving time
 * of at least two of their bins; breaths exist only in breath-by-breath data.
 */
export function headlineAveraging(wanted: Averaging, sampling: Sampling): Averaging {
  if (sampling.kind === 'breaths') return wanted;
  const length = wanted.kind === 'moving-breaths' ? 30 : wanted.length;
  if (sampling.kind === 'uniform') return { kind: kindInTime(wanted), length };
  return { kind: 'moving-time', length: Math.max(length, Math.round(2 * sampling.intervalS)) };
}

function kindInTime({ kind }: Averaging): Averaging['kind'] {
  return kind === 'moving-breaths' ? 'moving-time' : kind;
}

/**
 * Peaks within the exercise part and 20 s beyond. VO2peak is the highest mean under the averaging; RER, VE and
 * O2 pulse are taken in its window, so that they belong to the same moment (RER as ΣVCO2 / ΣVO2).
 */
export function findPeaks(
  recording: Recording,
  cleaned: Cleaned,
  seconds: TestSeconds,
  part: Bout,
  wanted: Averaging,
): FoundPeaks {
  const { sampling, subject } = recording;
  const averaging = headlineAveraging(wanted, sampling);
  const toS = part.endS + afterExerciseS;
  const vo2 = onlyWithin(seconds.vo2, part.startS, toS);
  const breaths =
    sampling.kind === 'breaths' ? breathsWithin(recording, cleaned, part.startS, toS) : undefined;
  const largestUnder = prepareAveraging(vo2, breaths);
  const window = largestUnder(averaging);
  const shortest = sampling.kind === 'averaged' ? Math.ceil(sampling.intervalS) : shortestAveraging;
  const byAveraging =
    shortest <= longestAveraging
      ? peakUnderEveryAveraging(largestUnder, Math.max(shortest, shortestAveraging))
      : [];
  if (window === undefined) {
    const peaks = withoutPeaks(`no complete window of ${averaging.length} within the exercise part`);
    return { averaging, peaks, byAveraging, window };
  }
  const meanOf = (id: ChannelId) => meanInWindow(seconds.channel(id), window);
  const vco2 = meanOf('vco2MlPerMin');
  const ve = meanOf('veLPerMin');
  const hr = meanOf('hrBpm');
  const o2 = meanOf('vo2MlPerMin') ?? window.mean;
  const inWindow = (value: number | undefined, reason: string): Metric =>
    value === undefined ? { reason } : { value, timeS: window.timeS };
  const mass = subject.bodyMassKg;
  const peaks: Peaks = {
    vo2PeakMlPerMin: { value: window.mean, timeS: window.timeS },
    vo2PeakMlPerKgPerMin: inWindow(mass === undefined ? undefined : window.mean / mass, 'no body mass'),
    rerPeak: inWindow(vco2 === undefined ? undefined : vco2 / o2, 'no VCO2 at VO2peak'),
    hrPeakBpm: highestHeartRate(seconds.channel('hrBpm'), sampling, part.startS, toS),
    vePeakLPerMin: inWindow(ve, 'no VE at VO2peak'),
    o2PulsePeakMlPerBeat: inWindow(
      hr === undefined || hr <= 40 ? undefined : window.mean / hr,
      'no heart rate at VO2peak',
    ),
    workRatePeakW: highestLoad(seconds.load('workRateW'), part.startS, part.endS),
  };
  return { averaging, peaks, byAveraging, window };
}

/** Every peak absent, for one reason. */
export function withoutPeaks(reason: string): Peaks {
  const absent: Metric = { reason };
  return {
    vo2PeakMlPerMin: absent,
    vo2PeakMlPerKgPerMin: absent,
    rerPeak: absent,
    hrPeakBpm: absent,
    vePeakLPerMin: absent,
    o2PulsePeakMlPerBeat: absent,
    workRatePeakW: absent,
  };
}

function breathsWithin(recording: Recording, cleaned: Cleaned, fromS: number, toS: number) {
  const { timeS } = recording;
  const values = (cleaned.channels.vo2MlPerMin ?? []).map((value, i) => {
    const time = timeS[i] ?? fromS;
    return time >= fromS && time <= toS ? value : undefined;
  });
  return { timeS, values };
}

/** Undefined where less than half of the window's seconds are known. */
function meanInWindow(series: SecondSeries | undefined, window: LargestMean): number | undefined {
  if (series === undefined) return undefined;
  let known = 0;
  const from = Math.ceil(window.fromS) - series.firstS;
  const to = Math.floor(window.toS) - series.firstS;
  for (let i = from; i <= to; i += 1) known += series.known[i] ?? 0;
  return known >= (to - from + 1) / 2 ? meanWithin(series, window.fromS, window.toS) : undefined;
}

/** Highest heart rate after a median filter of 5 s, which single wrong beats do not pass; averages as they are. */
function highestHeartRate(
  hr: SecondSeries | undefined,
  sampling: Sampling,
  fromS: number,
  toS: number,
): Metric {
  const reason = 'no heart rate during exercise';
  if (hr === undefined) return { reason };
  const within = onlyWithin(hr, fromS, toS);
  const half = sampling.kind === 'averaged' ? 0 : 2;
  const beats = new Float64Array(2 * half + 1);
  let best = -Infinity;
  let bestIndex = -1;
  for (let i = half; i + half < within.values.length; i += 1) {
    let count = 0;
    for (let k = i - half; k <= i + half; k += 1) {
      if (within.known[k] === 1) count = insertSorted(beats, count, within.values[k] ?? 0);
    }
    if (count <= half) continue;
    const low = beats[(count - 1) >> 1] ?? 0;
    const value = low + ((beats[count >> 1] ?? 0) - low) / 2;
    if (value <= best) continue;
    best = value;
    bestIndex = i;
  }
  return bestIndex < 0 ? { reason } : { value: best, timeS: within.firstS + bestIndex };
}

function highestLoad(load: SecondSeries | undefined, fromS: number, toS: number): Metric {
  if (load === undefined) return { reason: 'no work rate in the file' };
  const within = onlyWithin(load, fromS, toS);
  let best = 0;
  let bestIndex = 0;
  within.values.forEach((value, i) => {
    if (value <= best) return;
    best = value;
    bestIndex = i;
  });
  if (best <= 0) return { reason: 'no work rate during exercise' };
  return { value: best, timeS: within.firstS + bestIndex };
}
