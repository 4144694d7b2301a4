import type { TokenName } from '#reports/figure.ts';
import { channels, type ChannelId } from '../channels.ts';

/** What a panel can draw: channels, and ratios of two of them. */
export type QuantityId = ChannelId | 'rer' | 've/vo2' | 've/vco2' | 'o2-pulse';

export type Quantity = {
  readonly title: string;
  readonly unit: string;
  readonly digits: number;
  readonly colour: TokenName;
  readonly fromZero: boolean;
  /** A load is set, not breathed: drawn as it stands. */
  readonly isLoad?: true;
  /** factor · above / below. */
  readonly ratio?: { readonly above: ChannelId; readonly below: ChannelId; readonly factor: number };
};

function channel(
  id: ChannelId,
  digits: number,
  colour: TokenName,
  fromZero: boolean,
  isLoad?: true,
): Quantity {
  const { title, unit } = channels[id];
  return { title, unit, digits, colour, fromZero, ...(isLoad && { isLoad }) };
}

/** Every quantity a figure can draw, with its look. */
export const quantityDefinitions: Readonly<Record<QuantityId, Quantity>> = {
  vo2MlPerMin: channel('vo2MlPerMin', 0, '--series-blue', true),
  vco2MlPerMin: channel('vco2MlPerMin', 0, '--series-vermilion', true),
  veLPerMin: channel('veLPerMin', 1, '--series-green', true),
  vtL: channel('vtL', 2, '--series-green', true),
  rfPerMin: channel('rfPerMin', 0, '--series-amber', true),
  peto2MmHg: channel('peto2MmHg', 0, '--series-blue', false),
  petco2MmHg: channel('petco2MmHg', 0, '--series-vermilion', false),
  hrBpm: channel('hrBpm', 0, '--series-purple', false),
  workRateW: channel('workRateW', 0, '--series-grey', true, true),
  speedKmPerH: channel('speedKmPerH', 1, '--series-grey', true, true),
  gradePercent: channel('gradePercent', 1, '--series-grey', true, true),
  cadenceRpm: channel('cadenceRpm', 0, '--series-grey', false),
  spo2Percent: channel('spo2Percent', 0, '--series-green', false),
  rer: {
    title: 'RER',
    unit: '',
    digits: 2,
    colour: '--series-purple',
    fromZero: false,
    ratio: { above: 'vco2MlPerMin', below: 'vo2MlPerMin', factor: 1 },
  },
  've/vo2': {
    title: 'VE/VO2',
    unit: '',
    digits: 1,
    colour: '--series-blue',
    fromZero: false,
    ratio: { above: 'veLPerMin', below: 'vo2MlPerMin', factor: 1000 },
  },
  've/vco2': {
    title: 'VE/VCO2',
    unit: '',
    digits: 1,
    colour: '--series-vermilion',
    fromZero: false,
    ratio: { above: 'veLPerMin', below: 'vco2MlPerMin', factor: 1000 },
  },
  'o2-pulse': {
    title: 'O2 pulse',
    unit: 'mL',
    digits: 1,
    colour: '--series-amber',
    fromZero: true,
    ratio: { above: 'vo2MlPerMin', below: 'hrBpm', factor: 1 },
  },
};
