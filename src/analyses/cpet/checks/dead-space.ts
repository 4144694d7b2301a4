import { medianOf, remark, rowValues, type Check } from './row-values.ts';

/**
 * Vendor equivalents with dead space taken off: (VE − Eq · VX / 1000) / RF is then one volume for the whole test:
 * 0.07 L in COSMED OMNIA, 0.14 L in one CORTEX file, 0 in K4b2 (measured on exports). Told, never used: equivalents
 * are always recomputed as plain ratios.
 */
export const checkVendorDeadSpace: Check = (recording, raw) => {
  const { veLPerMin, rfPerMin, vo2MlPerMin, vco2MlPerMin } = recording.channels;
  const { eqO2, eqCo2 } = raw.quantities;
  const volumes = (equivalent: typeof eqO2, gas: typeof vo2MlPerMin): number | undefined =>
    medianOf(
      rowValues([veLPerMin, equivalent, gas, rfPerMin], (ve, eq, vx, rf) => (ve - (eq * vx) / 1000) / rf),
    );
  const deadSpaceL = volumes(eqCo2, vco2MlPerMin) ?? volumes(eqO2, vo2MlPerMin);
  if (deadSpaceL === undefined || deadSpaceL < 0.02 || deadSpaceL > 0.25) return [];
  const detail = `the file's ventilatory equivalents have a dead space of ${deadSpaceL.toFixed(3)} L taken off; ours are plain ratios`;
  return [remark('vendor-equivalents-dead-space', 'note', detail, deadSpaceL)];
};
