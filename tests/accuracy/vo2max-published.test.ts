import { describe, expect, it } from 'vitest';
import { hasShared, sharedPath } from '../support/shared-samples.ts';
import { comparePublishedVo2Max, describeComparison } from './vo2max-published.ts';

describe('published VO2max of 36 treadmill ramps under 168 averaging strategies', () => {
  it.skipIf(!hasShared)('is reproduced to 1e-6 relative by the product itself', async () => {
    const comparison = await comparePublishedVo2Max(sharedPath('cpet/samples/zan'));
    console.info(describeComparison(comparison));
    expect(comparison.faults).toEqual([]);
    expect(comparison.compared).toBe(36 * 168);
    expect(comparison.agreeing, describeComparison(comparison)).toBe(comparison.compared);
  });
});
