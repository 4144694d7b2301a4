import { ledgerDelimiter, splitRaw, toLedgerCell } from './cells.ts';
import { rawCells, type Delimiter, type RawRecord } from './records.ts';

/**
 * The cells from one column to another as they will stand in a ledger: the very characters of the file where it is
 * delimited like a ledger, else each cell made fit (`toLedgerCell`).
 */
export function toStretch(
  text: string,
  record: RawRecord,
  delimiter: Delimiter,
  from: number,
  to: number,
): string {
  if (to <= from) return '';
  const { start, ends } = record;
  if (delimiter === ledgerDelimiter && !text.startsWith('\ufeff', start))
    return text.slice(from === 0 ? start : (ends[from - 1] ?? start) + 1, ends[to - 1]);
  return rawCells(text, record, from, to)
    .map((cell) => toLedgerCell(cell, delimiter))
    .join(ledgerDelimiter);
}

/** A stretch of a ledger's cells under other headings: each cell as it stands, nothing where a heading is new. */
export function rearranged(stretch: string, from: readonly string[], to: readonly string[]): string {
  const cells = splitRaw(stretch, from.length);
  return to.map((name) => cells[from.indexOf(name)] ?? '').join(ledgerDelimiter);
}
