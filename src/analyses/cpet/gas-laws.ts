/**
 * Conversions between gas conditions, and between fractions, pressures and flows.
 * BTPS: 37 °C, ambient pressure, saturated. STPD: 0 °C, 760 mmHg, dry.
 */

/** 1 kPa in mmHg (1 mmHg = 133.322 Pa; BIPM SI brochure, 8th ed. 2006, table 8). */
export const mmHgPerKPa = 7.50062;

/** Water vapour pressure in the lung at 37 °C, mmHg, as every textbook of exercise testing rounds it. */
const waterVapourAt37MmHg = 47;

/** O2 and CO2 in dry room air, % (Wasserman et al. 2012, Principles of exercise testing, 5th ed., appendix C). */
export const inspiredO2Percent = 20.93;

const bodyK = 310.15;
const zeroCelsiusK = 273.15;

/**
 * Links an alveolar fraction to flow and ventilation: PaCO2 = 863 · VCO2 (STPD) / VA (BTPS), both in L/min.
 * 863 = 760 · 310 / 273, mmHg · L BTPS / L STPD (Wasserman et al. 2012, appendix C).
 */
export const alveolarConstantMmHg = 863;

/** Volume STPD per volume BTPS, at an ambient pressure (mmHg): 0.826 at 760 mmHg. Its inverse, 1.210, goes back. */
export function stpdPerBtps(barometricPressureMmHg: number): number {
  return (zeroCelsiusK / bodyK) * ((barometricPressureMmHg - waterVapourAt37MmHg) / 760);
}

/** Partial pressure in saturated gas at 37 °C, mmHg, of a dry-gas fraction in %: F · (PB − 47). */
export function partialPressureMmHg(fractionPercent: number, barometricPressureMmHg: number): number {
  return (fractionPercent / 100) * (barometricPressureMmHg - waterVapourAt37MmHg);
}

/**
 * Alveolar O2 pressure, mmHg, that goes with a CO2 pressure and an exchange ratio (Fenn, Rahn and Otis 1946,
 * Am J Physiol 146:637; inert gas conserved): PAO2 = PIO2 − PACO2 · (FIO2 + (1 − FIO2) / RER).
 */
export function alveolarO2MmHg(petco2MmHg: number, rer: number, barometricPressureMmHg: number): number {
  const inspired = inspiredO2Percent / 100;
  const pio2MmHg = partialPressureMmHg(inspiredO2Percent, barometricPressureMmHg);
  return pio2MmHg - petco2MmHg * (inspired + (1 - inspired) / rer);
}
