/** A cell of a result table: absent is undefined, never null, "" or NaN. */
export type CellValue = string | number | boolean | undefined;

/** One row of results, by column name; absent keys are absent values. */
export type ResultRow = Readonly<Record<string, CellValue>>;

/**
 * One column of the results, defined once and used by the live table, the CSV, the XLSX and the data dictionary.
 * `name` is stable snake_case with its unit (`vo2peak_ml_min`): people's scripts depend on it.
 */
export type ResultColumn<Finding> = {
  readonly name: string;
  /** Short heading for tables: "VO2peak". */
  readonly title: string;
  /** Unit as printed: "mL/min"; undefined for text and pure numbers. */
  readonly unit?: string;
  readonly kind: 'text' | 'integer' | 'decimal' | 'boolean';
  /** Digits after the point in tables (exports carry full precision). */
  readonly digits?: number;
  /** One or two sentences for the data dictionary: what it is, how computed, when empty. */
  readonly description: string;
  /** Shown in the live table unless the user hides it. */
  readonly headline?: boolean;
  /** Says who somebody is: shown in the app, left out of every export and of the ledger unless the user asks for it. */
  readonly personal?: boolean;
  readonly value: (finding: Finding) => CellValue;
};

/** What a page knows of a column without the analysis' code. */
export type ColumnDescription = Omit<ResultColumn<never>, 'value'>;

/** The columns that leave the app: those that say who somebody is only where the user asked for them. */
export function columnsHandedOn<Column extends Pick<ColumnDescription, 'personal'>>(
  columns: readonly Column[],
  withNames: boolean,
): readonly Column[] {
  return withNames ? columns : columns.filter(({ personal }) => personal !== true);
}

/** A row that leaves the app, without what these columns leave out. Values of no column of theirs stay. */
export function rowHandedOn(
  row: ResultRow,
  columns: readonly Pick<ColumnDescription, 'name' | 'personal'>[],
  withNames: boolean,
): ResultRow {
  if (withNames) return row;
  const left = new Set(columns.filter(({ personal }) => personal === true).map(({ name }) => name));
  return left.size === 0 ? row : Object.fromEntries(Object.entries(row).filter(([name]) => !left.has(name)));
}
