import type { CellValue } from '#core/result-column.ts';
import { faultCode, faultDetail, type Fault } from '#core/result.ts';
import { describeSourceRef } from '#core/source-ref.ts';
import type { Item, ItemState } from '#engine/ports.ts';
import { statusOf } from '#engine/status.ts';
import { writeCsv } from '#reports/csv.ts';

/** What a user chooses for a CSV. */
export type CsvChoice = {
  readonly delimiter: ';' | ',' | '\t';
  readonly decimalMark: '.' | ',';
  /** A byte order mark, which old versions of Excel need to see UTF-8. */
  readonly byteOrderMark: boolean;
};

export const defaultCsvChoice: CsvChoice = { delimiter: ';', decimalMark: '.', byteOrderMark: false };

/** The columns that stand before those of the analysis; `quality` is filled by the analysis' own column of that name. */
export const leadingMeanings = {
  file: 'Path inside the dropped folder, or the name of the file.',
  status: 'PENDING, PROCESSING, COMPLETED, PARTIAL, FAILED or CANCELLED.',
  quality: 'Grade of the result; the table of the analysis says what it stands for.',
  fault_code: 'Stable code of what went wrong, for a failed file; the help explains each.',
  fault_detail: 'The fact behind the code, and its place in the file.',
} as const;

export const leadingColumns: readonly string[] = Object.keys(leadingMeanings);

/** All columns of an export, in order. */
export function exportColumns(analysisColumns: readonly string[]): readonly string[] {
  return [...leadingColumns, ...analysisColumns.filter((name) => !leadingColumns.includes(name))];
}

/** The cells of one item under these columns. */
export function exportCells(item: Item, columns: readonly string[]): readonly CellValue[] {
  const { state } = item;
  const row = state.status === 'done' ? state.row : {};
  const fault = faultOf(state);
  const own: Readonly<Record<string, CellValue>> = {
    file: item.name,
    status: statusOf(state),
    fault_code: fault === undefined ? undefined : faultCode(fault),
    fault_detail: fault === undefined ? undefined : placedDetail(fault),
  };
  return columns.map((name) => (name in own ? own[name] : row[name]));
}

/** The header alone, or the records of these items alone, as CSV: a long table is written in parts. */
export function csvPart(
  columns: readonly string[],
  items: readonly Item[] | 'header',
  choice: CsvChoice,
): string {
  const { delimiter, decimalMark, byteOrderMark } = choice;
  const options = { delimiter, decimalMark, bom: byteOrderMark };
  if (items === 'header') return writeCsv({ columns, rows: [] }, options);
  const rows = items.map((item) => exportCells(item, columns));
  const header = writeCsv({ columns, rows: [] }, { ...options, bom: false });
  return writeCsv({ columns, rows }, { ...options, bom: false }).slice(header.length);
}

/** The fault of a failed or quarantined item. */
export function faultOf(state: ItemState): Fault | undefined {
  return state.status === 'failed' || state.status === 'quarantined' ? state.fault : undefined;
}

/** The fact and, where known, its place: "column VO2 missing (sheet Data, row 3)". */
function placedDetail(fault: Fault): string {
  const place = 'at' in fault ? describeSourceRef(fault.at) : '';
  return place === '' ? faultDetail(fault) : `${faultDetail(fault)} (${place})`;
}
