import { existsSync, readdirSync } from 'node:fs';
import type { PhysiologicalTest } from '#analyses/cpet/simulate/physiology/physiological-test.ts';
import { idealRecord, simulatePhysiology } from '#analyses/cpet/simulate/physiology/simulate-physiology.ts';
import { simulateSketch } from '#analyses/cpet/simulate/physiology/second-generator.ts';
import { present, quantile } from '#core/statistics.ts';
import { sharedPath } from '../support/shared-samples.ts';
import { describeErrors, judgeClassical } from './simulator-classical.ts';
import { measureTest, type Measures } from './simulator-measures.ts';
import { compareWithReal, describeRealism } from './simulator-realism.ts';
import { targets, type Target } from './simulator-targets.ts';

/** One line of the list as it came out. */
export type Acceptance = {
  readonly target: Target;
  readonly n: number;
  readonly median: number;
  readonly p5: number;
  readonly p95: number;
  readonly met: boolean;
};

type Measured = { readonly group: PhysiologicalTest['description']['group']; readonly measures: Measures };

/** Simulates so many tests and compares the medians with the acceptance list. */
export function acceptSimulator(count: number): readonly Acceptance[] {
  const measured: Measured[] = [];
  for (let seed = 0; seed < count; seed += 1) {
    const test = simulatePhysiology(seed, idealRecord);
    measured.push({ group: test.description.group, measures: measureTest(test) });
  }
  return targets.map((target) => accept(target, measured));
}

function accept(target: Target, measured: readonly Measured[]): Acceptance {
  const values = present(
    measured.filter(({ group }) => belongs(target, group)).map(({ measures }) => measures[target.measure]),
  );
  const [p5 = 0, median = 0, p95 = 0] = [0.05, 0.5, 0.95].map((share) => quantile(values, share));
  const met = values.length > 0 && median >= target.low && median <= target.high;
  return { target, n: values.length, median, p5, p95, met };
}

function belongs(target: Target, group: Measured['group']): boolean {
  if (target.group === 'all') return true;
  return target.group === 'no-heart-failure' ? group !== 'heart-failure' : group === target.group;
}

/**
 * Prints the acceptance list, how hard the tests are for the classical methods on both generators, and, where real
 * treadmill ramps are at hand, how they compare. Whether every target was met.
 */
export async function checkSimulator(count: number): Promise<boolean> {
  const list = acceptSimulator(count);
  console.log(describeAcceptance(list));
  const seeds = Array.from({ length: Math.min(200, count) }, (_, index) => 100_000 + index);
  const families = [
    ['physiological tests', seeds.map((seed) => simulatePhysiology(seed))],
    ['sketched tests', seeds.map((seed) => simulateSketch(seed))],
  ] as const;
  for (const [title, tests] of families) console.log(`\n${describeErrors(title, judgeClassical(tests))}`);
  const real = sharedPath('cpet/samples/zan');
  if (existsSync(real)) {
    const files = readdirSync(real).filter((name) => !name.includes('.'));
    console.log(`\n${describeRealism(await compareWithReal(real, files, 300))}`);
  }
  return list.every(({ met }) => met);
}

/** The list as a table: targets beside values. */
export function describeAcceptance(list: readonly Acceptance[]): string {
  const rows = list.map(({ target, n, median, p5, p95, met }) => {
    const fixed = (value: number): string => value.toFixed(target.digits);
    return [
      target.title,
      target.group === 'all' ? '' : target.group,
      `${target.low} to ${target.high}`,
      `${fixed(median)} [${fixed(p5)}, ${fixed(p95)}]`,
      String(n),
      `${met ? 'met' : 'MISSED'}${target.ours === true ? ' (range is ours)' : ''}`,
    ];
  });
  const table = [['check', 'group', 'target', 'median [5 %, 95 %]', 'n', ''], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const metOf = (some: readonly Acceptance[]): string =>
    `${some.filter(({ met }) => met).length} of ${some.length}`;
  const specified = metOf(list.filter(({ target }) => target.ours !== true));
  const own = metOf(list.filter(({ target }) => target.ours === true));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, '', `${specified} specified targets met, ${own} with ranges of our own`].join('\n');
}
