import { withoutNeutralising } from '#core/formula-text.ts';
import type { CellValue, ColumnDescription, ResultRow } from '#core/result-column.ts';
import { splitCells } from './cells.ts';
import type { Ledger, LedgerRow } from './ledger.ts';

/** A result row as read from a ledger. `spoilt`: columns whose cells are not what was written, as when a spreadsheet made a date of 13.8. */
export type ReadResults = { readonly row: ResultRow; readonly spoilt: readonly string[] };

/** The result cells of a row as values, by the kinds of the columns; columns that are not described are left out. */
export function readResults(
  { resultNames }: Ledger,
  { results }: LedgerRow,
  columns: readonly Pick<ColumnDescription, 'name' | 'kind'>[],
): ReadResults {
  const cells = splitCells(results, resultNames.length);
  const kinds = new Map(columns.map(({ name, kind }) => [name, kind]));
  const row: Record<string, CellValue> = {};
  const spoilt: string[] = [];
  resultNames.forEach((name, i) => {
    const kind = kinds.get(name);
    const cell = cells[i] ?? '';
    if (kind === undefined || cell === '') return;
    const value = readValue(cell, kind);
    if (value === undefined) spoilt.push(name);
    else row[name] = value;
  });
  return { row, spoilt };
}

function readValue(cell: string, kind: ColumnDescription['kind']): CellValue {
  switch (kind) {
    case 'text':
      return withoutNeutralising(cell);
    case 'boolean':
      return /^(?:true|false)$/i.test(cell) ? cell.toLowerCase() === 'true' : undefined;
    case 'integer':
    case 'decimal':
      return /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(cell) ? Number(cell) : undefined;
  }
}

/** Result columns that this version does not know: of an older one, or put there by the user. */
export function unknownResults(
  { resultNames }: Ledger,
  columns: readonly Pick<ColumnDescription, 'name'>[],
): readonly string[] {
  const known = new Set(columns.map(({ name }) => name));
  return resultNames.filter((name) => !known.has(name));
}
