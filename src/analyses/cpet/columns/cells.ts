import type { Cell, Sheet } from '#readers/document.ts';

/** A cell's text, trimmed; '' for an empty cell. */
export function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim();
  return typeof cell === 'number' ? String(cell) : String(cell.days);
}

export function isBlank(cell: Cell): boolean {
  return cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

export function isBlankRow(row: readonly Cell[]): boolean {
  return row.every(isBlank);
}

/** Spreadsheet letters of a column counted from 0: 0 → A, 27 → AB. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (index % 26));
}

/** A sheet's name for a place in the file; a text file's only sheet has none. */
export function sheetPlace(sheet: Sheet): { readonly sheet?: string } {
  return sheet.name === '' ? {} : { sheet: sheet.name };
}

/** Whether a cell holds a number, as a number or as text. */
export function looksNumeric(cell: Cell): boolean {
  if (typeof cell === 'number') return true;
  return typeof cell === 'string' && /^\s*[-+]?\d[\d.,]*(e[-+]?\d+)?\s*$/i.test(cell);
}

/** Whether a cell holds a time of day or a duration: a date-time cell, or text such as 0:56, 00:04:08,3, -1:30. */
export function looksLikeTime(cell: Cell): boolean {
  if (typeof cell === 'object') return true;
  return typeof cell === 'string' && /^\s*[-+]?\d{1,3}:\d{1,2}(:\d{1,2})?([.,:]\d+)?\s*$/.test(cell);
}
