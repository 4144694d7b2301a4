import type { Cell } from '#readers/document.ts';
import type { Series } from '../channels.ts';
import type { StatedPhase, StatedThreshold } from '../recording.ts';
import { cellText } from './cells.ts';
import type { Header } from './find-header.ts';
import type { TableRow } from './table-rows.ts';
import { phaseOf, thresholdOf } from './words.ts';

export type Stated = {
  readonly phases: readonly StatedPhase[];
  readonly thresholds: readonly StatedThreshold[];
};

/** The data rows as placed on the clock, with what labels may quote from them. */
export type PlacedRows = {
  readonly rows: readonly TableRow[];
  readonly timeS: readonly number[];
  readonly vo2MlPerMin: Series | undefined;
  readonly hrBpm: Series | undefined;
  readonly workRateW: Series | undefined;
};

/**
 * Phases and thresholds that the file itself names: in a phase or marker column, or in rows of text between the numbers
 * (AT, RC, "Avvio Recupero"). Text rows without a time of their own count for the data row above them.
 */
export function readLabels(header: Header, placed: PlacedRows, labelRows: readonly TableRow[]): Stated {
  const phaseColumn = phaseColumnOf(header, placed.rows);
  const markerColumns = header.columns.filter(({ role }) => role === 'marker').map(({ index }) => index);
  const phases: StatedPhase[] = [];
  const thresholds: StatedThreshold[] = [];
  placed.rows.forEach((row, index) => {
    const startS = placed.timeS[index] ?? 0;
    const stated = phaseColumn === undefined ? undefined : phaseIn(row.cells[phaseColumn]);
    if (stated !== undefined) phases.push({ phase: stated, startS });
    for (const column of markerColumns) {
      const text = cellText(row.cells[column]);
      const which = thresholdOf(text);
      if (which !== undefined) thresholds.push(thresholdAt(placed, index, which, text));
      else if (phaseColumn === undefined) {
        const marked = phaseIn(row.cells[column]);
        if (marked !== undefined) phases.push({ phase: marked, startS });
      }
    }
  });
  const events = phasesInTextRows(placed, labelRows, thresholds);
  return { phases: changes(phases.length > 0 ? phases : events), thresholds };
}

/** Of several phase columns (stage, phase) the one with most words for phases; the first where they are equal. */
export function phaseColumnOf(header: Header, rows: readonly TableRow[]): number | undefined {
  const columns = header.columns.filter(({ role }) => role === 'phase').map(({ index }) => index);
  if (columns.length < 2) return columns[0];
  const words = (column: number) => rows.filter(({ cells }) => phaseIn(cells[column]) !== undefined).length;
  return columns.reduce((best, column) => (words(column) > words(best) ? column : best));
}

function phaseIn(cell: Cell): StatedPhase['phase'] | undefined {
  return typeof cell === 'string' ? phaseOf(cell) : undefined;
}

function phasesInTextRows(
  placed: PlacedRows,
  labelRows: readonly TableRow[],
  thresholds: StatedThreshold[],
): StatedPhase[] {
  const phases: StatedPhase[] = [];
  for (const row of labelRows) {
    const above = lastRowBefore(placed, row);
    for (const cell of row.cells) {
      if (typeof cell !== 'string' || cell.length > 40) continue;
      const which = thresholdOf(cell);
      if (which !== undefined && above !== undefined && isBetween(placed, row)) {
        thresholds.push(thresholdAt(placed, above, which, cell.trim()));
      }
      const startS = row.seconds ?? (above === undefined ? undefined : placed.timeS[above]);
      const phase = /^\s*(stop|end|fine|ende|fin)\b/i.test(cell) ? 'recovery' : phaseIn(cell);
      if (phase !== undefined && startS !== undefined) phases.push({ phase, startS });
    }
  }
  // work and rest by turns are intervals, not the phases of one test
  const starts = changes(phases).filter(({ phase }) => phase === 'exercise').length;
  return starts > 1 ? [] : phases.sort((a, b) => a.startS - b.startS);
}

function isBetween(placed: PlacedRows, row: TableRow): boolean {
  const first = placed.rows[0]?.row ?? 0;
  const last = placed.rows.at(-1)?.row ?? 0;
  return row.row > first && row.row <= last + 3;
}

/** Index of the data row above a text row; of the row at its time where it has one. */
function lastRowBefore(placed: PlacedRows, row: TableRow): number | undefined {
  let found: number | undefined;
  placed.rows.forEach((data, index) => {
    const before = row.seconds === undefined ? data.row < row.row : (placed.timeS[index] ?? 0) <= row.seconds;
    if (before) found = index;
  });
  return found;
}

function thresholdAt(
  placed: PlacedRows,
  index: number,
  which: StatedThreshold['which'],
  label: string,
): StatedThreshold {
  const timeS = placed.timeS[index];
  const vo2MlPerMin = placed.vo2MlPerMin?.[index];
  const hrBpm = placed.hrBpm?.[index];
  const workRateW = placed.workRateW?.[index];
  return {
    which,
    label,
    ...(timeS === undefined ? {} : { timeS }),
    ...(vo2MlPerMin === undefined ? {} : { vo2MlPerMin }),
    ...(hrBpm === undefined ? {} : { hrBpm }),
    ...(workRateW === undefined ? {} : { workRateW }),
  };
}

function changes(phases: readonly StatedPhase[]): StatedPhase[] {
  return phases.filter((phase, index) => phase.phase !== phases[index - 1]?.phase);
}
