import type { LedgerDifference } from '#app/ledger/ledger-api.ts';
import { clockText, dayText } from '#language/dates.ts';
import { groupDigits } from '#ui/words.ts';

/** "21 Nov 2026, 06:12:03", on this device's clock. */
export function dayAndTime(atMs: number): string {
  return `${dayText(atMs)}, ${clockText(atMs)}`;
}

/** "3 rows are", "1 row is". */
function rowsAre(count: number): string {
  return count === 1 ? '1 row is' : `${groupDigits(count)} rows are`;
}

/** What a restore would change, the worst first; none: nothing. */
export function differenceInWords(difference: LedgerDifference): readonly string[] {
  const { gone, back, changed, columnsGone, columnsBack, resultsLost } = difference;
  const lines: string[] = [];
  if (resultsLost > 0)
    lines.push(
      `${resultsLost === 1 ? '1 result' : `${groupDigits(resultsLost)} results`} that the ledger has now would be lost from it (they stay in the batch).`,
    );
  if (gone.length > 0) lines.push(`${rowsAre(gone.length)} not in the copy and would be gone.`);
  if (back.length > 0) lines.push(`${rowsAre(back.length)} only in the copy and would come back.`);
  if (changed.length > 0) lines.push(`${rowsAre(changed.length)} different.`);
  if (columnsGone.length > 0) lines.push(`Columns that would be gone: ${columnsGone.join(', ')}.`);
  if (columnsBack.length > 0) lines.push(`Columns that would come back: ${columnsBack.join(', ')}.`);
  return lines;
}
