import { expect, it } from 'vitest';
import { reviewReasons } from './review-reasons.ts';

const sound = {
  vo2peak_ml_min: 3000,
  quality: 'B',
  quality_reasons: 'time-gap',
  thresholds_impossible: '',
  vt1_confidence: 'good',
  vt2_confidence: 'fair',
} as const;

it('a sound test asks for no review', () => {
  expect(reviewReasons(sound)).toEqual([]);
});

it('a threshold without consensus asks for one, with its reason', () => {
  const row = { ...sound, vt2_confidence: 'indeterminate', vt2_reason: 'the methods contradict each other' };
  expect(reviewReasons(row)).toEqual(['VT2 indeterminate: the methods contradict each other']);
});

it('a reason is said once: why there are no thresholds is not said again for the grade', () => {
  expect(
    reviewReasons({
      quality: 'C',
      quality_reasons: 'no-vco2 starts-high',
      thresholds_impossible: 'no-vco2',
      vo2peak_ml_min: 2000,
    }),
  ).toEqual(['no thresholds: no VCO2', 'quality C: starts high']);
  expect(
    reviewReasons({ quality: 'D', quality_reasons: 'too-short', thresholds_impossible: 'too-short' }),
  ).toEqual(['no VO2peak', 'no thresholds: too short']);
  expect(reviewReasons({ ...sound, quality: 'C', quality_reasons: '' })).toEqual(['quality C']);
});
