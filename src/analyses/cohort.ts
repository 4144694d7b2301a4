import type { Verdict } from '#core/review.ts';
import type { ResultRow } from '#core/result-column.ts';

/** One file of a batch as a cohort sees it: rows alone, so that ten thousand open at once. */
export type CohortTest = {
  readonly id: string;
  readonly name: string;
  readonly state: 'done' | 'failed' | 'waiting' | 'cancelled';
  /** Some of what the analysis promises could not be given. */
  readonly partial: boolean;
  /** Code of the fault of a file that failed. */
  readonly faultCode?: string;
  /** The version that made the result. */
  readonly version?: number;
  /** Column values; empty unless done. */
  readonly row: ResultRow;
  /** The user's own cells, as many as the worklist has headings. */
  readonly own: readonly string[];
  readonly verdict: Verdict;
  /** What stands set by hand, in the analysis' own words, and the initials of who set it. */
  readonly setByHand: readonly string[];
  readonly readers: readonly string[];
};

/** A number worth a distribution. */
export type CohortQuantity = {
  /** Name of the column that holds it. */
  readonly column: string;
  /** Why a row has none, in a few words; asked only where it has none. */
  readonly whyMissing: (row: ResultRow) => string;
};

/** A way to part tests into groups; undefined where a test belongs to none. */
export type CohortGrouping = {
  readonly id: string;
  readonly title: string;
  readonly of: (row: ResultRow) => string | undefined;
};

/** Two answers to one question, each in a row; the difference is the first minus the second. */
export type CohortPair = {
  readonly id: string;
  readonly title: string;
  readonly first: string;
  readonly second: string;
  readonly unit: string;
  readonly digits: number;
  readonly values: (row: ResultRow) => readonly [number | undefined, number | undefined];
};

/** What a finding says beyond its row: what each method answers, for pairs that no column holds. */
export type CohortAnswer = {
  /** Which question: "vt1". */
  readonly question: string;
  readonly questionTitle: string;
  /** Stable name of who answers, and its title. */
  readonly method: string;
  readonly methodTitle: string;
  readonly value: number;
};

/** How much a number may change between two tests of one person before it has changed more than measuring does. */
export type CohortRepeatability = {
  readonly column: string;
  /** In the column's unit, 95 %. */
  readonly limit: number;
  /** In whom it was measured, and where that is published. */
  readonly source: string;
};

/** A number that a laboratory may follow from day to day. */
export type CohortControl = { readonly column: string; readonly note: string };

/** A stage of the tests that were analysed: how many have it, and why the others do not. */
export type CohortStage = {
  readonly title: string;
  readonly has: (row: ResultRow) => boolean;
  readonly whyNot: (row: ResultRow) => string;
};

/** What the paragraph on methods is written from; every number in it comes from here. */
export type CohortFacts = {
  readonly appVersion: string;
  /** Every file of the batch. */
  readonly all: readonly CohortTest[];
  /** Those that the figures show. */
  readonly shown: readonly CohortTest[];
  /** By what the shown were chosen, in words; empty where nothing was left out. */
  readonly filters: readonly string[];
  /** The batch's options as stored. */
  readonly options: unknown;
};

/** What a cohort's page shows of an analysis. Pure, and apart from `answersOf` over rows alone. */
export type CohortPlan = {
  /** Name of the column that holds the grade A to D; absent where there is none. */
  readonly gradeColumn?: string;
  readonly stages: readonly CohortStage[];
  readonly quantities: readonly CohortQuantity[];
  readonly groupings: readonly CohortGrouping[];
  readonly pairs: readonly CohortPair[];
  /** What a finding says beyond its row; its type is the analysis' own. */
  readonly answersOf?: (finding: unknown) => readonly CohortAnswer[];
  readonly answersUnit?: string;
  /** Digits after the point of what methods say; none where absent. */
  readonly answersDigits?: number;
  /** Name of the column by which tests of one person are known. */
  readonly personColumn?: string;
  /** Name of the column with the day of the test, counted from a day that nobody is told. */
  readonly dayColumn?: string;
  readonly repeatability: readonly CohortRepeatability[];
  readonly controls: readonly CohortControl[];
  /** Name of the column that says which cart measured. */
  readonly cartColumn?: string;
  /** What exactly was done, in paragraphs that can be copied. */
  readonly methods: (facts: CohortFacts) => readonly string[];
};
