import { expect, it } from 'vitest';
import type { ResultRow } from '#core/result-column.ts';
import { reviewReasons } from './review-reasons.ts';

const sound = {
  vo2peak_ml_min: 3000,
  quality: 'B',
  quality_reasons: 'time-gap',
  thresholds_impossible: '',
  network_state: 'answered no-end-tidal',
  vt1_network_minus_classical_ml_min: -300,
  vt1_network_minus_classical_s: -95,
  vt1_source: 'network',
  vt1_low_ml_min: 1400,
  vt1_high_ml_min: 2399,
  incremental_start_s: 180,
  incremental_end_s: 780,
  rer_peak: 1.12,
} as const;

function wordsOf(row: ResultRow): readonly string[] {
  return reviewReasons(row).map(({ words }) => words);
}

function codesOf(row: ResultRow): readonly string[] {
  return reviewReasons(row).map(({ code }) => code);
}

it('a sound test asks for no review', () => {
  expect(reviewReasons(sound)).toEqual([]);
});

it('a threshold that is not found asks for one, with its reason', () => {
  const row = { ...sound, vt2_reason: 'the methods contradict each other' };
  expect(wordsOf(row)).toEqual(['no VT2: the methods contradict each other']);
});

it('methods more than 10 % of VO2peak apart ask for one, the more the further apart, however many seconds that is', () => {
  const apart = (mlPerMin: number, peak = 3000) =>
    reviewReasons({ ...sound, vo2peak_ml_min: peak, vt1_network_minus_classical_ml_min: mlPerMin });
  expect(apart(-330).map(({ words }) => words)).toEqual([
    'VT1: network and classical methods lie 330 mL/min (11 % of VO2peak, 95 s) apart',
  ]);
  expect(apart(301)[0]?.weight).toBeLessThan(apart(-450)[0]?.weight ?? 0);
  expect(apart(600)[0]?.weight).toBe(apart(900)[0]?.weight);
});

it('in a small person, methods no further apart than two readers do not', () => {
  const small = { ...sound, vo2peak_ml_min: 1000, vt1_low_ml_min: 500, vt1_high_ml_min: 700 };
  expect(codesOf({ ...small, vt1_network_minus_classical_ml_min: 161 })).toEqual([]);
  expect(codesOf({ ...small, vt1_network_minus_classical_ml_min: 162 })).toEqual(['methods-disagree']);
});

it('an interval over a third of VO2peak asks for one; over 60 % of the rise where only times are known', () => {
  expect(wordsOf({ ...sound, vt1_high_ml_min: 2401 })).toEqual([
    'VT1: its 90 % interval is 1001 mL/min wide',
  ]);
  const { vt1_low_ml_min: _low, vt1_high_ml_min: _high, ...timed } = sound;
  expect(codesOf({ ...timed, vt1_low_s: 300, vt1_high_s: 660 })).toEqual([]);
  expect(wordsOf({ ...timed, vt1_low_s: 300, vt1_high_s: 661 })).toEqual([
    'VT1: its 90 % interval is 361 s wide',
  ]);
});

it('a threshold that a person placed is no longer asked about', () => {
  const row = { ...sound, vt1_high_ml_min: 2900, vt1_network_minus_classical_ml_min: 800 };
  expect(codesOf(row)).toEqual(['methods-disagree', 'wide-interval']);
  expect(codesOf({ ...row, vt1_source: 'adjusted' })).toEqual([]);
});

it('what a person set and what does not hold any more asks for one', () => {
  expect(wordsOf({ ...sound, by_hand_unfit: 'adjustment-rows-gone' })).toEqual([
    'set by hand, and does not hold: adjustment rows gone',
  ]);
});

it('a test whose thresholds a person placed needs no network', () => {
  const refused = { ...sound, network_state: 'posterior-too-wide', vt1_source: 'adjusted' };
  expect(codesOf(refused)).toEqual(['network-refused']);
  expect(codesOf({ ...refused, vt2_source: 'adjusted' })).toEqual([]);
});

it('a network that does not answer asks for one, unless the test can have no thresholds anyway', () => {
  const refused = { ...sound, network_state: 'posterior-too-wide' };
  expect(wordsOf(refused)).toEqual(['the network does not answer: posterior too wide']);
  expect(wordsOf({ ...refused, network_state: 'no-vco2', thresholds_impossible: 'no-vco2' })).toEqual([
    'no thresholds: no VCO2',
  ]);
});

it('a test unlike those that the network was trained on asks for one, whether it answers or not', () => {
  expect(codesOf({ ...sound, network_state: 'outside-training-range' })).toEqual(['outside-training-range']);
  expect(codesOf({ ...sound, network_state: 'answered outside-training-range' })).toEqual([
    'outside-training-range',
  ]);
});

it('a reason is said once: why there are no thresholds is not said again for the grade', () => {
  expect(
    wordsOf({
      quality: 'C',
      quality_reasons: 'no-vco2 starts-high',
      thresholds_impossible: 'no-vco2',
      vo2peak_ml_min: 2000,
    }),
  ).toEqual(['no thresholds: no VCO2', 'quality C: starts high']);
  expect(wordsOf({ quality: 'D', quality_reasons: 'too-short', thresholds_impossible: 'too-short' })).toEqual(
    ['no VO2peak', 'no thresholds: too short'],
  );
  expect(wordsOf({ ...sound, quality: 'C', quality_reasons: '' })).toEqual(['quality C']);
});

it('a rising test that meets no known criterion of a maximal effort asks for one', () => {
  const slack = { ...sound, rer_peak: 1.042 };
  expect(wordsOf(slack)).toEqual([
    'no criterion of a maximal effort is met: RER 1.042, HR not known, no plateau',
  ]);
  expect(codesOf({ ...slack, hr_peak_percent_predicted: 92 })).toEqual([]);
  expect(codesOf({ ...slack, vo2_end_slope_ml_min2: 20 })).toEqual([]);
  const { incremental_end_s: _end, ...unrising } = slack;
  expect(codesOf(unrising)).toEqual([]);
});

it('a value within 5 % of a published limit asks for one, with what is decided there', () => {
  const near = reviewReasons({ ...sound, vo2peak_ml_kg_min: 13.4 });
  expect(near.map(({ label }) => label)).toEqual(['VO2peak near 14']);
  expect(near[0]?.words).toContain('Mancini et al. 1991');
  expect(codesOf({ ...sound, vo2peak_ml_kg_min: 13.2 })).toEqual([]);
  expect(codesOf({ ...sound, ve_vco2_slope_to_vt2: 37.7 })).toEqual(['near-decision-limit']);
  expect(codesOf({ ...sound, vt1_vo2_ml_min: 900, body_mass_kg: 80 })).toEqual(['near-decision-limit']);
});

it('a slope near 30, as healthy people have it, asks for one only where VO2peak is reduced', () => {
  expect(codesOf({ ...sound, ve_vco2_slope_to_vt2: 30, vo2peak_ml_kg_min: 45 })).toEqual([]);
  expect(codesOf({ ...sound, ve_vco2_slope_to_vt2: 30, vo2peak_ml_kg_min: 18 })).toEqual([
    'near-decision-limit',
  ]);
});

it('the gravest reason comes first', () => {
  const row = { ...sound, rer_peak: 1, vt1_network_minus_classical_ml_min: 400, vo2peak_ml_kg_min: 14 };
  expect(codesOf({ ...row, quality: 'D', quality_reasons: '' })).toEqual([
    'quality-d',
    'near-decision-limit',
    'methods-disagree',
    'no-peak-criteria',
  ]);
});
