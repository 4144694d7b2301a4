/** Age class of the SHIP equation: 25–34 is 1, and one more for each further decade up to 5 for over 64. */
function ageClass(ageY: number): number {
  if (ageY < 35) return 1;
  if (ageY < 45) return 2;
  if (ageY < 55) return 3;
  if (ageY < 65) return 4;
  return 5;
}

/**
 * Predicted VO2max on a cycle, mL/kg/min (Koch et al. 2009, Eur Respir J 33:389; Study of Health in Pomerania).
 * A age class, S 1 male or 2 female, B 1 for a body mass index over 25 and else 0. The age classes 1 to 4 are cited
 * from memory; the lower limit of normal is not included.
 */
export function koch2009Vo2MaxMlPerKgPerMin(person: {
  readonly sex: 'female' | 'male';
  readonly ageY: number;
  readonly bodyMassKg: number;
  readonly heightCm: number;
}): number {
  const a = ageClass(person.ageY);
  const s = person.sex === 'male' ? 1 : 2;
  const b = person.bodyMassKg / (person.heightCm / 100) ** 2 > 25 ? 1 : 0;
  return (
    47.7565 -
    0.988 * a -
    0.2356 * a ** 2 -
    8.8697 * s +
    2.3597 * b -
    2.0308 * a * b -
    3.7405 * s * b +
    0.2512 * a * s +
    1.3797 * a * b * s
  );
}
