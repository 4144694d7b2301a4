/**
 * Predicted VO2max, mL/min (Hansen, Sue and Wasserman 1984, Am Rev Respir Dis 129:S49, in the cycle form of
 * Wasserman's Principles of Exercise Testing): mass and height in kg and cm, age in years.
 * The predicted ("ideal") mass is 0.79 h − 60.7 for men and 0.65 h − 42.8 for women; a treadmill gives 11 % more.
 * A mode that is not known counts as cycle, the equation's own.
 */
export function wassermanHansenMlPerMin(person: {
  readonly sex: 'female' | 'male';
  readonly ageY: number;
  readonly bodyMassKg: number;
  readonly heightCm: number;
  readonly mode: 'cycle' | 'treadmill' | 'unknown';
}): number {
  const { sex, ageY, bodyMassKg: massKg, heightCm } = person;
  const treadmill = person.mode === 'treadmill' ? 1.11 : 1;
  if (sex === 'male') {
    const idealKg = 0.79 * heightCm - 60.7;
    const perKg = 50.72 - 0.372 * ageY;
    if (massKg < idealKg) return treadmill * ((idealKg + massKg) / 2) * perKg;
    return treadmill * (idealKg * perKg + 6 * (massKg - idealKg));
  }
  const idealKg = 0.65 * heightCm - 42.8;
  const perKg = 22.78 - 0.17 * ageY;
  if (massKg < idealKg) return treadmill * ((idealKg + massKg + 86) / 2) * perKg;
  return treadmill * ((idealKg + 43) * perKg + 6 * (massKg - idealKg));
}
