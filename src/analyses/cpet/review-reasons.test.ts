import { expect, it } from 'vitest';
import { reviewReasons } from './review-reasons.ts';

const sound = {
  vo2peak_ml_min: 3000,
  quality: 'B',
  quality_reasons: 'time-gap',
  thresholds_impossible: '',
  network_state: 'answered no-end-tidal',
  vt1_network_minus_classical_s: -59,
} as const;

it('a sound test asks for no review', () => {
  expect(reviewReasons(sound)).toEqual([]);
});

it('a threshold that is not found asks for one, with its reason', () => {
  const row = { ...sound, vt2_reason: 'the methods contradict each other' };
  expect(reviewReasons(row)).toEqual(['no VT2: the methods contradict each other']);
});

it('network and classical methods more than a minute apart ask for one', () => {
  expect(reviewReasons({ ...sound, vt1_network_minus_classical_s: -75.4 })).toEqual([
    'VT1: network and classical methods lie 75 s apart',
  ]);
});

it('a network that does not answer asks for one, unless the test can have no thresholds anyway', () => {
  const refused = { ...sound, network_state: 'posterior-too-wide' };
  expect(reviewReasons(refused)).toEqual(['the network does not answer: posterior too wide']);
  expect(reviewReasons({ ...refused, network_state: 'no-vco2', thresholds_impossible: 'no-vco2' })).toEqual([
    'no thresholds: no VCO2',
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
