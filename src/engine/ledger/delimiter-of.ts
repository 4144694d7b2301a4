import { decideDelimiter } from '#readers/delimiter.ts';
import { delimiters } from './cell-count.ts';
import { readRecords, type Delimiter } from './records.ts';

/** Rows that are counted to tell the delimiter: the heading and the next. */
const rowsTried = 50;

/** How many cells the first record has under this delimiter, and whether the next ones have as many. */
function tryDelimiter(
  text: string,
  delimiter: Delimiter,
): { readonly cells: number; readonly even: boolean } {
  let cells = 0;
  let even = true;
  for (const { row, start, ends } of readRecords(text, delimiter)) {
    const isEmpty = text.slice(start, ends[ends.length - 1]).trim() === '';
    if (cells === 0 && isEmpty) continue; // the heading is the first row that is not
    if (cells === 0) cells = ends.length;
    else if (ends.length !== cells && !(ends.length === 1 && cells > 1)) even = false;
    if (row >= rowsTried) break;
  }
  return { cells, even };
}

/**
 * The delimiter of a table with a heading: the one under which the first rows have as many cells as the heading, and
 * more than one. Where the heading has one cell under all of them it is a list of names, which may have a comma
 * themselves (`Doe, John.csv`). Where several do, or none, the lines vote (`decideDelimiter`).
 */
export function delimiterOf(text: string): Delimiter {
  const tried = delimiters.map((delimiter) => ({ delimiter, ...tryDelimiter(text, delimiter) }));
  if (tried.every(({ cells }) => cells === 1)) {
    const whole = tried.find(({ even }) => even);
    if (whole !== undefined) return whole.delimiter;
  }
  const fitting = tried.filter(({ cells, even }) => cells > 1 && even).map(({ delimiter }) => delimiter);
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  const voted = decideDelimiter(text);
  return fitting.length === 0 || fitting.includes(voted) ? voted : (only ?? voted);
}
