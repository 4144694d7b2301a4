import type { TestSeconds } from '../../test-seconds.ts';
import type { SecondSeries } from '../../resampling.ts';

/**
 * The load in one number a second, of which only the course counts: W, else the belt's speed with its grade weighted
 * as running costs it (0.9 to 0.2 mL/kg per m, ACSM 2018, p. 163); undefined where the file gives none.
 */
export function loadOfTest(seconds: TestSeconds): SecondSeries | undefined {
  const workRate = seconds.load('workRateW');
  if (workRate !== undefined) return workRate;
  const speed = seconds.load('speedKmPerH');
  if (speed === undefined) return undefined;
  const grade = seconds.load('gradePercent');
  if (grade === undefined) return speed;
  const values = speed.values.map((kmPerH, i) => kmPerH * (1 + 0.045 * (grade.values[i] ?? 0)));
  return { ...speed, values };
}
