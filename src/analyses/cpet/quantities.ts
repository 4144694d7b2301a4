/**
 * Every quantity a device file may give, each in one unit for the whole product. The first block are the channels of a
 * recording; the second serve derivation and checks only and end with them.
 * Gas volumes: VO2, VCO2 STPD; VE, VT BTPS unless the name says otherwise.
 */
export const quantities = {
  vo2MlPerMin: { title: 'VO2', unit: 'mL/min' },
  vco2MlPerMin: { title: 'VCO2', unit: 'mL/min' },
  veLPerMin: { title: 'VE', unit: 'L/min' },
  vtL: { title: 'VT', unit: 'L' },
  rfPerMin: { title: 'breathing frequency', unit: '1/min' },
  peto2MmHg: { title: 'end-tidal O2 pressure', unit: 'mmHg' },
  petco2MmHg: { title: 'end-tidal CO2 pressure', unit: 'mmHg' },
  hrBpm: { title: 'heart rate', unit: '1/min' },
  workRateW: { title: 'work rate', unit: 'W' },
  speedKmPerH: { title: 'speed', unit: 'km/h' },
  gradePercent: { title: 'grade', unit: '%' },
  cadenceRpm: { title: 'cadence', unit: '1/min' },
  spo2Percent: { title: 'SpO2', unit: '%' },

  vo2MlPerKgPerMin: { title: 'VO2 per body mass', unit: 'mL/min/kg' },
  vco2MlPerKgPerMin: { title: 'VCO2 per body mass', unit: 'mL/min/kg' },
  /** VE at standard conditions (Parvo); BTPS = STPD × factor. */
  veStpdLPerMin: { title: 'VE STPD', unit: 'L/min' },
  inspiredVtL: { title: 'inspired tidal volume', unit: 'L' },
  inspirationS: { title: 'inspiration time', unit: 's' },
  expirationS: { title: 'expiration time', unit: 's' },
  breathS: { title: 'breath duration', unit: 's' },
  rer: { title: 'RER', unit: '' },
  /** Fractions in percent of dry gas. End-tidal, mixed expired, inspired. */
  feto2Percent: { title: 'end-tidal O2 fraction', unit: '%' },
  fetco2Percent: { title: 'end-tidal CO2 fraction', unit: '%' },
  feo2Percent: { title: 'mixed-expired O2 fraction', unit: '%' },
  feco2Percent: { title: 'mixed-expired CO2 fraction', unit: '%' },
  fio2Percent: { title: 'inspired O2 fraction', unit: '%' },
  fico2Percent: { title: 'inspired CO2 fraction', unit: '%' },
  /** ZAN's FO2et: inspired minus end-tidal. */
  o2ExtractionPercent: { title: 'inspired minus end-tidal O2 fraction', unit: '%' },
  mixedPeo2MmHg: { title: 'mixed-expired O2 pressure', unit: 'mmHg' },
  mixedPeco2MmHg: { title: 'mixed-expired CO2 pressure', unit: 'mmHg' },
  /** As the vendor gives them; carts differ in the dead space taken off, so these are never used as results. */
  eqO2: { title: 'vendor VE/VO2', unit: '' },
  eqCo2: { title: 'vendor VE/VCO2', unit: '' },
  o2PulseMlPerBeat: { title: 'vendor O2 pulse', unit: 'mL' },
  barometricPressureMmHg: { title: 'barometric pressure', unit: 'mmHg' },
} as const;

export type QuantityId = keyof typeof quantities;
