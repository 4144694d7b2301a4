import type { ResultColumn } from '#core/result-column.ts';
import type { CpetFinding } from './finding.ts';
import { textColumn } from './result-column-kinds.ts';

type Column = ResultColumn<CpetFinding>;

/** What a person changed in the rows of a test, and what of all that was set by hand does not hold any more. */
export const byHandColumns: readonly Column[] = [
  countColumn(
    'rows_left_out_by_hand',
    'Left out by hand',
    'Rows (breaths) that a person left out.',
    'excluded',
  ),
  countColumn(
    'rows_taken_in_by_hand',
    'Taken in by hand',
    'Rows (breaths) that cleaning left out and a person took in again.',
    'restored',
  ),
  textColumn(
    'by_hand_unfit',
    'By hand, unfit',
    'Codes of why something that was set by hand does not hold, each once, joined by a space; the help explains each.',
    ({ remarks }) =>
      [...new Set(remarks.map(({ code }) => code).filter(isOfAdjustment))].join(' ') || undefined,
  ),
];

function countColumn(
  name: string,
  title: string,
  description: string,
  which: 'excluded' | 'restored',
): Column {
  return {
    ...{ name, title, kind: 'integer', digits: 0 },
    description: `${description} Empty where nothing was chosen by hand.`,
    value: ({ adjusted }) => adjusted?.rows?.[which].length,
  };
}

/** Whether a remark says that something set by hand does not hold. */
export function isOfAdjustment(code: string): boolean {
  return code.startsWith('adjustment-');
}
