import type { Remark } from '#core/remark.ts';
import { ok, type Result } from '#core/result.ts';
import { clean, type Cleaned } from './cleaning/clean.ts';
import type { CpetFinding, Metric } from './finding.ts';
import { cautions, shortestTestS, thresholdGates } from './gates.ts';
import { computeMetrics } from './metrics/metric.ts';
import { everyMetric } from './metrics/every-metric.ts';
import { viewOfTest } from './metrics/view-of-test.ts';
import type { CpetOptions } from './options.ts';
import { findPeaks, headlineAveraging, withoutPeaks } from './peaks/find-peaks.ts';
import type { ExercisePart } from './phases/bouts.ts';
import { findPhases } from './phases/find-phases.ts';
import { describeVo2Course, peakWindowS } from './phases/vo2-course.ts';
import { gradeQuality, qualityFlags } from './quality.ts';
import type { Recording } from './recording.ts';
import { predictMaxima } from './reference-values/predictions.ts';
import { storeSeries } from './stored-series.ts';
import { atSeconds, type TestSeconds } from './test-seconds.ts';
import { findThresholds, type Thresholds } from './thresholds/find-thresholds.ts';
import { gridOf } from './thresholds/incremental-grid.ts';

/** What the finding adds to what was read. */
type Judged = Pick<
  CpetFinding,
  | 'protocol'
  | 'phases'
  | 'exerciseDurationS'
  | 'peakAveraging'
  | 'peaks'
  | 'vo2PeakByAveraging'
  | 'thresholds'
  | 'metrics'
  | 'predictions'
> & { readonly impossible: readonly Remark[]; readonly remarks: readonly Remark[] };

/**
 * One test from the cleaned recording to its finding. Never fails: what a test does not give carries its reason, and
 * a test that gives less than it should is partial.
 */
export function analyseRecording(recording: Recording, options: CpetOptions): Result<CpetFinding> {
  const cleaned = clean(recording);
  const judged = judge(recording, cleaned, options);
  const remarks = [...recording.remarks, ...cleaned.remarks, ...judged.impossible, ...judged.remarks];
  const hasVo2Peak = 'value' in judged.peaks.vo2PeakMlPerMin;
  const possible = judged.impossible.length === 0;
  return ok({
    device: recording.device,
    deviceTitle: recording.deviceTitle,
    subject: recording.subject,
    environment: recording.environment,
    sampling: recording.sampling,
    columns: recording.columns,
    protocol: judged.protocol,
    phases: judged.phases,
    exerciseDurationS: judged.exerciseDurationS,
    peakAveraging: judged.peakAveraging,
    peaks: judged.peaks,
    vo2PeakByAveraging: judged.vo2PeakByAveraging,
    statedThresholds: recording.statedThresholds,
    ...(judged.thresholds && { thresholds: judged.thresholds }),
    metrics: judged.metrics,
    predictions: judged.predictions,
    thresholdsImpossible: judged.impossible.map((remark) => remark.code),
    remarks,
    quality: gradeQuality(remarks, hasVo2Peak, possible),
    completeness: hasVo2Peak && possible ? 'success' : 'partial',
    series: storeSeries(recording, cleaned.excluded),
  });
}

function judge(recording: Recording, cleaned: Cleaned, options: CpetOptions): Judged {
  const averaging = headlineAveraging(options.peakAveraging, recording.sampling);
  const seconds = atSeconds(recording, cleaned);
  const recordedS = seconds === undefined ? 0 : secondsSpanned(seconds.vo2.known);
  if (seconds === undefined || recordedS < shortestTestS)
    return refused('too-short', `too short for a peak test: VO2 over ${recordedS} s, under 3 min`);
  const windowS = peakWindowS(recording.sampling);
  const course = describeVo2Course(seconds.vo2, windowS);
  if (course === undefined) return refused('no-complete-window', `no ${windowS} s without a gap in VO2`);
  const found = findPhases(recording, seconds, course);
  const { part } = found;
  const peaks = findPeaks(recording, cleaned, seconds, part, options.peakAveraging);
  const evidence = { recording, cleaned, course, part };
  const durationS: Metric = { value: part.endS - part.startS, timeS: part.startS };
  const impossible = thresholdGates(evidence);
  const person = { ...recording.subject, mode: found.protocol.mode };
  const predictions = predictMaxima(person, options.vo2MaxEquation, options.hrMaxEquation);
  const thresholds = impossible.length === 0 ? thresholdsOf(seconds, part) : undefined;
  const view = viewOfTest({
    recording,
    seconds,
    exercise: part,
    phases: found.phases,
    protocol: found.protocol,
    peaks: peaks.peaks,
    person,
    predictions,
    thresholds,
  });
  const metrics = computeMetrics(everyMetric, view);
  return {
    protocol: found.protocol,
    phases: found.phases,
    exerciseDurationS: durationS,
    peakAveraging: peaks.averaging,
    peaks: peaks.peaks,
    vo2PeakByAveraging: peaks.byAveraging,
    ...(thresholds && { thresholds }),
    metrics,
    predictions,
    impossible,
    remarks: [
      ...found.remarks,
      ...cautions(evidence, peaks.peaks.vo2PeakMlPerMin, peaks.peaks.rerPeak),
      ...qualityFlags(view, metrics),
    ],
  };

  function refused(code: string, detail: string): Judged {
    return {
      protocol: { kind: 'unknown', mode: 'unknown' },
      phases: [],
      exerciseDurationS: { reason: detail },
      peakAveraging: averaging,
      peaks: withoutPeaks(detail),
      vo2PeakByAveraging: [],
      metrics: [],
      predictions: predictMaxima(
        { ...recording.subject, mode: 'unknown' },
        options.vo2MaxEquation,
        options.hrMaxEquation,
      ),
      impossible: [{ code, severity: 'serious', detail }],
      remarks: [],
    };
  }
}

/** 50 draws suit a batch; the seed is fixed, so that a file gives the same numbers for ever. */
const search = { draws: 50, seed: 20_240_117 };

function thresholdsOf(seconds: TestSeconds, part: ExercisePart): Thresholds | undefined {
  const grid = gridOf(seconds, part);
  return grid && findThresholds(grid, search);
}

/** From the first to the last known second. */
function secondsSpanned(known: Uint8Array): number {
  const first = known.indexOf(1);
  return first < 0 ? 0 : known.lastIndexOf(1) - first + 1;
}
