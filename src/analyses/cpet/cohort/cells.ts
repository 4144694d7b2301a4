import type { ResultRow } from '#core/result-column.ts';

/** The number in a cell; undefined where there is none. */
export function numberIn(row: ResultRow, column: string): number | undefined {
  const value = row[column];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The text in a cell; undefined where there is none. */
export function textIn(row: ResultRow, column: string): string | undefined {
  const value = row[column];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Codes are written to be read: "no-vco2 too-short" → "no VCO2, too short". */
export function codesInWords(cell: string): string {
  return cell
    .split(' ')
    .join(', ')
    .replaceAll('-', ' ')
    .replace(/\b(vo2|vco2|co2|o2|rer|ve|hr)\b/g, (word) => word.toUpperCase());
}
