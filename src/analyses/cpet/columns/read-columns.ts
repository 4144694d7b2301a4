import type { Remark } from '#core/remark.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import type { SourceRef } from '#core/source-ref.ts';
import type { Cell } from '#readers/document.ts';
import { countMarks } from '#readers/parse-number.ts';
import { channels, type Series } from '../channels.ts';
import { quantities as known, type QuantityId } from '../quantities.ts';
import type { ColumnRecord } from '../recording.ts';
import { columnLetters, sheetPlace } from './cells.ts';
import { decideUnit, type UnitDecision, type UnitHabits } from './decide-unit.ts';
import type { Header, HeaderColumn } from './find-header.ts';
import { isUnitLike } from './heading.ts';
import { parseUnit, type Unit } from './units.ts';
import { convert, possibleRange, provenMark, readValues } from './values.ts';

export type ReadColumns = {
  readonly quantities: Partial<Record<QuantityId, Series>>;
  readonly columns: readonly ColumnRecord[];
  readonly remarks: readonly Remark[];
};

/** Quantities a result is made of: a unit that cannot be true refuses the file; elsewhere the column is left out. */
const essential: ReadonlySet<QuantityId> = new Set<QuantityId>([
  'vo2MlPerMin',
  'vo2MlPerKgPerMin',
  'vco2MlPerMin',
  'veLPerMin',
]);

type Candidate = {
  readonly column: HeaderColumn;
  readonly decision: Extract<UnitDecision, { kind: 'decided' }>;
  readonly series: Series;
  readonly count: number;
  /** Whether its heading carries words in brackets that are no unit: "VO2 (30s avg)" stands back behind "VO2". */
  readonly hasAside: boolean;
  readonly remarks: readonly Remark[];
};

/** Turns a table's columns into quantities in the product's units. Faults: `unit-contradiction`. */
export function readColumns(
  header: Header,
  rows: readonly (readonly Cell[])[],
  habits: UnitHabits,
): Result<ReadColumns> {
  const wanted = header.columns.filter((column) => isQuantity(column.role));
  const cells = wanted.map(({ index }) => rows.map((row) => row[index]));
  const marks = cells.map((column) => countMarks(column));
  const mark = provenMark(marks);
  const candidates: Candidate[] = [];
  const remarks: Remark[] = [];
  for (const [order, column] of wanted.entries()) {
    const read = readValues(cells[order] ?? [], mark, marks[order]);
    const at = placeOf(header, column);
    const decision = decideUnit(column, column.role as QuantityId, read.values, habits);
    if (decision.kind === 'contradiction' && essential.has(decision.quantity)) {
      return failFile('implausible', 'unit-contradiction', contradictionDetail(column, decision), at);
    }
    if (decision.kind !== 'decided') {
      remarks.push(leftOut(column, decision, at));
      continue;
    }
    const converted = convert(read.values, decision.quantity, decision.factor);
    if (decision.rule !== 'profile' && hasUnknownUnit(column)) {
      remarks.push({
        code: 'unit-unknown',
        severity: 'note',
        detail: `column ${column.heading.text}: the unit row says ${wordOfUnitRow(column)}, which is no known unit`,
        at,
      });
    }
    if (decision.overruled !== undefined) remarks.push(overruled(column, decision, at));
    candidates.push({
      column,
      decision,
      series: converted.values,
      count: countOf(converted.values),
      hasAside: column.heading.unitText !== undefined && parseUnit(column.heading.unitText) === undefined,
      remarks: columnRemarks(column, decision.quantity, at, read, converted),
    });
  }
  return ok(choose(header, candidates, remarks));
}

/** How many values there are other than zero. */
function countOf(values: Series): number {
  const rows = values.length;
  let count = 0;
  for (let i = 0; i < rows; i += 1) if (values[i] !== undefined && values[i] !== 0) count += 1;
  return count;
}

function hasUnknownUnit({ unitRowText }: HeaderColumn): boolean {
  return unitRowText !== undefined && parseUnit(unitRowText) === undefined;
}

/** What is no unit may be a person's. */
function wordOfUnitRow({ unitRowText = '' }: HeaderColumn): string {
  return isUnitLike(unitRowText) ? unitRowText.slice(0, 20) : 'a word';
}

function isQuantity(role: string): role is QuantityId {
  return role in known;
}

