import type { DomainAnswer, DomainThreshold } from './model/domain-answer.ts';
import type { Consensus } from './thresholds/consensus.ts';
import type { Interval, ThresholdName, ThresholdValues } from './thresholds/estimate.ts';
import type { Thresholds } from './thresholds/find-thresholds.ts';

/** The one VT1 and VT2 that table, report and metrics go by, and who says so. */
export type HeadlineThreshold = { readonly which: ThresholdName } & (
  | ({
      readonly found: true;
      /**
       * network: joined with prior and classical votes. classical: the consensus of the classical methods alone.
       * adjusted: a person put it there.
       */
      readonly source: 'network' | 'classical' | 'adjusted';
      /** Absent where a person put it: a hand has none. */
      readonly interval90S?: Interval;
      readonly interval90Vo2MlPerMin?: Interval;
    } & ThresholdValues)
  | { readonly found: false; readonly reason: string; readonly source?: 'adjusted' }
);

/** A threshold that a person set, and what the program says of it. */
export type AdjustedThreshold = {
  readonly byHand: HeadlineThreshold;
  /** Absent where the test can have no thresholds. */
  readonly automatic?: HeadlineThreshold;
};

/** The thresholds that a person set; absent: automatic. */
export type AdjustedThresholds = { readonly vt1?: AdjustedThreshold; readonly vt2?: AdjustedThreshold };

/** What a finding knows of thresholds. */
export type KnownThresholds = {
  readonly thresholds?: Thresholds;
  readonly domains?: DomainAnswer;
  readonly adjusted?: AdjustedThresholds;
};

/**
 * What a person set; else the network's joined answer where it gives one, its "absent" included; the classical consensus
 * where the network is not available or refuses. Undefined where the test can have no thresholds.
 */
export function headlineThreshold(
  which: ThresholdName,
  known: KnownThresholds,
): HeadlineThreshold | undefined {
  const { adjusted } = known;
  return (which === 'VT1' ? adjusted?.vt1 : adjusted?.vt2)?.byHand ?? automaticThreshold(which, known);
}

/** The same without what a person set. */
export function automaticThreshold(
  which: ThresholdName,
  { thresholds, domains }: KnownThresholds,
): HeadlineThreshold | undefined {
  if (domains?.state === 'answered') return fromNetwork(which === 'VT1' ? domains.vt1 : domains.vt2);
  const consensus = which === 'VT1' ? thresholds?.vt1 : thresholds?.vt2;
  return consensus && fromConsensus(consensus);
}

/** Times of the headline thresholds, s; a field is undefined where there is none. */
export function headlineTimesS(known: KnownThresholds): { readonly vt1?: number; readonly vt2?: number } {
  const vt1 = headlineThreshold('VT1', known);
  const vt2 = headlineThreshold('VT2', known);
  return { ...(vt1?.found && { vt1: vt1.timeS }), ...(vt2?.found && { vt2: vt2.timeS }) };
}

function fromNetwork(threshold: DomainThreshold): HeadlineThreshold {
  const { which } = threshold;
  if (!threshold.found) return { which, found: false, reason: threshold.reason };
  const { timeS, vo2MlPerMin, hrBpm, workRateW, timeIntervalsS, vo2IntervalsMlPerMin } = threshold;
  return {
    which,
    found: true,
    source: 'network',
    timeS,
    vo2MlPerMin,
    ...(hrBpm !== undefined && { hrBpm }),
    ...(workRateW !== undefined && { workRateW }),
    interval90S: timeIntervalsS.interval90,
    interval90Vo2MlPerMin: vo2IntervalsMlPerMin.interval90,
  };
}

function fromConsensus(consensus: Consensus): HeadlineThreshold {
  const { which } = consensus;
  if (!consensus.determinate) return { which, found: false, reason: consensus.reason };
  const { timeS, vo2MlPerMin, hrBpm, workRateW, interval90S } = consensus;
  return {
    which,
    found: true,
    source: 'classical',
    timeS,
    vo2MlPerMin,
    ...(hrBpm !== undefined && { hrBpm }),
    ...(workRateW !== undefined && { workRateW }),
    interval90S,
  };
}
