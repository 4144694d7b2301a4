import type { Remark } from '#core/remark.ts';
import { nowhereToPlace, placeByHand } from './adjusted-thresholds.ts';
import { chosenRows, type CpetAdjustments, type ReadAdjustments } from './adjustments.ts';
import type { Adjusted, CpetFinding, Metric } from './finding.ts';
import { cautions } from './gates.ts';
import { headlineTimesS } from './headline-thresholds.ts';
import { computeMetrics } from './metrics/metric.ts';
import { everyMetric } from './metrics/every-metric.ts';
import { viewOfTest } from './metrics/view-of-test.ts';
import type { NetworkAnswers } from './model/network-answers.ts';
import type { CpetOptions } from './options.ts';
import { headlineAveraging, withoutPeaks } from './peaks/find-peaks.ts';
import { prepareTest, type PreparedTest, type UnusableTest } from './prepare-test.ts';
import { gradeQuality, qualityFlags } from './quality.ts';
import type { Recording } from './recording.ts';
import { predictMaxima } from './reference-values/predictions.ts';
import { storeSeries } from './stored-series.ts';

/**
 * One test from the recording to its finding, by the classical methods alone. Never fails: what a test does not give
 * carries its reason, and a test that gives less than it should is partial.
 */
export function analyseRecording(recording: Recording, options: CpetOptions): CpetFinding {
  return findingOf(prepareTest(recording, options), options, {});
}

const nothingByHand: ReadAdjustments = { adjustments: {}, remarks: [] };

/** The finding of a prepared test, with what networks say of it and what a person set by hand. */
export function findingOf(
  test: PreparedTest | UnusableTest,
  options: CpetOptions,
  networks: NetworkAnswers,
  { adjustments, remarks: unfit }: ReadAdjustments = nothingByHand,
): CpetFinding {
  const { recording, cleaned } = test;
  const judged =
    'found' in test
      ? judge(test, options, networks, adjustments)
      : withoutAnything(test, options, adjustments);
  const remarks = [...recording.remarks, ...cleaned.remarks, ...judged.impossible, ...judged.remarks];
  const hasVo2Peak = 'value' in judged.peaks.vo2PeakMlPerMin;
  const possible = judged.impossible.length === 0;
  const { impossible, remarks: _own, unfit: unplaced, ...results } = judged;
  return {
    device: recording.device,
    deviceTitle: recording.deviceTitle,
    subject: recording.subject,
    ...(recording.testDay !== undefined && { testDay: recording.testDay }),
    ...(recording.factSources && { factSources: recording.factSources }),
    environment: recording.environment,
    sampling: recording.sampling,
    columns: recording.columns,
    statedPhases: recording.statedPhases,
    statedThresholds: recording.statedThresholds,
    ...results,
    thresholdsImpossible: impossible.map((remark) => remark.code),
    // What a person set and does not fit says nothing of the measurement: it is not graded.
    remarks: [...remarks, ...unfit, ...unplaced],
    readingRemarks: recording.remarks.length,
    quality: gradeQuality(remarks, hasVo2Peak, possible),
    completeness: hasVo2Peak && possible ? 'success' : 'partial',
    series: storeSeries(recording, cleaned.excluded),
  };
}

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
  | 'domains'
  | 'comparedAnswers'
  | 'adjusted'
  | 'metrics'
  | 'predictions'
> & {
  readonly impossible: readonly Remark[];
  readonly remarks: readonly Remark[];
  /** On what was set by hand and does not hold. */
  readonly unfit: readonly Remark[];
};

function judge(
  test: PreparedTest,
  options: CpetOptions,
  networks: NetworkAnswers,
  adjustments: CpetAdjustments,
): Judged {
  const { recording, seconds, found, peaks, impossible, thresholds } = test;
  const { part, phases, protocol } = found;
  const person = { ...recording.subject, mode: protocol.mode };
  const predictions = predictMaxima(person, options.vo2MaxEquation, options.hrMaxEquation);
  const automatic = {
    ...(thresholds && { thresholds }),
    ...(networks.domains && { domains: networks.domains }),
  };
  const placed = placeByHand(adjustments, test, automatic);
  const known = { ...automatic, ...adjustedOf(placed.adjusted, adjustments) };
  const view = viewOfTest({
    recording,
    seconds,
    exercise: part,
    phases,
    protocol,
    peaks: peaks.peaks,
    person,
    predictions,
    thresholdTimesS: headlineTimesS(known),
  });
  const metrics = computeMetrics(everyMetric, view);
  const evidence = { recording, cleaned: test.cleaned, course: test.course, part };
  return {
    protocol,
    phases,
    exerciseDurationS: { value: part.endS - part.startS, timeS: part.startS },
    peakAveraging: peaks.averaging,
    peaks: peaks.peaks,
    vo2PeakByAveraging: peaks.byAveraging,
    ...known,
    ...(networks.compared && { comparedAnswers: networks.compared }),
    metrics,
    predictions,
    impossible,
    remarks: [
      ...found.remarks,
      ...cautions(evidence, peaks.peaks.vo2PeakMlPerMin, peaks.peaks.rerPeak),
      ...qualityFlags(view, metrics),
    ],
    unfit: placed.remarks,
  };
}

/** What the finding keeps of what was set by hand; nothing where nothing was. */
function adjustedOf(thresholds: Adjusted, adjustments: CpetAdjustments): { readonly adjusted?: Adjusted } {
  const rows = chosenRows(adjustments);
  const adjusted = { ...thresholds, ...(rows && { rows }) };
  return Object.keys(adjusted).length === 0 ? {} : { adjusted };
}

function withoutAnything(
  { recording, code, detail }: UnusableTest,
  options: CpetOptions,
  adjustments: CpetAdjustments,
): Judged {
  const exerciseDurationS: Metric = { reason: detail };
  const person = { ...recording.subject, mode: 'unknown' as const };
  return {
    protocol: { kind: 'unknown', mode: 'unknown' },
    phases: [],
    exerciseDurationS,
    peakAveraging: headlineAveraging(options.peakAveraging, recording.sampling),
    peaks: withoutPeaks(detail),
    vo2PeakByAveraging: [],
    metrics: [],
    predictions: predictMaxima(person, options.vo2MaxEquation, options.hrMaxEquation),
    impossible: [{ code, severity: 'serious', detail }],
    remarks: [],
    ...adjustedOf({}, adjustments),
    unfit: nowhereToPlace(adjustments),
  };
}
