import type { CohortTest } from '#analyses/cohort.ts';

/** Who a test is of, and when it was; both undefined where nothing says. */
export type PersonAndDay = {
  readonly person: (test: CohortTest) => string | undefined;
  /** Days since 1970; absent: tests stand in the order of the batch. */
  readonly day?: (test: CohortTest) => number | undefined;
};

export type RepeatedPoint = {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly day?: number;
};

/** What a person's number did from the first test that has it to the last. */
export type RepeatedPerson = {
  readonly person: string;
  /** Two or more, in their order. */
  readonly points: readonly RepeatedPoint[];
  readonly change: number;
  /** The last step alone. */
  readonly lastChange: number;
  /** Whether |change| is beyond what a repeated test does; undefined where nothing is published. */
  readonly beyondError?: boolean;
};

/** Every person with two or more tests that have the number, those that changed most first. */
export function repeatedTests(
  tests: readonly CohortTest[],
  column: string,
  { person, day }: PersonAndDay,
  limit: number | undefined,
): readonly RepeatedPerson[] {
  const byPerson = new Map<string, RepeatedPoint[]>();
  for (const test of tests) {
    const who = person(test);
    const value = test.row[column];
    if (who === undefined || typeof value !== 'number' || !Number.isFinite(value)) continue;
    const when = day?.(test);
    if (day !== undefined && when === undefined) continue; // a test without its day has no place among the others
    const point = { id: test.id, name: test.name, value, ...(when !== undefined && { day: when }) };
    const known = byPerson.get(who);
    if (known === undefined) byPerson.set(who, [point]);
    else known.push(point);
  }
  return [...byPerson]
    .filter(([, points]) => points.length > 1)
    .map(([name, found]) => {
      const points = day === undefined ? found : found.toSorted((a, b) => (a.day ?? 0) - (b.day ?? 0));
      const at = (place: number) => points.at(place)?.value ?? 0;
      const change = at(-1) - at(0);
      return {
        person: name,
        points,
        change,
        lastChange: at(-1) - at(-2),
        ...(limit !== undefined && { beyondError: Math.abs(change) > limit }),
      };
    })
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}
