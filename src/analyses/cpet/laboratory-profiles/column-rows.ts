import type { Cell, Sheet } from '#readers/document.ts';
import { cellText, columnLetters, isBlank, looksLikeTime, looksNumeric } from '../columns/cells.ts';
import { joinedHeading } from './heading-sign.ts';
import type { LaidOutColumn, TableLayout } from './table-layout.ts';
import type { ColumnRecord } from '../recording.ts';

/** One column of the sheet, as a person looks at it to say what it holds. */
export type ColumnRow = {
  readonly index: number;
  readonly letters: string;
  readonly heading: string;
  readonly unitCell: string;
  /** Some of its values, from the beginning, the middle and near the end. */
  readonly samples: readonly string[];
  /** Whether it holds no numbers to speak of: words, or hardly anything (a patient block, events). */
  readonly isWords: boolean;
  readonly laidOut: LaidOutColumn | undefined;
  /** What reading made of it; absent where it was not taken. */
  readonly read: ColumnRecord | undefined;
};

/** Where in the data samples are taken; the end is often recovery. */
const samplePlaces = [0, 0.4, 0.8];
/** A sheet may be as wide as a workbook allows; no table of a test is. */
const widest = 300;

/** Every column that has a heading or a value. */
export function columnRows(
  sheet: Sheet | undefined,
  { headerRow, headerRows, unitRow, dataRow, columns }: TableLayout,
  records: readonly ColumnRecord[],
): readonly ColumnRow[] {
  const rows = sheet?.rows ?? [];
  const names = rows.slice(headerRow, headerRow + headerRows);
  const units = unitRow === undefined ? [] : (rows[unitRow] ?? []);
  const data = rows.slice(dataRow).filter((cells) => !cells.every(isBlank));
  const width = Math.max(0, ...names.map(({ length }) => length), ...data.map(({ length }) => length));
  const byLetters = new Map(
    records.flatMap((record) =>
      record.at?.column === undefined ? [] : [[record.at.column, record] as const],
    ),
  );
  return Array.from({ length: Math.min(width, widest) }, (_, index): ColumnRow => {
    const letters = columnLetters(index);
    return {
      index,
      letters,
      heading: joinedHeading(names, index),
      unitCell: cellText(units[index]),
      samples: samplesOf(data.map((cells) => cells[index])),
      isWords: holdsWords(data.map((cells) => cells[index])),
      laidOut: columns.find((column) => column.index === index),
      read: byLetters.get(letters),
    };
  }).filter(({ heading, samples, laidOut }) => heading !== '' || samples.length > 0 || laidOut !== undefined);
}

/** Less of its rows filled than this, or fewer numbers among them, and a column is none of numbers. */
const least = { filled: 0.3, numeric: 0.5 };

function holdsWords(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  const numbers = filled.filter((cell) => looksNumeric(cell) || looksLikeTime(cell)).length;
  return filled.length < least.filled * cells.length || numbers < least.numeric * filled.length;
}

function samplesOf(cells: readonly Cell[]): readonly string[] {
  const filled = cells.filter((cell) => !isBlank(cell));
  const texts = samplePlaces.map((share) => shownCell(filled[Math.floor(share * filled.length)]));
  return [...new Set(texts.filter((text) => text !== ''))];
}

/** A cell as a spreadsheet would show it, cut short. */
export function shownCell(cell: Cell): string {
  if (typeof cell === 'object') return shownTime(cell.days);
  const text = typeof cell === 'number' ? String(Number(cell.toPrecision(7))) : cellText(cell);
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}

function shownTime(days: number): string {
  const seconds = Math.round((days % 1) * 86_400);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
