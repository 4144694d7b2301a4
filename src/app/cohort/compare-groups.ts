import type { CohortTest } from '#analyses/cohort.ts';
import { differenceOfMeans, type GroupDifference } from '#core/group-difference.ts';
import type { TestGrouping } from './choose-tests.ts';
import { spreadOf, type Spread } from './distribution.ts';

export type GroupLine = {
  readonly group: string;
  readonly tests: number;
  /** undefined where no test of the group has the number. */
  readonly spread: Spread | undefined;
  /** Its mean minus that of the group that the others are held against; absent for that one and where none can be given. */
  readonly difference?: GroupDifference;
};

export type Comparison = {
  readonly lines: readonly GroupLine[];
  /** The largest group, which the others are held against. */
  readonly against: string | undefined;
  /** Tests that belong to no group. */
  readonly without: number;
};

/** The tests of each group, in the order of the groups' names, numbers in names by their size. */
export function groupsOf(
  tests: readonly CohortTest[],
  grouping: TestGrouping,
): ReadonlyMap<string, readonly CohortTest[]> {
  const groups = new Map<string, CohortTest[]>();
  for (const test of tests) {
    const group = grouping.of(test);
    if (group === undefined) continue;
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [test]);
    else known.push(test);
  }
  return new Map([...groups].sort(([a], [b]) => a.trim().localeCompare(b.trim(), 'en', { numeric: true })));
}

/** One number group by group. */
export function compareGroups(
  tests: readonly CohortTest[],
  groups: ReadonlyMap<string, readonly CohortTest[]>,
  column: string,
): Comparison {
  const values = new Map(
    [...groups].map(([group, members]) => [
      group,
      members.flatMap(({ row }) => {
        const value = row[column];
        return typeof value === 'number' && Number.isFinite(value) ? [value] : [];
      }),
    ]),
  );
  const against = [...values].reduce<string | undefined>(
    (best, [group, { length }]) =>
      length > (best === undefined ? 0 : (values.get(best)?.length ?? 0)) ? group : best,
    undefined,
  );
  const reference = against === undefined ? [] : (values.get(against) ?? []);
  const grouped = [...groups.values()].reduce((sum, members) => sum + members.length, 0);
  return {
    against,
    without: tests.length - grouped,
    lines: [...groups].map(([group, members]) => {
      const own = values.get(group) ?? [];
      const difference = group === against ? undefined : differenceOfMeans(own, reference);
      return { group, tests: members.length, spread: spreadOf(own), ...(difference && { difference }) };
    }),
  };
}
