import type { CohortPlan, CohortTest } from '#analyses/cohort.ts';
import { likelyDateColumn, likelyPersonColumn, ownId, type OwnColumn } from './cohort-columns.ts';

/** Where something about a test may be looked up: a column of the results, or one of the user's own. */
export type TextSource = {
  readonly id: string;
  readonly title: string;
  readonly of: (test: CohortTest) => string | undefined;
};

export type DaySource = {
  readonly id: string;
  readonly title: string;
  /** Days since 1970; absent: the order of the batch stands for days. */
  readonly of?: (test: CohortTest) => number | undefined;
};

function ofOwn({ index, title }: OwnColumn): TextSource {
  return {
    id: ownId(index),
    title: `worklist: ${title}`,
    of: ({ own }) => {
      const cell = own[index]?.trim() ?? '';
      return cell === '' ? undefined : cell;
    },
  };
}

function ofRow(column: string, title: string): TextSource {
  return {
    id: 'file',
    title,
    of: ({ row }) => {
      const value = row[column];
      return typeof value === 'string' && value !== '' ? value : undefined;
    },
  };
}

/** Who a test is of: what likely says so first. A worklist goes before the file, as it does everywhere. */
export function personSources(plan: CohortPlan, columns: readonly OwnColumn[]): readonly TextSource[] {
  const likely = likelyPersonColumn(columns);
  const own = columns.filter(({ distinct }) => distinct > 0);
  return [
    ...(likely === undefined ? [] : [ofOwn(likely)]),
    ...(plan.personColumn === undefined ? [] : [ofRow(plan.personColumn, 'identity in the file (hashed)')]),
    ...own.filter((column) => column !== likely).map(ofOwn),
  ];
}

/** Which cart measured. */
export function cartSources(plan: CohortPlan, columns: readonly OwnColumn[]): readonly TextSource[] {
  const named = columns.filter(({ title }) => /cart|device|machine|ger[aä]t|appareil|equipo/i.test(title));
  return [
    ...named.map(ofOwn),
    ...(plan.cartColumn === undefined ? [] : [ofRow(plan.cartColumn, 'device of the file')]),
    ...columns.filter((column) => !named.includes(column) && column.distinct > 0).map(ofOwn),
  ];
}

/** When a test was. `all` are the tests that the columns were read from. */
export function daySources(all: readonly CohortTest[], columns: readonly OwnColumn[]): readonly DaySource[] {
  const likely = likelyDateColumn(columns);
  const dated = columns
    .filter(({ dates }) => dates.ok)
    .sort((a, b) => Number(b === likely) - Number(a === likely));
  const order: DaySource = { id: 'order', title: 'order of the batch (no dates)' };
  const sources = dated.map(({ index, title, dates }): DaySource => {
    const days = new Map(all.map(({ id }, place) => [id, dates.ok ? dates.days[place] : undefined]));
    const read = dates.ok ? dates.order.replaceAll('-', ', ') : '';
    return { id: ownId(index), title: `worklist: ${title} (${read})`, of: ({ id }) => days.get(id) };
  });
  return likely === undefined ? [order, ...sources] : [...sources, order];
}

/** The source with this id, else the first. */
export function sourceOf<Source extends { readonly id: string }>(
  sources: readonly Source[],
  id: string | undefined,
): Source | undefined {
  return sources.find((source) => source.id === id) ?? sources[0];
}
