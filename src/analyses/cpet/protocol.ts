import type { Protocol } from './finding.ts';
import type { LoadProfile } from './phases/load-profile.ts';

/** What the phases know about the protocol. */
export type ProtocolEvidence = {
  readonly part: 'incremental' | 'constant-load' | 'intervals' | 'exercise';
  readonly hasEarlierStages: boolean;
  readonly workRate: LoadProfile | undefined;
  readonly speed: LoadProfile | undefined;
};

/** Names the protocol; rates and steps come from a load channel and are absent where there is none. */
export function describeProtocol(evidence: ProtocolEvidence): Protocol {
  const { part, workRate, speed } = evidence;
  const mode = modeOf(evidence);
  if (part === 'constant-load' || part === 'intervals') return { kind: part, mode };
  if (part === 'exercise') return { kind: 'unknown', mode };
  const profile = workRate ?? speed;
  const rising = profile?.kind === 'ramp' || profile?.kind === 'steps' ? profile : undefined;
  return {
    kind: evidence.hasEarlierStages ? 'stages-then-ramp' : (rising?.kind ?? 'unknown'),
    mode,
    ...(rising !== undefined && workRate !== undefined ? { rateWPerMin: rising.ratePerMin } : {}),
    ...(rising !== undefined && workRate === undefined ? { rateKmPerHPerMin: rising.ratePerMin } : {}),
    ...(rising?.kind === 'steps' ? { stepDurationS: rising.stepDurationS } : {}),
  };
}

function modeOf({ workRate, speed }: ProtocolEvidence): Protocol['mode'] {
  if (workRate !== undefined) return 'cycle';
  return speed === undefined ? 'unknown' : 'treadmill';
}
