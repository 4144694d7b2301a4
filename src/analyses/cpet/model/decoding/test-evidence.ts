import type { Remark } from '#core/remark.ts';
import type { Protocol } from '../../finding.ts';
import type { PreparedTest } from '../../prepare-test.ts';
import type { Sampling } from '../../recording.ts';
import type { TestFeatures } from '../features/test-features.ts';
import type { FitnessFacts } from './fitness.ts';

/** What is known of a test besides the network's answer: for the guard, the prior and the calibration. */
export type TestEvidence = {
  readonly sampling: Sampling;
  readonly part: { readonly kind: string; readonly startS: number; readonly endS: number };
  readonly protocol: Protocol['kind'];
  /** Why the test can have no classical thresholds (`gates.ts`). */
  readonly impossible: readonly Remark[];
  /** Undefined where the network can be shown nothing. */
  readonly features: TestFeatures | undefined;
  readonly facts: FitnessFacts;
};

/** Gathers it from a prepared test. */
export function evidenceOf(prepared: PreparedTest, features: TestFeatures | undefined): TestEvidence {
  const { recording, found, peaks, impossible } = prepared;
  const { bodyMassKg, sex } = recording.subject;
  const peak = peaks.peaks.vo2PeakMlPerMin;
  return {
    sampling: recording.sampling,
    part: found.part,
    protocol: found.protocol.kind,
    impossible,
    features,
    facts: {
      vo2PeakMlPerMin: 'value' in peak ? peak.value : (features?.vo2PeakMlPerMin ?? 0),
      ...(bodyMassKg !== undefined && { bodyMassKg }),
      ...(sex !== undefined && { sex }),
      mode: found.protocol.mode,
    },
  };
}
