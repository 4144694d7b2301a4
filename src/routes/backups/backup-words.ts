import type { LedgerDifference } from '#app/ledger/ledger-api.ts';
import { clockText, dayText } from '#language/dates.ts';
import { plural } from '#language/plural.ts';

/** "21 Nov 2026, 06:12:03", on this device's clock. */
export function dayAndTime(atMs: number): string {
  return `${dayText(atMs)}, ${clockText(atMs)}`;
}

/** What a restore would change, the worst first; none: nothing. */
export function differenceInWords(difference: LedgerDifference): readonly string[] {
  const { gone, back, changed, columnsGone, columnsBack, resultsLost } = difference;
  const lines: string[] = [];
  if (resultsLost > 0)
    lines.push(
      plural(resultsLost, [
        '# result that the ledger has now would be lost from it (it stays in the batch).',
        '# results that the ledger has now would be lost from it (they stay in the batch).',
      ]),
    );
  if (gone.length > 0)
    lines.push(
      plural(gone.length, [
        '# row is not in the copy and would be gone.',
        '# rows are not in the copy and would be gone.',
      ]),
    );
  if (back.length > 0)
    lines.push(
      plural(back.length, [
        '# row is only in the copy and would come back.',
        '# rows are only in the copy and would come back.',
      ]),
    );
  if (changed.length > 0)
    lines.push(plural(changed.length, ['# row is different.', '# rows are different.']));
  if (columnsGone.length > 0) lines.push(`Columns that would be gone: ${columnsGone.join(', ')}.`);
  if (columnsBack.length > 0) lines.push(`Columns that would come back: ${columnsBack.join(', ')}.`);
  return lines;
}
