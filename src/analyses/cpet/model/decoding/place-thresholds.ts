import type { DomainThreshold } from '../domain-answer.ts';
import { stretchIntervals, stretchOf, type CalibrationTable } from './calibrated-intervals.ts';
import { strataOf } from './calibration-strata.ts';
import type { ConventionSettings } from './convention-settings.ts';
import type { JointBelief } from './join-in-order.ts';
import type { JoinedVoices } from './join-voices.ts';
import type { Alone, DisagreementS } from './network-alone.ts';
import { quantileS, type Places } from './places.ts';
import type { Readings } from './read-at.ts';
import type { Span } from './span.ts';
import type { TestEvidence } from './test-evidence.ts';

/** What both thresholds are placed by. */
export type Placing = {
  readonly evidence: TestEvidence;
  /** Of the convention. */
  readonly calibration: CalibrationTable[keyof CalibrationTable];
  readonly settings: ConventionSettings;
  readonly joint: JointBelief;
  readonly span: Span;
  readonly readings: Readings;
  readonly voices: { readonly vt1: JoinedVoices; readonly vt2: JoinedVoices };
  readonly alone: Alone;
  readonly disagreementS: DisagreementS;
};

/**
 * Which thresholds are there, and where. VT1 is placed given that VT2 is there where that is the answer: so every
 * quantile of VT2 lies at least the gap after the same one of VT1.
 */
export function placeBoth(context: Placing): {
  readonly vt1: DomainThreshold;
  readonly vt2: DomainThreshold;
} {
  const { joint, settings, voices } = context;
  const vt1Absent = joint.neither;
  const vt2Absent = joint.neither + joint.onlyVt1;
  const none = (which: 'VT1' | 'VT2', absentProbability: number, reason: string): DomainThreshold => ({
    which,
    absentProbability,
    found: false,
    reason,
    votes: voices[which === 'VT1' ? 'vt1' : 'vt2'].votes,
  });
  if (vt1Absent > settings.vt1.absentAbove) {
    return {
      vt1: none('VT1', vt1Absent, `the network sees none (${percent(vt1Absent)})`),
      vt2: none('VT2', vt2Absent, 'there is no VT1 below it'),
    };
  }
  const withoutVt2 = joint.onlyVt1 / Math.max(1e-12, joint.onlyVt1 + joint.both);
  if (withoutVt2 > settings.vt2.absentAbove) {
    return {
      vt1: place('vt1', joint.vt1Alone, vt1Absent, context),
      vt2: none('VT2', vt2Absent, `the network sees none (${percent(vt2Absent)})`),
    };
  }
  return {
    vt1: place('vt1', joint.vt1WithVt2, vt1Absent, context),
    vt2: place('vt2', joint.vt2, vt2Absent, context),
  };
}

function place(
  which: 'vt1' | 'vt2',
  places: Places,
  absentProbability: number,
  { evidence, calibration, span, readings, voices, alone, disagreementS }: Placing,
): DomainThreshold {
  const at = (share: number) => quantileS(places, span.timeS, share);
  const placed = readings.at(at(0.5));
  const halfStepS = span.stepS / 2;
  const timeIntervalsS = stretchIntervals(
    placed.timeS,
    { interval50: { low: at(0.25), high: at(0.75) }, interval90: { low: at(0.05), high: at(0.95) } },
    stretchOf(calibration[which], strataOf(evidence, disagreementS[which])),
    { low: (span.timeS[0] ?? 0) - halfStepS, high: (span.timeS[span.timeS.length - 1] ?? 0) + halfStepS },
  );
  const hrIntervalsBpm = readings.hrIntervals(timeIntervalsS, placed.hrBpm);
  const workRateIntervalsW = readings.workRateIntervals(timeIntervalsS, placed.workRateW);
  const own = alone[which];
  return {
    which: which === 'vt1' ? 'VT1' : 'VT2',
    absentProbability,
    found: true,
    ...placed,
    timeIntervalsS,
    vo2IntervalsMlPerMin: readings.vo2Intervals(timeIntervalsS, placed.vo2MlPerMin),
    ...(hrIntervalsBpm && { hrIntervalsBpm }),
    ...(workRateIntervalsW && { workRateIntervalsW }),
    votes: voices[which].votes,
    ...(own && { networkAlone: own }),
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
