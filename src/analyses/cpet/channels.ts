/**
 * The channels a recording can carry, each in one unit for the whole product. Conversion happens once, in `columns/`
 * and `devices/`, with the vendor's unit quoted. Gas volumes: VO2 and VCO2 STPD, VE and VT BTPS.
 */
export const channels = {
  vo2MlPerMin: { title: 'VO2', unit: 'mL/min' },
  vco2MlPerMin: { title: 'VCO2', unit: 'mL/min' },
  veLPerMin: { title: 'VE', unit: 'L/min' },
  vtL: { title: 'VT', unit: 'L' },
  rfPerMin: { title: 'RF', unit: '1/min' },
  /** End-tidal pressures. Mixed-expired pressures (PeO2, PeCO2) never land here. */
  peto2MmHg: { title: 'PETO2', unit: 'mmHg' },
  petco2MmHg: { title: 'PETCO2', unit: 'mmHg' },
  hrBpm: { title: 'HR', unit: '1/min' },
  workRateW: { title: 'Work rate', unit: 'W' },
  speedKmPerH: { title: 'Speed', unit: 'km/h' },
  gradePercent: { title: 'Grade', unit: '%' },
  cadenceRpm: { title: 'Cadence', unit: '1/min' },
  spo2Percent: { title: 'SpO2', unit: '%' },
} as const;

export type ChannelId = keyof typeof channels;

export const channelIds = Object.keys(channels) as readonly ChannelId[];

/** One channel's values, row by row; missing is undefined, never 0 and never NaN. */
export type Series = readonly (number | undefined)[];

export type Channels = Readonly<Partial<Record<ChannelId, Series>>>;
