import type { ChannelGroup, ChannelName } from '../features/channel-names.ts';

/** VO2peak that simulated people have: mL/min, and mL/min/kg where the mass is stated. */
export const vo2PeakRange = { mlPerMin: [300, 7000], mlPerKgPerMin: [6, 95] } as const;

/** RER within the rising part. Beyond it a unit or a calibration is wrong, not a person. */
export const rerRange = [0.55, 1.65] as const;

/**
 * Rows of the features (scaled as there, held within ±4) of channels that a test may lack, between what 998 of 1,000
 * grid times of 650 simulated tests show, and a little more. At ±4 there is no limit: patients breathe that much, and at
 * altitude PETO2 is that low.
 */
export const rowRanges: readonly {
  readonly row: ChannelName;
  readonly group: ChannelGroup;
  readonly title: string;
  readonly low: number;
  readonly high: number;
}[] = [
  { row: 've-vo2', group: 've', title: 'VE/VO2', low: -1.6, high: 4 },
  { row: 've-vco2', group: 've', title: 'VE/VCO2', low: -1.6, high: 4 },
  { row: 'peto2', group: 'end-tidal', title: 'PETO2', low: -4, high: 3 },
  { row: 'petco2', group: 'end-tidal', title: 'PETCO2', low: -3.3, high: 3.6 },
  { row: 'hr', group: 'hr', title: 'HR', low: -2, high: 2.6 },
  { row: 'rf', group: 'vt-rf', title: 'breathing frequency', low: -0.9, high: 1.8 },
];

/** A channel lies outside where more than this share of the rising part does. */
export const mostOutside = 0.25;
