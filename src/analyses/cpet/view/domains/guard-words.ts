import type { GuardCode } from '../../model/domain-answer.ts';

/** A state of the guard in plain words, and what a person can do about it. */
export type GuardWords = { readonly title: string; readonly advice: string };

/** As the reason why the network says nothing, or as what to keep in mind where it does. */
export const guardWords: Readonly<Record<GuardCode, GuardWords>> = {
  'no-vco2': {
    title: 'VCO2 is missing',
    advice: 'Thresholds show in how CO2 leaves. Export the test again with VCO2 among the columns.',
  },
  'no-end-tidal': {
    title: 'No end-tidal pressures',
    advice:
      'The answer rests on VO2, VCO2 and ventilation alone and its intervals are wider. Where the cart measures PETO2 and PETCO2, export them too.',
  },
  'averaged-too-long': {
    title: 'Averaged over more than 30 s',
    advice: 'Export the test breath by breath, or with averages of 30 s at most.',
  },
  'too-short': {
    title: 'Less than 3 minutes of rising load',
    advice: 'Too little for thresholds. Check that the export covers the whole test.',
  },
  'no-progressive-load': {
    title: 'The load does not rise steadily',
    advice:
      'Only a ramp, or steps that rise, lead through the domains. At a constant load or in intervals there is no threshold to find.',
  },
  'posterior-too-wide': {
    title: 'The network cannot place it',
    advice:
      'The curves fit thresholds almost anywhere. Look at them yourself, and at what the classical methods say below.',
  },
  'outside-training-range': {
    title: 'Unlike the tests the network learned from',
    advice:
      'Its answer could be wrong without showing it. Check units and calibration first; then rely on the classical methods and on your own eyes.',
  },
  'model-unavailable': {
    title: 'The network could not run',
    advice:
      'Reload the page and run the file in a new batch. The classical methods below are complete without it.',
  },
};
