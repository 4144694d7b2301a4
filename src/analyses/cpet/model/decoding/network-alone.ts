import type { PlacedThreshold } from '../domain-answer.ts';
import type { Consensus } from '../../thresholds/consensus.ts';
import type { Thresholds } from '../../thresholds/find-thresholds.ts';
import { joinInOrder } from './join-in-order.ts';
import type { NetworkBeliefs } from './network-beliefs.ts';
import { quantileS, type Places } from './places.ts';
import type { Readings } from './read-at.ts';
import type { Span } from './span.ts';

/** Where the network alone puts both; undefined where it sees none. */
export type Alone = { readonly vt1: PlacedThreshold | undefined; readonly vt2: PlacedThreshold | undefined };

/** The calibrated network's own medians in order, without convention, prior or votes. */
export function networkAlone(
  beliefs: NetworkBeliefs,
  gapCells: number,
  span: Span,
  readings: Readings,
): Alone {
  const joint = joinInOrder(beliefs.vt1, beliefs.vt2, gapCells);
  const at = (places: Places) => readings.at(quantileS(places, span.timeS, 0.5));
  const hasVt2 = joint.both > joint.onlyVt1;
  return {
    vt1: joint.neither > 0.5 ? undefined : at(hasVt2 ? joint.vt1WithVt2 : joint.vt1Alone),
    vt2: joint.neither > 0.5 || !hasVt2 ? undefined : at(joint.vt2),
  };
}

export type DisagreementS = { readonly vt1?: number; readonly vt2?: number };

/** Network alone minus classical consensus, s, where both answer. */
export function disagreementOf(alone: Alone, thresholds: Thresholds | undefined): DisagreementS {
  const vt1 = apartS(alone.vt1, thresholds?.vt1);
  const vt2 = apartS(alone.vt2, thresholds?.vt2);
  return { ...(vt1 !== undefined && { vt1 }), ...(vt2 !== undefined && { vt2 }) };
}

function apartS(alone: PlacedThreshold | undefined, consensus: Consensus | undefined): number | undefined {
  return alone === undefined || consensus?.determinate !== true ? undefined : alone.timeS - consensus.timeS;
}
