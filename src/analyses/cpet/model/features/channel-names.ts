/**
 * The rows of a network's input, in this order for ever: a change is a new version, and every shipped network names
 * the version that it was trained on. Scales keep each row about within ±2; what they are is in `features-of.ts`.
 */
export const channelNames = [
  'vo2-of-peak',
  'vco2-of-peak',
  've-of-peak',
  'rer',
  've-vo2-centred',
  've-vco2-centred',
  've-vo2',
  've-vco2',
  'vco2-off-line',
  've-off-line',
  'peto2',
  'petco2',
  'peto2-centred',
  'petco2-centred',
  'vt-of-peak',
  'rf',
  'hr',
  'load-of-peak',
  'elapsed',
  'share-of-part',
  'fitness',
  'row-interval',
  'mode',
  'has-gas',
  'has-ve',
  'has-end-tidal',
  'has-vt-rf',
  'has-hr',
  'has-load',
  'inside',
] as const;

export type ChannelName = (typeof channelNames)[number];

export const channelsVersion = 1;

/** Channels that a test may lack, each with the row that says whether they are known at a grid time. */
export const channelGroups = {
  ve: {
    mask: 'has-ve',
    channels: ['ve-of-peak', 've-vo2-centred', 've-vco2-centred', 've-vo2', 've-vco2', 've-off-line'],
  },
  'end-tidal': { mask: 'has-end-tidal', channels: ['peto2', 'petco2', 'peto2-centred', 'petco2-centred'] },
  'vt-rf': { mask: 'has-vt-rf', channels: ['vt-of-peak', 'rf'] },
  hr: { mask: 'has-hr', channels: ['hr'] },
  load: { mask: 'has-load', channels: ['load-of-peak'] },
} as const satisfies Record<
  string,
  { readonly mask: ChannelName; readonly channels: readonly ChannelName[] }
>;

export type ChannelGroup = keyof typeof channelGroups;
