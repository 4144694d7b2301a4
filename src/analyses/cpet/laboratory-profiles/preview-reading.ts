import { fail, ok, type Result } from '#core/result.ts';
import type { SubjectFacts } from '#core/subject-facts.ts';
import type { SourceDocument } from '#readers/document.ts';
import { clean } from '../cleaning/clean.ts';
import type { Metric } from '../finding.ts';
import type { CpetOptions } from '../options.ts';
import { findPeaks } from '../peaks/find-peaks.ts';
import { findPhases } from '../phases/find-phases.ts';
import { describeVo2Course, peakWindowS } from '../phases/vo2-course.ts';
import { readRecording } from '../read-recording.ts';
import type { Recording } from '../recording.ts';
import { atSeconds } from '../test-seconds.ts';

/** What a person looks at to see whether a file was read rightly. */
export type ReadingPreview = {
  readonly recording: Recording;
  /** From the first row to the last, s. */
  readonly recordedS: number;
  /** Absent where the test has no exercise part to look in. */
  readonly peaks?: {
    readonly vo2PeakMlPerMin: Metric;
    readonly rerPeak: Metric;
    readonly hrPeakBpm: Metric;
    readonly exerciseS: number;
  };
};

/** Reads a document under these options as far as its peaks: neither thresholds nor a network are asked. */
export function previewReading(
  document: SourceDocument,
  options: CpetOptions,
  facts?: SubjectFacts,
): Result<ReadingPreview> {
  const read = readRecording(document, { fileName: '', options }, facts);
  if (!read.ok) return fail(read.fault);
  const recording = read.value;
  const recordedS = (recording.timeS.at(-1) ?? 0) - (recording.timeS[0] ?? 0);
  const cleaned = clean(recording);
  const seconds = atSeconds(recording, cleaned);
  const course = seconds && describeVo2Course(seconds.vo2, peakWindowS(recording.sampling));
  if (seconds === undefined || course === undefined) return ok({ recording, recordedS });
  const { part } = findPhases(recording, seconds, course);
  const { vo2PeakMlPerMin, rerPeak, hrPeakBpm } = findPeaks(
    recording,
    cleaned,
    seconds,
    part,
    options.peakAveraging,
  ).peaks;
  const exerciseS = part.endS - part.startS;
  return ok({ recording, recordedS, peaks: { vo2PeakMlPerMin, rerPeak, hrPeakBpm, exerciseS } });
}
