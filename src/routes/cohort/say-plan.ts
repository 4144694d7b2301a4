import type { CohortPlan } from '#analyses/cohort.ts';
import { term } from '#language/terms.ts';

/**
 * What the page shows of an analysis' plan, in the page's language. Groups keep their names, which stand in addresses,
 * and the paragraph of methods stays English.
 */
export function sayPlan(plan: CohortPlan): CohortPlan {
  const { stages, quantities, pairs, repeatability, controls, answersOf } = plan;
  return {
    ...plan,
    stages: stages.map((stage) => ({ ...stage, whyNot: (row) => term(stage.whyNot(row)) })),
    quantities: quantities.map((one) => ({ ...one, whyMissing: (row) => term(one.whyMissing(row)) })),
    pairs: pairs.map((pair) => ({
      ...pair,
      title: term(pair.title),
      first: term(pair.first),
      second: term(pair.second),
    })),
    repeatability: repeatability.map((one) => ({ ...one, source: term(one.source) })),
    controls: controls.map((one) => ({ ...one, note: term(one.note) })),
    ...(answersOf && {
      answersOf: (finding: unknown) =>
        answersOf(finding).map((one) => ({
          ...one,
          questionTitle: term(one.questionTitle),
          methodTitle: term(one.methodTitle),
        })),
    }),
  };
}
