import { clean } from './cleaning/clean.ts';
import type { CpetFinding } from './finding.ts';
import { readingsOf } from './model/decoding/read-at.ts';
import { spanOf } from './model/decoding/span.ts';
import { featuresOf, type SeenTest } from './model/features/features-of.ts';
import type { SecondSeries } from './resampling.ts';
import { recordingOf } from './stored-series.ts';
import { atSeconds } from './test-seconds.ts';
import type { ThresholdValues } from './thresholds/estimate.ts';

/** Reads VO2, heart rate and work rate at a time; undefined where VO2 is not known around it. */
export type TimeReader = (timeS: number) => ThresholdValues | undefined;

/** As automatic thresholds are read: VO2 off a straight line through ±40 s, the others as means over ±10 s. */
const lineReachS = 40;
const meanReachS = 10;

/**
 * Reads a test at any time of its exercise part as the network's thresholds are read: a threshold put where the network
 * has it gives the network's own numbers. Where the network sees nothing (no VCO2), the seconds themselves are read.
 */
export function readerOfTest(seen: SeenTest): TimeReader {
  const features = featuresOf(seen);
  const span = features && spanOf(features);
  if (features !== undefined && span !== undefined) return readingsOf(features, span).at;
  const { seconds } = seen;
  const hr = seconds.channel('hrBpm');
  const workRate = seconds.load('workRateW');
  return (timeS) => {
    const vo2MlPerMin = lineAt(seconds.vo2, timeS);
    if (vo2MlPerMin === undefined) return undefined;
    const hrBpm = hr && meanAt(hr, timeS);
    const workRateW = workRate && meanAt(workRate, timeS);
    return {
      timeS,
      vo2MlPerMin,
      ...(hrBpm !== undefined && { hrBpm }),
      ...(workRateW !== undefined && { workRateW }),
    };
  };
}

/**
 * The reader of a stored finding: made in milliseconds, for numbers that follow a hand. What it reads is what the finding
 * says once it is made anew with that. Undefined where the test has no exercise part.
 */
export function readerOfFinding(
  finding: CpetFinding,
):
  { readonly part: { readonly startS: number; readonly endS: number }; readonly at: TimeReader } | undefined {
  const part = exercisePartOf(finding);
  if (part === undefined) return undefined;
  const recording = recordingOf(finding);
  const seconds = atSeconds(recording, clean(recording, finding.adjusted?.rows));
  if (seconds === undefined) return undefined;
  const { sampling } = recording;
  return { part, at: readerOfTest({ seconds, part, sampling, mode: finding.protocol.mode }) };
}

/** The part of the test in which thresholds may lie, s; undefined where there is none. */
export function exercisePartOf({
  exerciseDurationS: duration,
}: Pick<CpetFinding, 'exerciseDurationS'>): { readonly startS: number; readonly endS: number } | undefined {
  if (!('value' in duration) || duration.timeS === undefined) return undefined;
  // The end was taken as a difference: what that added is rounded off again.
  return { startS: duration.timeS, endS: Math.round((duration.timeS + duration.value) * 1e6) / 1e6 };
}

function* knownAround({ firstS, values, known }: SecondSeries, timeS: number, reachS: number) {
  for (let second = Math.ceil(timeS - reachS); second <= timeS + reachS; second += 1) {
    const value = known[second - firstS] === 1 ? values[second - firstS] : undefined;
    if (value !== undefined) yield { second, value };
  }
}

function meanAt(series: SecondSeries, timeS: number): number | undefined {
  let sum = 0;
  let count = 0;
  for (const { value } of knownAround(series, timeS, meanReachS)) {
    sum += value;
    count += 1;
  }
  return count === 0 ? undefined : sum / count;
}

/** Height at a time of the straight line through the known seconds within reach. */
function lineAt(series: SecondSeries, timeS: number): number | undefined {
  let [count, sumU, sumUU, sumY, sumUY] = [0, 0, 0, 0, 0];
  for (const { second, value } of knownAround(series, timeS, lineReachS)) {
    const u = second - timeS;
    count += 1;
    sumU += u;
    sumUU += u * u;
    sumY += value;
    sumUY += u * value;
  }
  const spread = count * sumUU - sumU * sumU;
  return spread > 1e-9 ? (sumUU * sumY - sumU * sumUY) / spread : undefined;
}
