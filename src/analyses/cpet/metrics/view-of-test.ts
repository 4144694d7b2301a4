import { channelIds, type ChannelId } from '../channels.ts';
import type { Peaks, Phase, Protocol } from '../finding.ts';
import { valueOf } from '../metric-value.ts';
import type { Recording } from '../recording.ts';
import type { Person } from '../reference-values/person.ts';
import type { Predictions } from '../reference-values/predictions.ts';
import type { SecondSeries } from '../resampling.ts';
import type { TestSeconds } from '../test-seconds.ts';
import type { Span, TestView } from './test-view.ts';

/** What is known of a test once phases, peaks and thresholds are. */
export type KnownTest = {
  readonly recording: Recording;
  readonly seconds: TestSeconds;
  readonly exercise: Span;
  readonly phases: readonly Phase[];
  readonly protocol: Protocol;
  readonly peaks: Peaks;
  readonly person: Person;
  readonly predictions: Predictions;
  /** Times of the thresholds that are accepted, s. */
  readonly thresholdTimesS: { readonly vt1?: number; readonly vt2?: number };
};

/** The test as metrics see it. */
export function viewOfTest(test: KnownTest): TestView {
  const { recording, phases, peaks, predictions, thresholdTimesS } = test;
  const { startS, endS } = test.exercise;
  const spanOf = (name: Phase['phase'], fits: (phase: Phase) => boolean): Span | undefined => {
    const phase = phases.filter((candidate) => candidate.phase === name).find(fits);
    return phase && { startS: phase.startS, endS: phase.endS };
  };
  const seconds: Partial<Record<ChannelId, SecondSeries>> = {};
  for (const id of channelIds) {
    const series = isLoad(id) ? test.seconds.load(id) : test.seconds.channel(id);
    if (series !== undefined) seconds[id] = series;
  }
  const hrMax = predictions.hrMaxBpm;
  const vo2Max = predictions.vo2MaxMlPerMin;
  return {
    seconds,
    sampling: recording.sampling,
    protocol: test.protocol,
    phases,
    exercise: test.exercise,
    incremental: spanOf('incremental', () => true),
    // Stages before a ramp have a recovery of their own, which is not the one after the peak.
    rest: spanOf('rest', (phase) => phase.endS <= startS + 1),
    recovery: spanOf('recovery', (phase) => phase.startS >= endS - 1),
    exerciseFoundFrom: phases.find((phase) => phase.startS === startS && phase.endS === endS)?.foundFrom,
    vt1TimeS: thresholdTimesS.vt1,
    vt2TimeS: thresholdTimesS.vt2,
    vo2PeakMlPerMin: valueOf(peaks.vo2PeakMlPerMin),
    rerPeak: valueOf(peaks.rerPeak),
    hrPeakBpm: valueOf(peaks.hrPeakBpm),
    vePeakLPerMin: valueOf(peaks.vePeakLPerMin),
    o2PulsePeakMlPerBeat: valueOf(peaks.o2PulsePeakMlPerBeat),
    person: test.person,
    hrMaxPredicted:
      'value' in hrMax.predicted ? { bpm: hrMax.predicted.value, title: hrMax.title } : undefined,
    vo2MaxPredicted:
      'value' in vo2Max.predicted ? { mlPerMin: vo2Max.predicted.value, title: vo2Max.title } : undefined,
  };
}

function isLoad(id: ChannelId): id is 'workRateW' | 'speedKmPerH' | 'gradePercent' {
  return id === 'workRateW' || id === 'speedKmPerH' || id === 'gradePercent';
}
