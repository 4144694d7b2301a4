import { neutralise } from '#core/formula-text.ts';
import type { CellValue } from '#core/result-column.ts';
import { visibleText } from '#core/visible-text.ts';
import { rawCells, readRecords, type Delimiter } from './records.ts';

/** The delimiter of every ledger. */
export const ledgerDelimiter = ';';

/** What a cell says: outer quotes off, doubled quotes single; every other cell as it stands. */
export function decodeCell(raw: string): string {
  return raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw;
}

/** A text as a cell of a ledger, quoted where it must be. */
export function encodeCell(text: string): string {
  return /[";\r\n]|^\s|\s$|^\ufeff/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A name of a file as a cell: guarded against being run as a formula, and else as it is, for the file is found by it. */
export function encodeName(file: string): string {
  return encodeCell(neutralise(file));
}

/**
 * A value of ours as a cell: numbers in full, nothing for what is absent, texts guarded against being run as formulas,
 * and what nobody could see in them spelt out.
 */
export function encodeValue(value: CellValue): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return encodeCell(neutralise(visibleText(value)));
}

/**
 * A cell as it stands in a file, for a ledger: unchanged where a ledger reads the same from it, else quoted. A byte
 * order mark that begins a cell is quoted too, or it would be taken for the file's when it comes first.
 */
export function toLedgerCell(raw: string, delimiter: Delimiter): string {
  if (raw.startsWith('"')) return raw;
  const isSafe =
    (delimiter === ledgerDelimiter || !raw.includes(ledgerDelimiter)) && !raw.startsWith('\ufeff');
  return isSafe ? raw : `"${raw.replaceAll('"', '""')}"`;
}

/** The cells of a stretch of a ledger's row as they stand. `count` cells, for an empty stretch may hold none or one. */
export function splitRaw(stretch: string, count: number): readonly string[] {
  if (count === 0) return [];
  if (count === 1 || stretch === '') return [stretch];
  if (!/["\r\n]/.test(stretch)) return stretch.split(ledgerDelimiter);
  const record = readRecords(stretch, ledgerDelimiter).next();
  if (record.done === true) throw new Error('a stretch of cells that was read before cannot be read again');
  return rawCells(stretch, record.value);
}

/** What those cells say. */
export function splitCells(stretch: string, count: number): readonly string[] {
  return splitRaw(stretch, count).map(decodeCell);
}