/** Of several columns for one quantity the one without asides, then the fullest is taken, then the first. */
function choose(header: Header, candidates: readonly Candidate[], remarks: Remark[]): ReadColumns {
  const quantities: Partial<Record<QuantityId, Series>> = {};
  const columns: ColumnRecord[] = [];
  const chosen = new Map<QuantityId, Candidate>();
  for (const candidate of candidates) {
    const rival = chosen.get(candidate.decision.quantity);
    if (rival === undefined || isBetter(candidate, rival)) chosen.set(candidate.decision.quantity, candidate);
  }
  for (const candidate of candidates) {
    const { column, decision, series, count } = candidate;
    const { quantity, unit, rule } = decision;
    const at = placeOf(header, column);
    if (chosen.get(quantity) !== candidate) {
      if (count > 0) {
        remarks.push({
          code: 'duplicate-column',
          severity: 'note',
          detail: `column ${column.heading.text} is a second ${known[quantity].title}; the plainer or fuller one was taken`,
          at,
        });
      }
      continue;
    }
    if (count === 0) {
      if (series.length > 0) {
        remarks.push({
          code: 'column-empty',
          severity: 'note',
          detail: `column ${column.heading.text} (${known[quantity].title}) holds no value other than zero or nothing`,
          at,
        });
      }
      continue;
    }
    quantities[quantity] = series;
    remarks.push(...candidate.remarks);
    columns.push({
      heading: column.heading.text,
      at,
      ...(quantity in channels ? { channel: quantity as keyof typeof channels } : {}),
      quantity: known[quantity].title,
      unit: shownUnit(unit, column),
      unitRule: rule,
    });
  }
  return { quantities, columns, remarks };
}

function isBetter(candidate: Candidate, rival: Candidate): boolean {
  if (candidate.count === 0 || rival.count === 0 || candidate.hasAside === rival.hasAside) {
    return candidate.count > rival.count;
  }
  return rival.hasAside;
}

function shownUnit(unit: Unit, column: HeaderColumn): string {
  if (unit === 'none') return '';
  return unit === 'other' ? (column.unitRowText ?? column.heading.unitText ?? '') : unit;
}

/** The place of a column's heading in the file. */
export function placeOf(header: Header, column: HeaderColumn): SourceRef {
  return { ...sheetPlace(header.sheet), row: header.row + 1, column: columnLetters(column.index) };
}

const ruleWords = {
  profile: 'the laboratory profile',
  'unit-row': 'the unit row',
  name: 'the heading',
  device: "the device's habit",
  magnitude: 'size',
};

function contradictionDetail(
  column: HeaderColumn,
  { unit, rule, p90, likelier }: Extract<UnitDecision, { kind: 'contradiction' }>,
): string {
  return `column ${column.heading.text}: ${ruleWords[rule]} says ${unit}, but nine tenths of its values lie below ${Number(p90.toPrecision(4))}, as in ${likelier}`;
}

function overruled(
  column: HeaderColumn,
  decision: Extract<UnitDecision, { kind: 'decided' }>,
  at: SourceRef,
): Remark {
  const detail = `column ${column.heading.text}: this cart usually writes ${decision.overruled ?? ''}; by their size the values are in ${decision.unit}`;
  return { code: 'unit-habit-overruled', severity: 'note', detail, at };
}

function leftOut(column: HeaderColumn, decision: UnitDecision, at: SourceRef): Remark {
  switch (decision.kind) {
    case 'contradiction':
      return {
        code: 'unit-contradiction',
        severity: 'serious',
        detail: `${contradictionDetail(column, decision)}; the column was left out`,
        at,
      };
    case 'undecided':
      return {
        code: 'unit-undecided',
        severity: 'warning',
        detail: `column ${column.heading.text}: no unit is given and the size of its values (${Number(decision.p90.toPrecision(4))}) fits none; the column was left out`,
        at,
      };
    default:
      return {
        code: 'column-other-quantity',
        severity: 'note',
        detail: `column ${column.heading.text} is in ${'unitText' in decision ? decision.unitText.trim() : 'another unit'} and was not read as ${isQuantity(column.role) ? known[column.role].title : column.role}`,
        at,
      };
  }
}

function columnRemarks(
  column: HeaderColumn,
  quantity: QuantityId,
  at: SourceRef,
  read: {
    readonly censored: number;
    readonly unread: number;
    readonly mixedMarks: boolean;
    readonly values: Series;
  },
  converted: { readonly zeros: number; readonly impossible: number },
): Remark[] {
  const remarks: Remark[] = [];
  const name = `column ${column.heading.text}`;
  const add = (code: string, severity: Remark['severity'], count: number, detail: string) => {
    if (count > 0) remarks.push({ code, severity, detail: `${name}: ${detail}`, at, value: count });
  };
  const [least = '', most = ''] = possibleRange(quantity) ?? [];
  const total = read.values.length;
  const many = converted.zeros > 0.1 * total ? 'warning' : 'note';
  const zeros = quantity in channels ? converted.zeros : 0;
  add('zeros-missing', many, zeros, `${zeros} of ${total} values are 0 and taken as missing`);
  add(
    'values-impossible',
    'warning',
    converted.impossible,
    `${converted.impossible} of ${total} values lie outside ${least} to ${most} ${known[quantity].unit} and were left out`,
  );
  add(
    'values-censored',
    'note',
    read.censored,
    `${read.censored} values beyond the measuring range (such as >68) were left out`,
  );
  add('text-in-column', 'note', read.unread, `${read.unread} cells hold text instead of a number`);
  add(
    'decimal-marks-mixed',
    'warning',
    read.mixedMarks ? 1 : 0,
    'both point and comma stand as decimal marks',
  );
  return remarks;
}
