import type { ChannelId } from '../channels.ts';

/** A closed range in the channel's unit. */
export type Range = { readonly low: number; readonly high: number };

/**
 * What a human breath can be at all, rest to world-class exercise; a value outside is a fault of the measurement.
 * VO2 to 8,000 mL/min leaves room above the highest published value (7,397 mL/min, Rønnestad 2019, Scand J Med Sci
 * Sports 29:1428); the others follow from it at RER 1.2 and VE/VO2 of 12 to 120. Grade and cadence carry no gas.
 */
export const hardLimits: Readonly<Partial<Record<ChannelId, Range>>> = {
  vo2MlPerMin: { low: 50, high: 8000 },
  vco2MlPerMin: { low: 50, high: 9500 },
  veLPerMin: { low: 2, high: 300 },
  vtL: { low: 0.1, high: 6 },
  rfPerMin: { low: 3, high: 90 },
  peto2MmHg: { low: 60, high: 145 },
  petco2MmHg: { low: 10, high: 75 },
  hrBpm: { low: 30, high: 240 },
  workRateW: { low: 0, high: 1200 },
  speedKmPerH: { low: 0, high: 45 },
  gradePercent: { low: -30, high: 45 },
  spo2Percent: { low: 50, high: 100 },
};

/** RER of one breath. */
export const rerLimits: Range = { low: 0.4, high: 2 };

/** Time from breath to breath, s. */
export const breathDurationLimitsS: Range = { low: 0.4, high: 20 };

/** Whether the value lies in the range; an absent value or an absent range violates nothing. */
export function isWithin(value: number | undefined, range: Range | undefined): boolean {
  return value === undefined || range === undefined || (value >= range.low && value <= range.high);
}
