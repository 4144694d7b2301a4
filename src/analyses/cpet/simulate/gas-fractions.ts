import type { SimulatedBreath } from './plain-test.ts';

const inspiredO2 = 0.2093;

/** L STPD per L BTPS at a barometric pressure in mmHg: 273.15/310.15 · (PB − 47)/760. */
export function stpdPerBtps(barometricPressureMmHg: number): number {
  return (273.15 / 310.15) * ((barometricPressureMmHg - 47) / 760);
}

/** Fractions (0 to 1) and pressures (mmHg) that follow from a breath: mixed expired by mass balance, end-tidal by PB − 47. */
export function gasFractions(
  breath: SimulatedBreath,
  barometricPressureMmHg: number,
): {
  readonly feo2: number;
  readonly feco2: number;
  readonly feto2: number;
  readonly fetco2: number;
  readonly peo2MmHg: number;
  readonly peco2MmHg: number;
} {
  const dry = barometricPressureMmHg - 47;
  const veStpd = 1000 * breath.veLPerMin * stpdPerBtps(barometricPressureMmHg);
  const feco2 = breath.vco2MlPerMin / veStpd;
  const feo2 = inspiredO2 * (1 - feco2) - (1 - inspiredO2) * (breath.vo2MlPerMin / veStpd);
  return {
    feo2,
    feco2,
    feto2: breath.peto2MmHg / dry,
    fetco2: breath.petco2MmHg / dry,
    peo2MmHg: feo2 * dry,
    peco2MmHg: feco2 * dry,
  };
}
