import type { CohortAnswer, CohortPair, CohortTest } from '#analyses/cohort.ts';
import { describeDifferences, type Differences } from '#core/agreement-bland-altman.ts';

/** Two answers of one test. */
export type AgreementPoint = {
  readonly id: string;
  readonly name: string;
  readonly mean: number;
  /** The first minus the second. */
  readonly difference: number;
};

export type Agreement = {
  readonly points: readonly AgreementPoint[];
  /** undefined where no test has both. */
  readonly differences: Differences | undefined;
  /** Tests with one of the two alone. */
  readonly onlyFirst: number;
  readonly onlySecond: number;
};

/** How two answers agree, from pairs of what each test has. */
function agreementOf(
  tests: readonly Pick<CohortTest, 'id' | 'name'>[],
  valuesOf: (place: number) => readonly [number | undefined, number | undefined],
): Agreement {
  const points: AgreementPoint[] = [];
  let [onlyFirst, onlySecond] = [0, 0];
  tests.forEach(({ id, name }, place) => {
    const [first, second] = valuesOf(place);
    if (first !== undefined && second !== undefined)
      points.push({ id, name, mean: (first + second) / 2, difference: first - second });
    else if (first !== undefined) onlyFirst += 1;
    else if (second !== undefined) onlySecond += 1;
  });
  const differences = describeDifferences(points.map(({ difference }) => difference));
  return { points, differences, onlyFirst, onlySecond };
}

/** How the two answers of a pair agree in these tests. */
export function agreementOfPair(tests: readonly CohortTest[], pair: CohortPair): Agreement {
  return agreementOf(tests, (place) => pair.values(tests[place]?.row ?? {}));
}

/** What the findings of tests say, by their ids. */
export type AnswersById = ReadonlyMap<string, readonly CohortAnswer[]>;

export function answersById(found: readonly (readonly [string, readonly CohortAnswer[]])[]): AnswersById {
  return new Map(found);
}

/** How two methods agree on one question, from what the findings say. */
export function agreementOfMethods(
  tests: readonly CohortTest[],
  answers: AnswersById,
  question: string,
  first: string,
  second: string,
): Agreement {
  const valueOf = (id: string, method: string) =>
    answers.get(id)?.find((one) => one.question === question && one.method === method)?.value;
  return agreementOf(tests, (place) => {
    const id = tests[place]?.id ?? '';
    return [valueOf(id, first), valueOf(id, second)];
  });
}

export type Named = { readonly id: string; readonly title: string };

/** The questions that findings answer, and who answers each, in the order in which they first occur. */
export function questionsOf(
  answers: AnswersById,
): readonly (Named & { readonly methods: readonly Named[] })[] {
  const questions = new Map<string, { title: string; methods: Map<string, string> }>();
  for (const { question, questionTitle, method, methodTitle } of [...answers.values()].flat()) {
    const known = questions.get(question) ?? { title: questionTitle, methods: new Map<string, string>() };
    known.methods.set(method, methodTitle);
    questions.set(question, known);
  }
  return [...questions].map(([id, { title, methods }]) => ({
    id,
    title,
    methods: [...methods].map(([method, name]) => ({ id: method, title: name })),
  }));
}
