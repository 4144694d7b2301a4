import type { PanelId } from './layouts.ts';
import type { QuantityId } from './quantity-definitions.ts';

/** What a panel draws over what. Of a list of alternatives the first one that the test has is drawn. */
export type PanelContent = {
  /** Absent: over time. */
  readonly x?: QuantityId;
  readonly left: readonly QuantityId[];
  readonly right?: readonly QuantityId[];
  /** In words, for a panel that has to be left out. */
  readonly title: string;
};

export const panelContents: Readonly<Record<PanelId, PanelContent>> = {
  've-time': { title: 'VE', left: ['veLPerMin'] },
  'hr-time': { title: 'HR and O2 pulse', left: ['hrBpm'], right: ['o2-pulse'] },
  'gas-time': {
    title: 'VO2, VCO2 and load',
    left: ['vo2MlPerMin', 'vco2MlPerMin'],
    right: ['workRateW', 'speedKmPerH'],
  },
  've-vco2': { title: 'VE over VCO2', x: 'vco2MlPerMin', left: ['veLPerMin'] },
  'v-slope': {
    title: 'VCO2 and HR over VO2',
    x: 'vo2MlPerMin',
    left: ['vco2MlPerMin'],
    right: ['hrBpm'],
  },
  'equivalents-time': { title: 'VE/VO2 and VE/VCO2', left: ['ve/vo2', 've/vco2'] },
  'vt-ve': { title: 'VT over VE', x: 'veLPerMin', left: ['vtL'] },
  'rer-time': { title: 'RER', left: ['rer'] },
  'end-tidal-time': {
    title: 'PETO2, SpO2 and PETCO2',
    left: ['peto2MmHg', 'spo2Percent'],
    right: ['petco2MmHg'],
  },
};
