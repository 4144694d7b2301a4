import { mean, median, standardDeviation } from '#core/statistics.ts';
import { examOf } from '../codes/exams.ts';
import type { ReportRead } from '../finding.ts';
import { certain } from '../people/certain.ts';
import { examOfReport, type ClassReport } from '../people/class-report.ts';
import type { Share } from './shares.ts';

/**
 * Scores of reports that show a number; `passed` of those that show pass or fail, or a number that decides it. What is in
 * doubt counts in none of them, until somebody has looked: how many these are is said.
 */
export type Scores = {
  readonly count: number;
  /** Reports that show a number that is in doubt. */
  readonly scoresInDoubt: number;
  /** Reports of which it is in doubt whether they were passed. */
  readonly resultsInDoubt: number;
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
  const scores = distinct.flatMap(({ report: { fields } }) => certain(fields.scorePercent) ?? []);
  const scored = distinct.filter(({ report }) => report.fields.scorePercent !== undefined).length;
  const results = distinct.flatMap(({ report }) => resultOf(report) ?? []);
  const distribution = edges.slice(0, -1).map((fromPercent, place) => {
    const toPercent = edges[place + 1] ?? 100;
    const count = scores.filter(
      (score) => score >= fromPercent && (score < toPercent || (toPercent === 100 && score >= 100)),
    ).length;
    return { fromPercent, toPercent, count };
  });
  const known = results.filter((result) => result !== 'in-doubt');
  const passed = { reports: known.filter((result) => result === 'pass').length, of: known.length };
  const [meanPercent, medianPercent, sdPercent] = [
    mean(scores),
    median(scores),
    scores.length < 2 ? undefined : standardDeviation(scores),
  ];
  return {
    count: scores.length,
    scoresInDoubt: scored - scores.length,
    resultsInDoubt: results.length - known.length,
    ...(meanPercent !== undefined && { meanPercent }),
    ...(medianPercent !== undefined && { medianPercent }),
    ...(sdPercent !== undefined && { sdPercent }),
    ...(scores.length > 0 && { leastPercent: Math.min(...scores), mostPercent: Math.max(...scores) }),
    distribution,
    passed,
  };
}

/** The exam of a report that names none passes as most do. */
const usualPassMark = 70;

/** The grade, else what the score decides; undefined where a report shows neither. */
function resultOf(report: ReportRead): 'pass' | 'fail' | 'in-doubt' | undefined {
  const { grade, scorePercent } = report.fields;
  const [shown, score] = [certain(grade), certain(scorePercent)];
  if (shown !== undefined) return shown;
  if (score === undefined) return grade === undefined && scorePercent === undefined ? undefined : 'in-doubt';
  // A grade that contradicts its score leaves both in doubt, so that a certain score stands beside no other grade.
  return score >= (examOf(examOfReport(report))?.passMarkPercent ?? usualPassMark) ? 'pass' : 'fail';
}
