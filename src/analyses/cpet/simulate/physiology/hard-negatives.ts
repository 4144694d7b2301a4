import type { Random } from '#core/random.ts';
import { choose } from './distributions.ts';

/**
 * Tests that mislead: stopped before VT1, hyperventilation without a threshold, thresholds too round to see, a second
 * bend that is none, warm-ups that look like tests, a bout after the test, arms instead of legs, no rise at all.
 * Cadence-entrained breathing and 30-s bins are drawn apart from these, because they occur with any of them.
 */
export type HardNegative =
  | 'no-vt1'
  | 'hyperventilation'
  | 'smooth-thresholds'
  | 'double-hinge'
  | 'interval-warm-up'
  | 'stages-then-ramp'
  | 'verification-bout'
  | 'arm-crank'
  | 'constant-load';

/** Draws what is the matter with a test: usually nothing. A constant load, which must be refused, comes only on request. */
export function drawHardNegative(random: Random): HardNegative | undefined {
  return choose<HardNegative | undefined>(random, [
    [undefined, 0.72],
    ['no-vt1', 0.075], // half of them are too short and drawn again
    ['hyperventilation', 0.045],
    ['smooth-thresholds', 0.04],
    ['double-hinge', 0.04],
    ['interval-warm-up', 0.025],
    ['stages-then-ramp', 0.04],
    ['verification-bout', 0.03],
    ['arm-crank', 0.02],
  ]);
}
