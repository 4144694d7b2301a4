import type { ResultRow } from '#core/result-column.ts';
import type { CohortGrouping } from '../../cohort.ts';
import { numberIn, textIn } from './cells.ts';

const byText = (id: string, title: string): CohortGrouping => ({
  id,
  title,
  of: (row) => textIn(row, id),
});

/** "40 to 49 y"; whole years, as ages are counted. */
function decadeOf(row: ResultRow): string | undefined {
  const age = numberIn(row, 'age_y');
  if (age === undefined || age < 0) return undefined;
  const from = Math.floor(age / 10) * 10;
  return `${String(from).padStart(2, ' ')} to ${from + 9} y`;
}

/** Ways to part exercise tests into groups that their own columns know. */
export const groupings: readonly CohortGrouping[] = [
  byText('sex', 'Sex'),
  { id: 'age', title: 'Age, in decades', of: decadeOf },
  byText('device', 'Device'),
  byText('protocol', 'Protocol'),
  byText('sampling', 'Sampling'),
  byText('quality', 'Quality'),
  byText('weber_class', 'Weber class'),
  byText('ventilatory_class', 'Ventilatory class'),
];
