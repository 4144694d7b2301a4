import type { CohortGrouping, CohortPlan, CohortTest } from '#analyses/cohort.ts';
import { term } from '#language/terms.ts';
import { filtersInEnglish } from './filters-in-english.ts';

/** By what the tests of the figures are chosen. */
export type CohortChoice = {
  /** Only tests that a reader accepted. */
  readonly acceptedOnly: boolean;
  /** Only tests of grade A or B. */
  readonly goodOnly: boolean;
  /** Only tests of this group, by the id of a grouping and the group's name. */
  readonly group?: { readonly grouping: string; readonly name: string };
};

/** A way to part tests: by a column of theirs, or by one of the user's own. */
export type TestGrouping = {
  readonly id: string;
  readonly title: string;
  /** The title for texts that are English whatever the page speaks; absent: the title, for the user's own. */
  readonly english?: string;
  readonly of: (test: CohortTest) => string | undefined;
  /** The name of a group as shown; absent: as it is, for the user's own. */
  readonly shown?: (group: string) => string;
};

/** The analysis' own groupings as those of tests. */
export function groupingOfRows({ id, title, of }: CohortGrouping): TestGrouping {
  return { id, title: term(title), english: title, of: ({ row }) => of(row), shown: (group) => term(group) };
}

/** A group as the page writes it. */
export function shownGroup({ shown }: TestGrouping, group: string): string {
  return shown?.(group.trim()) ?? group.trim();
}

export type Chosen = {
  readonly tests: readonly CohortTest[];
  /** Tests that were left out, by the first choice that leaves them out. */
  readonly leftOut: readonly { readonly words: string; readonly count: number }[];
  /** The choices in words; empty where there is none. */
  readonly words: readonly string[];
  /** The same for the paragraph of methods, which is English. */
  readonly inEnglish: readonly string[];
};

/** The tests that were analysed and chosen. */
export function chooseTests(
  all: readonly CohortTest[],
  plan: CohortPlan,
  choice: CohortChoice,
  groupings: readonly TestGrouping[],
): Chosen {
  const { acceptedOnly, goodOnly, group } = choice;
  const grouping = group && groupings.find(({ id }) => id === group.grouping);
  const rules = [
    ...(acceptedOnly
      ? [
          {
            words: 'accepted by a reader',
            english: filtersInEnglish.acceptedOnly,
            without: 'not accepted by a reader',
            keeps: ({ verdict }: CohortTest) => verdict === 'accepted',
          },
        ]
      : []),
    ...(goodOnly && plan.gradeColumn !== undefined
      ? [
          {
            words: 'of quality A or B',
            english: filtersInEnglish.goodOnly,
            without: 'quality C or D',
            keeps: ({ row }: CohortTest) => ['A', 'B'].includes(String(row[plan.gradeColumn ?? ''])),
          },
        ]
      : []),
    ...(group !== undefined && grouping !== undefined
      ? [
          {
            words: `${grouping.title}: ${shownGroup(grouping, group.name)}`,
            english: `${grouping.english ?? grouping.title}: ${group.name.trim()}`,
            without: 'of another group',
            keeps: (test: CohortTest) => grouping.of(test) === group.name,
          },
        ]
      : []),
  ];
  const counts = rules.map(() => 0);
  const tests = all.filter((test) => {
    if (test.state !== 'done') return false;
    const broken = rules.findIndex(({ keeps }) => !keeps(test));
    if (broken >= 0) counts[broken] = (counts[broken] ?? 0) + 1;
    return broken < 0;
  });
  const leftOut = rules.map(({ without }, place) => ({ words: without, count: counts[place] ?? 0 }));
  return {
    tests,
    leftOut: leftOut.filter(({ count }) => count > 0),
    words: rules.map(({ words }) => words),
    inEnglish: rules.map(({ english }) => english),
  };
}
