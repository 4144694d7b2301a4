import type { CohortPlan, CohortTest } from '#analyses/cohort.ts';
import type { TestGrouping } from '#app/cohort/choose-tests.ts';
import type { OwnColumn } from '#app/cohort/cohort-columns.ts';
import type { ColumnDescription } from '#core/result-column.ts';
import type { CohortQuery } from './cohort-query.ts';

/** What every section of the page gets. */
export type CohortView = {
  readonly plan: CohortPlan;
  /** The tests of the figures. */
  readonly tests: readonly CohortTest[];
  /** Every file of the batch. */
  readonly all: readonly CohortTest[];
  readonly groupings: readonly TestGrouping[];
  readonly ownColumns: readonly OwnColumn[];
  readonly noun: { readonly one: string; readonly many: string };
  readonly query: CohortQuery;
  readonly choose: (change: Partial<CohortQuery>) => void;
  /** What a column is called; undefined for one that this version does not have. */
  readonly column: (name: string) => ColumnDescription | undefined;
  /** The address of a test. Asked for what is listed alone: ten thousand addresses take longer than all the rest. */
  readonly hrefOf: (id: string) => string;
  /** Goes to a test. */
  readonly open: (id: string) => void;
  /** Saves a drawing under a name made of these words. */
  readonly save: (words: string) => (svg: string) => void;
};

/** "VO2peak, mL/min". */
export function labelOf(column: ColumnDescription | undefined, name: string): string {
  if (column === undefined) return name;
  return column.unit === undefined ? column.title : `${column.title}, ${column.unit}`;
}

/** Digits after the point of a column's values. */
export function digitsOf(column: ColumnDescription | undefined): number {
  return column?.kind === 'integer' ? 0 : (column?.digits ?? 1);
}
