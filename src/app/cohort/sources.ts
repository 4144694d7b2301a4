import type { CohortPlan, CohortTest } from '#analyses/cohort.ts';
import { dayText } from '#core/written-dates.ts';
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
  /** When each test was, in days; absent: the order of the batch stands for days. */
  readonly when?: TestDays;
};

/** The days of tests: since 1970, or on a calendar of the batch's own. */
export type TestDays = {
  readonly of: (test: CohortTest) => number | undefined;
  readonly text: (day: number) => string;
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

/** Days of the files come before the order of the batch only where so many of the tests have one: the others are left out. */
const mostlyDated = 0.8;

/** When a test was; a worklist goes before the files. `all` are the tests that the columns were read from. */
export function daySources(
  plan: CohortPlan,
  all: readonly CohortTest[],
  columns: readonly OwnColumn[],
): readonly DaySource[] {
  const likely = likelyDateColumn(columns);
  const dated = columns.filter(({ dates }) => dates.ok).map((column) => ofDates(column, all));
  const [first, others] = [
    dated.filter(({ id }) => likely !== undefined && id === ownId(likely.index)),
    dated.filter(({ id }) => likely === undefined || id !== ownId(likely.index)),
  ];
  const file = ofFiles(plan, all);
  const order: DaySource = { id: 'order', title: 'order of the batch' };
  const [leading, trailing] = file?.mostly === true ? [[file.source], []] : [[], file ? [file.source] : []];
  return [...first, ...leading, order, ...trailing, ...others];
}

function ofDates({ index, title, dates }: OwnColumn, all: readonly CohortTest[]): DaySource {
  const days = new Map(all.map(({ id }, place) => [id, dates.ok ? dates.days[place] : undefined]));
  const read = dates.ok ? dates.order.replaceAll('-', ', ') : '';
  return {
    id: ownId(index),
    title: `worklist: ${title} (${read})`,
    when: { of: ({ id }) => days.get(id), text: dayText },
  };
}

/** Days of the files are told from the first test on: their dates are not kept. */
function ofFiles(
  { dayColumn }: CohortPlan,
  all: readonly CohortTest[],
): { readonly source: DaySource; readonly mostly: boolean } | undefined {
  if (dayColumn === undefined) return undefined;
  const dayOf = ({ row }: CohortTest): number | undefined => {
    const day = row[dayColumn];
    return typeof day === 'number' ? day : undefined;
  };
  const days = all.map(dayOf).filter((day) => day !== undefined);
  if (days.length === 0) return undefined;
  const firstDay = days.reduce((least, day) => Math.min(least, day));
  return {
    source: {
      id: 'file',
      title: 'date in the file (days since the first test)',
      when: { of: dayOf, text: (day) => `day ${String(day - firstDay + 1)}` },
    },
    mostly: days.length >= mostlyDated * all.filter(({ state }) => state === 'done').length,
  };
}

/** The source with this id, else the first. */
export function sourceOf<Source extends { readonly id: string }>(
  sources: readonly Source[],
  id: string | undefined,
): Source | undefined {
  return sources.find((source) => source.id === id) ?? sources[0];
}
