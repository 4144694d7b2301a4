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

it('a threshold of one method, or of none, asks for one', () => {
  expect(reviewReasons({ ...sound, vt1_confidence: 'low', vt2_confidence: 'indeterminate' })).toEqual([
    'VT1 rests on one method',
    'VT2 indeterminate: too few methods convince, or they contradict',
  ]);
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
