import type { CohortTest } from '#analyses/cohort.ts';
import { readDates, type ReadDates } from '#core/written-dates.ts';
import type { TestGrouping } from './choose-tests.ts';

/** More groups than this are no groups any more. */
const mostGroups = 12;

/** A column of the user's worklist. */
export type OwnColumn = {
  readonly index: number;
  readonly title: string;
  /** Filled cells that differ. */
  readonly distinct: number;
  readonly dates: ReadDates;
};

/** What the user's columns hold in these tests. */
export function ownColumns(tests: readonly CohortTest[], headings: readonly string[]): readonly OwnColumn[] {
  return headings.map((title, index) => {
    const cells = tests.map(({ own }) => own[index] ?? '');
    return {
      index,
      title,
      distinct: new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== '')).size,
      dates: readDates(cells),
    };
  });
}

/** Columns of the user that part tests into a few groups. */
export function ownGroupings(columns: readonly OwnColumn[]): readonly TestGrouping[] {
  return columns
    .filter(({ distinct }) => distinct >= 2 && distinct <= mostGroups)
    .map(({ index, title }) => ({
      id: ownId(index),
      title,
      of: ({ own }) => {
        const cell = own[index]?.trim() ?? '';
        return cell === '' ? undefined : cell;
      },
    }));
}

/** How a column of the user is named in an address. */
export function ownId(index: number): string {
  return `own-${String(index)}`;
}

const personWords =
  /^(subject|patient|person|participant|proband|pat|probands?|sujet|paziente|paciente|athlete|id|code)\b/i;

/** The column of the user that most likely says who was tested; undefined where none looks like it. */
export function likelyPersonColumn(columns: readonly OwnColumn[]): OwnColumn | undefined {
  return columns.find(({ title, distinct }) => distinct > 0 && personWords.test(title.trim()));
}

/** The column of the user that says when; undefined where none holds dates. */
export function likelyDateColumn(columns: readonly OwnColumn[]): OwnColumn | undefined {
  const dated = columns.filter(({ dates }) => dates.ok);
  return dated.find(({ title }) => !/birth|geburt|naissance|nascita|nacimiento|dob/i.test(title));
}
