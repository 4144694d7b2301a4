import { firstWhere, medianOf, placeOf, remark, rowValues, type Check } from './row-values.ts';

/** The RER column is VCO2 / VO2; a median difference above 0.03 says that they are not of the same breaths or gas. */
export const checkExchangeRatio: Check = (recording, raw) => {
  const { vo2MlPerMin, vco2MlPerMin, rer } = raw.quantities;
  const differences = rowValues([rer, vco2MlPerMin, vo2MlPerMin], (stated, vco2, vo2) => stated - vco2 / vo2);
  const difference = medianOf({ values: differences.values.map((value) => Math.abs(value)) });
  if (difference === undefined || difference <= 0.03) return [];
  const first = firstWhere(differences, (value) => Math.abs(value) > 0.03);
  return [
    remark(
      'rer-contradicts',
      'warning',
      `the RER column differs from VCO2 / VO2 by ${difference.toFixed(2)} (median of ${differences.values.length} rows)`,
      difference,
      placeOf(recording, first),
    ),
  ];
};
