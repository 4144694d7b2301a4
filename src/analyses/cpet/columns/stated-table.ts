import type { Sheet } from '#readers/document.ts';
import { parseNumberWithUnit } from '#readers/parse-number.ts';
import type { StatedThreshold } from '../recording.ts';
import { roleOf } from './aliases.ts';
import { cellText } from './cells.ts';
import { conversions } from './conversions.ts';
import type { Header } from './find-header.ts';
import { parseHeading } from './heading.ts';
import { rowsBeside } from './metadata.ts';
import { parseTimeText } from './times.ts';
import { parseUnit } from './units.ts';
import { thresholdOf } from './words.ts';

type Mutable = { -readonly [K in keyof StatedThreshold]: StatedThreshold[K] };

/**
 * Thresholds in a table of summaries: a row of headings of which one or two name a threshold (VT1, VT2, AT, RC), one
 * quantity a line below, its unit in the second column. Empty where the table's cells are (`-`).
 */
export function thresholdsInSummary(
  sheets: readonly Sheet[],
  beforeRow: (sheet: Sheet) => number,
): StatedThreshold[] {
  for (const sheet of sheets) {
    const limit = Math.min(sheet.rows.length, beforeRow(sheet));
    for (let row = 0; row < limit; row += 1) {
      const columns = thresholdColumns(sheet, row);
      if (columns.length === 0) continue;
      const found = columns.map((column) => readColumn(sheet, row, limit, column));
      const stated = found.filter((threshold) => Object.keys(threshold).length > 2);
      if (stated.length > 0) return stated;
    }
  }
  return [];
}

type ThresholdColumn = {
  readonly index: number;
  readonly label: string;
  readonly which: StatedThreshold['which'];
};

function thresholdColumns(sheet: Sheet, row: number): ThresholdColumn[] {
  const cells = sheet.rows[row] ?? [];
  if (
    !/^(kanal|channel|canal|canale|parameter|parametro|parametre|variable|kanaal)s?$/i.test(
      cellText(cells[0]),
    )
  ) {
    return [];
  }
  return cells.flatMap((cell, index) => {
    const which = index > 0 ? thresholdOf(cellText(cell)) : undefined;
    return which === undefined ? [] : [{ index, label: cellText(cell), which }];
  });
}

function readColumn(sheet: Sheet, headRow: number, limit: number, column: ThresholdColumn): StatedThreshold {
  const threshold: Mutable = { which: column.which, label: column.label };
  for (let row = headRow + 1; row < limit; row += 1) {
    const cells = sheet.rows[row] ?? [];
    const heading = parseHeading(cellText(cells[0]));
    if (heading.key === '') break;
    const value = cells[column.index];
    const text = cellText(value);
    const role = roleOf(heading.key);
    if (role === 'time') {
      const seconds = typeof value === 'object' ? value.days * 86_400 : parseTimeText(text);
      if (seconds !== undefined) threshold.timeS ??= seconds;
      continue;
    }
    const number = typeof value === 'number' ? value : parseNumberWithUnit(text)?.value;
    const unit = parseUnit(cellText(cells[1]) || (heading.unitText ?? ''));
    if (number === undefined || number <= 0 || unit === undefined) continue;
    if (role === 'vo2MlPerMin') {
      const factor = conversions.vo2MlPerMin[unit];
      if (factor !== undefined) threshold.vo2MlPerMin ??= number * factor;
    } else if (role === 'hrBpm' && unit === '1/min') threshold.hrBpm ??= number;
    else if (role === 'workRateW' && unit === 'W') threshold.workRateW ??= number;
  }
  return threshold;
}

/** Thresholds in the blocks left of a table, as a label with its time: "LT:" 00:08:12 (COSMED K4b2); `--:--:--` is none. */
export function thresholdsBeside(header: Header): StatedThreshold[] {
  const leftOf = Math.min(...header.columns.map(({ index }) => index));
  return header.sheet.rows.slice(0, header.dataRow + rowsBeside).flatMap((row) =>
    row.slice(0, leftOf).flatMap((cell, index) => {
      const label = cellText(cell);
      const which = /:$/.test(label) ? thresholdOf(label) : undefined;
      const timeS = parseTimeText(cellText(row[index + 1]));
      return which === undefined || timeS === undefined
        ? []
        : [{ which, label: label.replace(/:$/, ''), timeS }];
    }),
  );
}
