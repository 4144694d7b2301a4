import type { Protocol } from './finding.ts';
import type { LoadProfile } from './phases/load-profile.ts';

/** What the phases know about the protocol. */
export type ProtocolEvidence = {
  readonly part: 'incremental' | 'constant-load' | 'intervals' | 'exercise';
  readonly hasEarlierStages: boolean;
  readonly workRate: LoadProfile | undefined;
  readonly speed: LoadProfile | undefined;
  /** Speed and grade together: it rises in tests that keep their speed and raise the grade. */
  readonly belt?: LoadProfile | undefined;
};

/** Names the protocol; rates and steps come from a load channel and are absent where there is none. */
export function describeProtocol(evidence: ProtocolEvidence): Protocol {
  const { part, workRate, speed } = evidence;
  const mode = modeOf(evidence);
  if (part === 'constant-load' || part === 'intervals') return { kind: part, mode };
  if (part === 'exercise') return { kind: 'unknown', mode };
  const rising = onlyRising(workRate ?? speed);
  const kind = rising?.kind ?? onlyRising(evidence.belt)?.kind ?? 'unknown';
  return {
    kind: evidence.hasEarlierStages ? 'stages-then-ramp' : kind,
    mode,
    ...(rising !== undefined && workRate !== undefined ? { rateWPerMin: rising.ratePerMin } : {}),
    ...(rising !== undefined && workRate === undefined ? { rateKmPerHPerMin: rising.ratePerMin } : {}),
    ...(rising?.kind === 'steps' ? { stepDurationS: rising.stepDurationS } : {}),
  };
}

function onlyRising(profile: LoadProfile | undefined) {
  return profile?.kind === 'ramp' || profile?.kind === 'steps' ? profile : undefined;
}

function modeOf({ workRate, speed }: ProtocolEvidence): Protocol['mode'] {
  if (workRate !== undefined) return 'cycle';
  return speed === undefined ? 'unknown' : 'treadmill';
}
