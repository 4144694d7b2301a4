import { mean, median, standardDeviation } from '#core/statistics.ts';
import type { ClassReport } from '../people/class-report.ts';
import type { Share } from './shares.ts';

/** Scores of reports that show a number; `passed` of those that show pass or fail, or a number that decides it. */
export type Scores = {
  readonly count: number;
  readonly meanPercent?: number;
  readonly medianPercent?: number;
  /** Of the sample (n − 1); absent below two. */
  readonly sdPercent?: number;
  readonly leastPercent?: number;
  readonly mostPercent?: number;
  /** From `fromPercent` to below `toPercent`; the last takes 100 too. */
  readonly distribution: readonly {
    readonly fromPercent: number;
    readonly toPercent: number;
    readonly count: number;
  }[];
  readonly passed: Share;
};

const edges = [0, 50, 60, 70, 80, 90, 100] as const;

export function scoresOf(distinct: readonly ClassReport[]): Scores {
  const scores = distinct.flatMap(({ report: { fields } }) =>
    fields.scorePercent === undefined ? [] : [fields.scorePercent.value],
  );
  const grades = distinct.flatMap(({ report: { fields } }) =>
    fields.grade === undefined ? [] : [fields.grade.value],
  );
  const distribution = edges.slice(0, -1).map((fromPercent, place) => {
    const toPercent = edges[place + 1] ?? 100;
    const count = scores.filter(
      (score) => score >= fromPercent && (score < toPercent || (toPercent === 100 && score >= 100)),
    ).length;
    return { fromPercent, toPercent, count };
  });
  const passed = { reports: grades.filter((grade) => grade === 'pass').length, of: grades.length };
  const [meanPercent, medianPercent, sdPercent] = [
    mean(scores),
    median(scores),
    scores.length < 2 ? undefined : standardDeviation(scores),
  ];
  return {
    count: scores.length,
    ...(meanPercent !== undefined && { meanPercent }),
    ...(medianPercent !== undefined && { medianPercent }),
    ...(sdPercent !== undefined && { sdPercent }),
    ...(scores.length > 0 && { leastPercent: Math.min(...scores), mostPercent: Math.max(...scores) }),
    distribution,
    passed,
  };
}
