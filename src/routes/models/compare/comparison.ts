import type { CpetFinding } from '#analyses/cpet/finding.ts';
import { agreements, type Agreement } from '#analyses/cpet/model/labels/agreement.ts';
import type { LabelledTest } from '#analyses/cpet/model/labels/labelled-test.ts';
import {
  answersOf,
  type MethodAnswer,
  type MethodAnswers,
} from '#analyses/cpet/model/labels/method-answers.ts';
import type { DifferencePoint } from '#ui/difference-plot.ts';

/** What of a finding the comparison needs: light enough to hold for every test of a batch. */
export type ComparedTest = {
  readonly itemId: string;
  readonly name: string;
  readonly model?: MethodAnswers;
  readonly others: readonly MethodAnswers[];
};

/** A finding as the comparison sees it: the shipped model's answer, and everyone else's. */
export function comparedTest(itemId: string, name: string, finding: CpetFinding): ComparedTest {
  const answers = answersOf(finding, undefined).filter(({ method }) => method !== 'stated');
  const model = answers.find(({ method }) => method === 'model');
  return {
    itemId,
    name,
    ...(model && { model }),
    others: answers.filter(({ method }) => method !== 'model'),
  };
}

/** How every other voice agrees with the shipped model's answer, which takes the place of a label. */
export function agreementWithShipped(tests: readonly ComparedTest[]): readonly Agreement[] {
  const labelled: readonly LabelledTest[] = tests.map(({ name, model, others }) => ({
    name,
    ...(model?.vt1 && { vt1: model.vt1 }),
    ...(model?.vt2 && { vt2: model.vt2 }),
    answers: others,
  }));
  // The intervals of others are about where the truth lies, not about where the shipped model does.
  return agreements(labelled)
    .filter(({ asked }) => asked > 0)
    .map(
      ({ coverage50: _50, coverage90: _90, coverage90Vo2: _vo2, medianWidth90S: _width, ...line }) => line,
    );
}

/** Methods that can be drawn, those of the user first. */
export function methodsOf(
  tests: readonly ComparedTest[],
): readonly { readonly method: string; readonly title: string }[] {
  const titles = new Map(
    tests.flatMap(({ others }) => others.map(({ method, title }) => [method, title] as const)),
  );
  const classical = new Set(
    tests.flatMap(({ others }) => others.filter(({ gives }) => gives.length < 2).map((one) => one.method)),
  );
  const rank = (method: string) => {
    if (classical.has(method)) return 2;
    return method === 'network-alone' || method === 'consensus' ? 1 : 0;
  };
  return Array.from(titles, ([method, title]) => ({ method, title })).toSorted(
    (a, b) => rank(a.method) - rank(b.method),
  );
}

/** What differences are in. */
export type Quantity = 'timeS' | 'vo2MlPerMin';

/** Each test in which both answer: their mean, and the method minus the shipped model. */
export function pointsOf(
  tests: readonly ComparedTest[],
  method: string,
  which: 'vt1' | 'vt2',
  quantity: Quantity,
  hrefOf: (itemId: string) => string,
): readonly DifferencePoint[] {
  return tests.flatMap(({ itemId, name, model, others }) => {
    const shipped = model?.[which];
    const other: MethodAnswer | undefined = others.find((one) => one.method === method)?.[which];
    if (shipped === undefined || other === undefined) return [];
    return [
      {
        id: itemId,
        title: name,
        x: (shipped[quantity] + other[quantity]) / 2,
        difference: other[quantity] - shipped[quantity],
        href: hrefOf(itemId),
      },
    ];
  });
}

/** The tests in which two differ most. */
export function furthestApart(points: readonly DifferencePoint[], count: number): readonly DifferencePoint[] {
  return points.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference)).slice(0, count);
}
