import type { CohortTest } from '#analyses/cohort.ts';
import type { CellValue } from '#core/result-column.ts';
import { writeCsv } from '#reports/csv.ts';
import type { CsvChoice } from '../export-table.ts';

/** What stands before the results: where a test came from, the user's columns, and what people did. */
const leading = ['file', 'verdict', 'set_by_hand', 'readers'] as const;

/** The tests of a cohort as CSV: file, the user's own columns, the review, and every result column. */
export function cohortCsv(
  tests: readonly CohortTest[],
  headings: readonly string[],
  columns: readonly string[],
  { delimiter, decimalMark, byteOrderMark }: CsvChoice,
): string {
  const taken = new Set<string>([...leading, ...columns]);
  // A user's column that bears the name of a result is told apart.
  const own = headings.map((heading) => (taken.has(heading) ? `worklist ${heading}` : heading));
  const rows = tests.map(({ name, own: cells, verdict, setByHand, readers, row }): CellValue[] => [
    name,
    verdict,
    setByHand.join(' '),
    readers.join(' '),
    ...headings.map((_, place) => cells[place]),
    ...columns.map((column) => row[column]),
  ]);
  return writeCsv(
    { columns: [...leading, ...own, ...columns], rows },
    { delimiter, decimalMark, bom: byteOrderMark },
  );
}
