import { neutralise } from '#core/formula-text.ts';
import { visibleText } from '#core/visible-text.ts';
import type { CellValue } from '#core/result-column.ts';

export type CsvOptions = {
  readonly delimiter: ';' | ',' | '\t';
  readonly decimalMark: '.' | ',';
  /** A byte order mark in front, by which Excel knows UTF-8. */
  readonly bom: boolean;
};

export const defaultCsvOptions: CsvOptions = { delimiter: ';', decimalMark: '.', bom: false };

/** Names of the columns and, in the same order, the cells of each row. */
export type CsvTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
};

/**
 * A table as CSV text (RFC 4180: CRLF after every record, quotes doubled), to be encoded as UTF-8.
 * Numbers keep full precision: the shortest digits that read back as the same number. Absent values are empty.
 * Texts that a spreadsheet would run as a formula get a leading apostrophe (`neutralise`); numbers never do,
 * so that −3.5 stays a number. What nobody could see in a text is spelt out (`visibleText`).
 */
export function writeCsv(table: CsvTable, options: CsvOptions = defaultCsvOptions): string {
  const lines = [table.columns, ...table.rows].map((cells) => writeRecord(cells, options));
  return (options.bom ? '\ufeff' : '') + lines.join('');
}

/** One record with its CRLF. */
function writeRecord(cells: readonly CellValue[], options: CsvOptions): string {
  return `${cells.map((cell) => writeCell(cell, options)).join(options.delimiter)}\r\n`;
}

function writeCell(value: CellValue, { delimiter, decimalMark }: CsvOptions): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'string') return quoteText(neutralise(visibleText(value)));
  if (!Number.isFinite(value)) return '';
  const text = String(value);
  // Most cells of a table of results: a number holds no mark of its own that could need quotes.
  if (decimalMark === '.') return text;
  const marked = text.replace('.', decimalMark);
  return marked.includes(delimiter) ? `"${marked}"` : marked;
}

/**
 * A spreadsheet may part cells by its own list separator, whatever the file does, and would run what follows it in a
 * bare text: a text with any mark that parts cells somewhere is quoted.
 */
function quoteText(text: string): string {
  return /[,;\t"\r\n]|^\s|\s$|^\ufeff/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
