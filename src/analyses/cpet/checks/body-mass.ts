import { firstWhere, medianOf, placeOf, remark, rowValues, type Check } from './row-values.ts';

/**
 * VO2 / (VO2 per body mass) is the mass the cart reckoned with. More than 2 % off the stated mass contradicts it
 * (carts round VO2 per body mass to a digit or two), more than 10 % points to a wrong unit or another person.
 */
export const checkBodyMass: Check = (recording, raw) => {
  const statedKg = raw.subject.bodyMassKg;
  if (statedKg === undefined) return [];
  const masses = rowValues(
    [raw.quantities.vo2MlPerMin, raw.quantities.vo2MlPerKgPerMin],
    (vo2, relative) => vo2 / relative,
  );
  const impliedKg = medianOf(masses);
  if (impliedKg === undefined) return [];
  const off = Math.abs(impliedKg / statedKg - 1);
  // Half a kilogram: stated masses are often rounded to one.
  if (off <= 0.02 || Math.abs(impliedKg - statedKg) <= 0.6) return [];
  const first = firstWhere(masses, (value) => Math.abs(value / statedKg - 1) > 0.02);
  return [
    remark(
      'body-mass-contradicts',
      off > 0.1 ? 'serious' : 'warning',
      `VO2 / VO2 per body mass is ${impliedKg.toFixed(1)} kg (median of ${masses.values.length} rows), the stated mass ${statedKg.toFixed(1)} kg`,
      impliedKg,
      placeOf(recording, first, 'vo2MlPerMin'),
    ),
  ];
};
