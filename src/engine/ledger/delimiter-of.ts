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
  for (const { row, ends } of readRecords(text, delimiter)) {
    if (row === 1) cells = ends.length;
    else if (ends.length !== cells && !(ends.length === 1 && cells > 1)) even = false;
    if (row >= rowsTried) break;
  }
  return { cells, even };
}

/**
 * The delimiter of a table with a heading: the one under which the first rows have as many cells as the heading, and
 * more than one. Where several do, or none, the lines vote (`decideDelimiter`).
 */
export function delimiterOf(text: string): Delimiter {
  const fitting = delimiters.filter((delimiter) => {
    const { cells, even } = tryDelimiter(text, delimiter);
    return cells > 1 && even;
  });
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  const voted = decideDelimiter(text);
  return fitting.length === 0 || fitting.includes(voted) ? voted : (only ?? voted);
}
