import type { ShownUnits } from '#core/shown-units.ts';
import type { ReportBlock, ReportValue } from '#reports/document.ts';
import { turnTo, type UnitTurn } from './figure-units.ts';

type Table = Extract<ReportBlock, { kind: 'table' }>;
type Row = Table['rows'][number];

/** A report's block in the units that its reader wants, of somebody of this body mass, kg. Words stay as they are. */
export function blockInUnits(block: ReportBlock, units: ShownUnits, bodyMassKg?: number): ReportBlock {
  const turn = (unit: string, title: string): UnitTurn => turnTo(unit, [title], units, bodyMassKg);
  if (block.kind === 'headline' || block.kind === 'values')
    return { ...block, values: block.values.map((value) => valueTurned(value, turn)) };
  return block.kind === 'table' ? tableTurned(block, turn) : block;
}

type Turn = (unit: string, title: string) => UnitTurn;

function valueTurned(value: ReportValue, turn: Turn): ReportValue {
  if (value.unit === undefined) return value;
  const by = turn(value.unit, value.label);
  return { ...value, unit: by.unit, text: textTurned(value.text, by) };
}

function tableTurned(table: Table, turn: Turn): Table {
  const columns = table.columns.map((column) =>
    column.unit === undefined ? column : { ...column, unit: turn(column.unit, column.title).unit },
  );
  return { ...table, columns, rows: table.rows.map((row) => rowTurned(table.columns, row, turn)) };
}

/**
 * Units stand above a column, or in a cell of the row, whose first cell says then what it is of. A row that is judged by
 * numbers of its unit ("no plateau (over 50)") keeps it.
 */
function rowTurned(columns: Table['columns'], row: Row, turn: Turn): Row {
  const isJudged = columns.some(({ beneath }, place) => beneath === true && /\d/.test(row[place] ?? ''));
  if (isJudged) return row;
  const cells = [...row];
  for (const [place, column] of columns.entries()) {
    const unit = column.unitIn === undefined ? column.unit : row[column.unitIn];
    if (unit === undefined) continue;
    const by = turn(unit, (column.unitIn === undefined ? column.title : row[0]) ?? '');
    cells[place] = textTurned(row[place], by);
    if (column.unitIn !== undefined) cells[column.unitIn] = by.unit;
  }
  return cells;
}

/** Every number in it: "1.84", and "1.71 to 1.93". */
function textTurned(text: string | undefined, { factor, moreDigits }: UnitTurn): string | undefined {
  if (factor === 1) return text;
  return text?.replace(/\d+(?:\.(\d+))?/g, (number, behind = '') =>
    (Number(number) * factor).toFixed(String(behind).length + moreDigits),
  );
}
