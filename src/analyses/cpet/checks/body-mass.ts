import type { Remark } from '#core/remark.ts';
import type { Recording } from '../recording.ts';
import {
  firstWhere,
  medianOf,
  placeOf,
  remark,
  rowValues,
  type Check,
  type RowValues,
} from './row-values.ts';

/**
 * VO2 / (VO2 per body mass) is the mass the cart reckoned with. More than 2 % off the stated mass contradicts it
 * (carts round VO2 per body mass to a digit or two), more than 10 % points to a wrong unit or another person.
 */
export const checkBodyMass: Check = (recording, raw) => {
  const statedKg = raw.subject.bodyMassKg;
  const masses = rowValues(
    [raw.quantities.vo2MlPerMin, raw.quantities.vo2MlPerKgPerMin],
    (vo2, relative) => vo2 / relative,
  );
  const impliedKg = medianOf(masses);
  if (impliedKg === undefined) return [];
  if (statedKg === undefined) return varying(recording, masses, impliedKg);
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

/**
 * Where no mass is stated, the median is taken for it: of rows that disagree, more than half may be damaged. A quarter off
 * is more than the rounding of VO2 per body mass to whole numbers makes of one above 2 mL/min/kg; one row in twenty is a
 * glitch.
 */
function varying(recording: Recording, masses: RowValues, medianKg: number): readonly Remark[] {
  const isOff = (value: number): boolean => Math.abs(value / medianKg - 1) > 0.25;
  const off = masses.values.filter(isOff).length;
  if (off <= masses.values.length / 20) return [];
  return [
    remark(
      'body-mass-varies',
      'warning',
      `VO2 / VO2 per body mass is ${medianKg.toFixed(1)} kg (median of ${masses.values.length} rows), and more than a quarter off in ${off} of them`,
      medianKg,
      placeOf(recording, firstWhere(masses, isOff), 'vo2MlPerMin'),
    ),
  ];
}
