import type { Remark } from '#core/remark.ts';
import type { ChannelId } from '../channels.ts';
import type { Recording } from '../recording.ts';
import { firstWhere, placeOf, remark, rowValues, type Check } from './row-values.ts';

/** Share of rows from which a loss is remarked, warned of, and makes derived numbers untrustworthy. */
function severityOf(share: number): Remark['severity'] {
  if (share > 0.2) return 'serious';
  return share > 0.02 ? 'warning' : 'note';
}

const percent = (share: number): string => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;

/** Rows where one gas is there and the other is not. */
function lossOf(recording: Recording, lost: ChannelId, companion: ChannelId, code: string): Remark[] {
  const lostSeries = recording.channels[lost];
  const companionSeries = recording.channels[companion];
  if (lostSeries === undefined || companionSeries === undefined) return [];
  const missing = companionSeries.flatMap((value, i) =>
    value !== undefined && lostSeries[i] === undefined ? [i] : [],
  );
  if (missing.length === 0) return [];
  const share = missing.length / companionSeries.filter((value) => value !== undefined).length;
  const name = lost === 'vo2MlPerMin' ? 'VO2' : 'VCO2';
  return [
    remark(
      code,
      severityOf(share),
      `${name} is missing or 0 in ${missing.length} of ${companionSeries.length} rows (${percent(share)})`,
      share,
      placeOf(recording, missing[0], lost),
    ),
  ];
}

/**
 * Gas values that come and go: one gas missing (or 0) while the other is there, and exchange ratios outside 0.5 to 2,
 * which no breath of a person on an ergometer has but for the first ones after a swallow.
 */
export const checkSensorLoss: Check = (recording) => {
  const { vo2MlPerMin, vco2MlPerMin } = recording.channels;
  const ratios = rowValues([vco2MlPerMin, vo2MlPerMin], (vco2, vo2) => vco2 / vo2);
  const isOutside = (value: number) => value < 0.5 || value > 2;
  const outside = ratios.values.filter(isOutside);
  const remarks = [
    ...lossOf(recording, 'vco2MlPerMin', 'vo2MlPerMin', 'co2-sensor-loss'),
    ...lossOf(recording, 'vo2MlPerMin', 'vco2MlPerMin', 'o2-sensor-loss'),
  ];
  if (outside.length > 0) {
    const share = outside.length / ratios.values.length;
    const detail = `RER lies outside 0.5 to 2 in ${outside.length} of ${ratios.values.length} rows (${percent(share)})`;
    const at = placeOf(recording, firstWhere(ratios, isOutside), 'vco2MlPerMin');
    remarks.push(remark('rer-out-of-range', severityOf(share), detail, outside[0], at));
  }
  return remarks;
};
