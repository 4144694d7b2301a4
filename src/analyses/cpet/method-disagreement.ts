import type { DomainThreshold } from './model/domain-answer.ts';
import type { Consensus } from './thresholds/consensus.ts';

/** The share of VO2peak within which methods still answer alike: the band of the consensus, after Gaskill et al. 2001 (`thresholds/consensus.ts`). */
export const agreementShare = 0.1;

/**
 * Two experienced physicians who read VT1 from 1056 tests lie within ±161 mL/min of each other in 95 %
 * (Kaczmarek et al. 2019, Multidiscip Respir Med 14:21, abstract): methods this near differ as readers do.
 */
export const readersMlPerMin = 161;

/**
 * VO2 of the network alone minus that of the classical consensus, mL/min; undefined where either gives none. In VO2,
 * because a minute of a slow treadmill test is little and a minute of a steep ramp is much.
 */
export function disagreementMlPerMin(
  network: DomainThreshold,
  consensus: Consensus | undefined,
): number | undefined {
  const alone = network.found ? network.networkAlone : undefined;
  return alone === undefined || consensus?.determinate !== true
    ? undefined
    : alone.vo2MlPerMin - consensus.vo2MlPerMin;
}

/** The smallest distance of two methods that asks for a person, mL/min; without a VO2peak that of two readers. */
export function largestAgreementMlPerMin(vo2PeakMlPerMin: number | undefined): number {
  return Math.max(readersMlPerMin, agreementShare * (vo2PeakMlPerMin ?? 0));
}
