import type { ChannelId } from '../channels.ts';

/** The channels that belong to a breath: a bad breath loses them all, and keeps heart rate and load. */
export const breathChannels: readonly ChannelId[] = [
  'vo2MlPerMin',
  'vco2MlPerMin',
  'veLPerMin',
  'vtL',
  'rfPerMin',
  'peto2MmHg',
  'petco2MmHg',
];
