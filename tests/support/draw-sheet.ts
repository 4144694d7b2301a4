import type { Cell, Sheet, SourceDocument } from '#readers/document.ts';

/**
 * A sheet drawn as text: one line a row, `|` between cells. Cells are text as in a delimited file; an empty cell is
 * absent. Blank lines count as empty rows; the first line break does not.
 */
export function drawSheet(drawing: string, name = ''): Sheet {
  const lines = drawing
    .replace(/^\n/, '')
    .replace(/\n\s*$/, '')
    .split('\n');
  const rows = lines.map((line) =>
    line.trim() === ''
      ? []
      : line.split('|').map((cell): Cell => (cell.trim() === '' ? undefined : cell.trim())),
  );
  return { name, rows };
}

/** A drawn sheet as the reader of text files gives it. */
export function drawDocument(drawing: string): SourceDocument {
  return { format: 'delimited', encoding: 'utf-8', delimiter: '\t', sheets: [drawSheet(drawing)] };
}
