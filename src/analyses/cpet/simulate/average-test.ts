import type { SimulatedBreath, SimulatedTest } from './plain-test.ts';

/**
 * The same test as a cart's averaged export: one row per full `binS` seconds, stamped at the end of the bin, each
 * value the mean of its breaths. Bins without a breath are left out.
 */
export function averageTest(test: SimulatedTest, binS: number): SimulatedTest {
  const rows: SimulatedBreath[] = [];
  const last = test.breaths.at(-1)?.timeS ?? 0;
  for (let endS = binS; endS <= last; endS += binS) {
    const inside = test.breaths.filter(({ timeS }) => timeS > endS - binS && timeS <= endS);
    if (inside.length > 0) rows.push(meanBreath(inside, endS));
  }
  return { ...test, breaths: rows };
}

/** The same test reduced to some of its breaths (for small files); the times stay as they are. */
export function excerpt(test: SimulatedTest, fromS: number, count: number): SimulatedTest {
  return { ...test, breaths: test.breaths.filter(({ timeS }) => timeS >= fromS).slice(0, count) };
}

function meanBreath(breaths: readonly SimulatedBreath[], timeS: number): SimulatedBreath {
  const average = (value: (breath: SimulatedBreath) => number): number =>
    breaths.reduce((sum, breath) => sum + value(breath), 0) / breaths.length;
  const veLPerMin = average((breath) => breath.veLPerMin);
  const rfPerMin = average((breath) => breath.rfPerMin);
  const { workRateW, speedKmPerH, gradePercent } = breaths.at(-1) ?? {};
  return {
    timeS,
    vo2MlPerMin: average((breath) => breath.vo2MlPerMin),
    vco2MlPerMin: average((breath) => breath.vco2MlPerMin),
    veLPerMin,
    vtL: veLPerMin / rfPerMin,
    rfPerMin,
    peto2MmHg: average((breath) => breath.peto2MmHg),
    petco2MmHg: average((breath) => breath.petco2MmHg),
    hrBpm: Math.round(average((breath) => breath.hrBpm)),
    ...(workRateW === undefined ? {} : { workRateW }),
    ...(speedKmPerH === undefined ? {} : { speedKmPerH }),
    ...(gradePercent === undefined ? {} : { gradePercent }),
  };
}
