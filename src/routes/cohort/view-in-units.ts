import type { CohortPair, CohortPlan, CohortTest } from '#analyses/cohort.ts';
import type { ColumnDescription, ResultRow } from '#core/result-column.ts';
import type { ShownUnits } from '#core/shown-units.ts';
import { turnTo, type UnitTurn } from '#ui/figure-units.ts';
import type { CohortView } from './cohort-view.ts';

/**
 * What the sections show, in the units that its reader wants. Values that differ from person to person in the wanted
 * unit (uptake per body mass of an absolute one) stay as they are: those have columns of their own. What decides over a
 * test (groups, reasons, pairs) is asked of the row as it is stored.
 */
export function viewInUnits(
  view: CohortView,
  columns: readonly ColumnDescription[],
  units: ShownUnits,
): CohortView {
  const turns = new Map(
    columns.flatMap((column) => {
      const turn = turnOf(column.unit, column.title, units);
      return turn === undefined ? [] : [[column.name, turn] as const];
    }),
  );
  if (turns.size === 0) return view;
  const stored = new WeakMap<ResultRow, ResultRow>();
  const storedRow = (row: ResultRow): ResultRow => stored.get(row) ?? row;
  const turned = (test: CohortTest): CohortTest => {
    const row = rowTurned(test.row, turns);
    stored.set(row, test.row);
    return { ...test, row };
  };
  return {
    ...view,
    plan: planTurned(view.plan, turns, storedRow, units),
    tests: view.tests.map(turned),
    groupings: view.groupings.map((one) => ({
      ...one,
      of: (test) => one.of({ ...test, row: storedRow(test.row) }),
    })),
    column: (name) => columnTurned(view.column(name), turns.get(name)),
  };
}

/** undefined where values stay as they are. */
function turnOf(unit: string | undefined, title: string, units: ShownUnits): UnitTurn | undefined {
  const turn = unit === undefined ? undefined : turnTo(unit, [title], units, undefined);
  return turn?.factor === 1 ? undefined : turn;
}

function rowTurned(row: ResultRow, turns: ReadonlyMap<string, UnitTurn>): ResultRow {
  const cells = { ...row };
  for (const [name, { factor }] of turns) {
    const value = cells[name];
    if (typeof value === 'number') cells[name] = value * factor;
  }
  return cells;
}

function columnTurned(
  column: ColumnDescription | undefined,
  turn: UnitTurn | undefined,
): ColumnDescription | undefined {
  if (column === undefined || turn === undefined) return column;
  const digits = (column.kind === 'integer' ? 0 : (column.digits ?? 1)) + turn.moreDigits;
  return { ...column, kind: 'decimal', unit: turn.unit, digits };
}

function planTurned(
  plan: CohortPlan,
  turns: ReadonlyMap<string, UnitTurn>,
  storedRow: (row: ResultRow) => ResultRow,
  units: ShownUnits,
): CohortPlan {
  const { quantities, pairs, repeatability, answersOf, answersUnit, answersDigits = 0 } = plan;
  const answers = turnOf(answersUnit, '', units);
  return {
    ...plan,
    quantities: quantities.map((one) => ({ ...one, whyMissing: (row) => one.whyMissing(storedRow(row)) })),
    pairs: pairs.map((pair) => pairTurned(pair, storedRow, units)),
    repeatability: repeatability.map((one) => ({
      ...one,
      limit: one.limit * (turns.get(one.column)?.factor ?? 1),
    })),
    ...(answersOf &&
      answers && {
        answersUnit: answers.unit,
        answersDigits: answersDigits + answers.moreDigits,
        answersOf: (finding: unknown) =>
          answersOf(finding).map((one) => ({ ...one, value: one.value * answers.factor })),
      }),
  };
}

function pairTurned(
  pair: CohortPair,
  storedRow: (row: ResultRow) => ResultRow,
  units: ShownUnits,
): CohortPair {
  const turn = turnOf(pair.unit, pair.title, units);
  const { factor = 1, moreDigits = 0, unit = pair.unit } = turn ?? {};
  const times = (value: number | undefined) => (value === undefined ? undefined : value * factor);
  return {
    ...pair,
    unit,
    digits: pair.digits + moreDigits,
    values: (row) => {
      const [first, second] = pair.values(storedRow(row));
      return [times(first), times(second)];
    },
  };
}
