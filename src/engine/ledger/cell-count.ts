import { failFile, type FileFault } from '#core/result.ts';
import { readRecords, type Delimiter, type RawRecord } from './records.ts';

export const delimiters: readonly Delimiter[] = [';', '\t', ','];

/** The fault of a row that has not as many cells as the heading: `mixed-delimiters` where another delimiter explains it, else `wrong-cell-count`. */
export function checkCellCount(
  text: string,
  { row, start, ends }: RawRecord,
  cells: number,
  delimiter: Delimiter,
): FileFault | undefined {
  if (ends.length === cells) return undefined;
  const line = text.slice(start, ends[ends.length - 1]);
  for (const other of delimiters) {
    const again = other === delimiter ? undefined : readRecords(line, other).next();
    if (again?.done === false && again.value.ends.length === cells) {
      const detail = `cells are parted by ${named(other)} here and by ${named(delimiter)} in the heading`;
      return misplaced('mixed-delimiters', detail, row);
    }
  }
  return misplaced('wrong-cell-count', `${ends.length} cells; the heading has ${cells}`, row);
}

function named(delimiter: Delimiter): string {
  if (delimiter === '\t') return 'tabs';
  return delimiter === ';' ? 'semicolons' : 'commas';
}

/** A fault of the table itself, placed by its row. */
export function misplaced(code: string, detail: string, row: number): FileFault {
  return failFile('unreadable', code, detail, { row }).fault;
}
