import { clean } from '#analyses/cpet/cleaning/clean.ts';
import { atSeconds } from '#analyses/cpet/test-seconds.ts';
import type { PhysiologicalTest } from '#analyses/cpet/simulate/physiology/physiological-test.ts';
import { recordingOfTest } from '#analyses/cpet/simulate/physiology/recording-of-test.ts';
import { findThresholds } from '#analyses/cpet/thresholds/find-thresholds.ts';
import { gridOf } from '#analyses/cpet/thresholds/incremental-grid.ts';
import { mean, median } from '#core/statistics.ts';

/** How far one classical method, or their consensus, lies from the truth over many simulated tests. */
export type MethodError = {
  readonly method: string;
  readonly which: 'VT1' | 'VT2';
  readonly answered: number;
  readonly asked: number;
  readonly meanPercent: number;
  readonly medianPercent: number;
  readonly medianS: number;
};

/** Runs the product's classical methods on simulated tests with the rising part given: how hard are these tests? */
export function judgeClassical(tests: readonly PhysiologicalTest[]): readonly MethodError[] {
  const errors = new Map<string, { which: 'VT1' | 'VT2'; vo2: number[]; timeS: number[]; asked: number }>();
  for (const test of tests) {
    const recording = recordingOfTest(test);
    const seconds = atSeconds(recording, clean(recording));
    const part = { startS: test.phases.incrementalS, endS: test.description.exerciseEndS };
    const series = seconds && gridOf(seconds, part);
    if (series === undefined) continue;
    const found = findThresholds(series, { draws: 20, seed: test.seed });
    const answers = [
      ...found.estimates.map((estimate) => ({ name: estimate.method as string, estimate })),
      { name: 'consensus', estimate: found.vt1 },
      { name: 'consensus', estimate: found.vt2 },
    ];
    for (const { name, estimate } of answers) {
      const truth = estimate.which === 'VT1' ? test.truth.vt1 : test.truth.vt2;
      if (truth === undefined) continue;
      const key = `${name} ${estimate.which}`;
      const entry = errors.get(key) ?? { which: estimate.which, vo2: [], timeS: [], asked: 0 };
      errors.set(key, entry);
      entry.asked += 1;
      if (!estimate.determinate) continue;
      const trueAsMeasured = truth.vo2MlPerMin * test.description.device.vo2Gain;
      entry.vo2.push(100 * Math.abs(estimate.vo2MlPerMin / trueAsMeasured - 1));
      entry.timeS.push(Math.abs(estimate.timeS - truth.timeS));
    }
  }
  return [...errors].map(([key, { which, vo2, timeS, asked }]) => ({
    method: key.slice(0, -4),
    which,
    answered: vo2.length,
    asked,
    meanPercent: mean(vo2) ?? 0,
    medianPercent: median(vo2) ?? 0,
    medianS: median(timeS) ?? 0,
  }));
}

/** The errors as a table. */
export function describeErrors(title: string, errors: readonly MethodError[]): string {
  const lines = errors.map(
    ({ method, which, answered, asked, meanPercent, medianPercent, medianS }) =>
      `${which}  ${method.padEnd(22)} ${`${answered}/${asked}`.padStart(8)}  ` +
      `${meanPercent.toFixed(1).padStart(5)} %  ${medianPercent.toFixed(1).padStart(5)} %  ${medianS.toFixed(0).padStart(4)} s`,
  );
  return [`${title}: answered, mean and median error in VO2, median error in time`, ...lines.sort()].join(
    '\n',
  );
}
