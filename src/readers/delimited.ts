import Papa from 'papaparse';
import { failFile, ok, type Result } from '#core/result.ts';
import type { Cell, SourceDocument } from './document.ts';
import { decideDelimiter } from './delimiter.ts';
import { limits } from './limits.ts';
import type { DecodedText } from './text-encoding.ts';

/**
 * Delimited text (CSV, TSV, TXT) → one sheet of text cells. Quoted fields may hold delimiters, line ends and doubled
 * quotes. Line ends may be mixed; expects them already made one (`oneLineEnd`).
 * Faults: `line-too-long`, `too-many-columns`, `cell-too-long`, `too-many-cells`, `quote-not-closed`.
 */
export function readDelimited({ text: raw, encoding }: DecodedText): Result<SourceDocument> {
  const text = withoutFormulas(raw);
  const delimiter = decideDelimiter(text);
  const tooLarge = checkLines(text, delimiter);
  if (tooLarge !== undefined) return tooLarge;
  const parsed = parse(closeGaps(text, delimiter), delimiter);
  const open = parsed.errors.find((error) => error.code === 'MissingQuotes');
  if (open !== undefined) {
    const row = (open.row ?? 0) + 1;
    return failFile('unreadable', 'quote-not-closed', 'a quoted cell is not closed', { row });
  }
  const rows: Cell[][] = parsed.data;
  if (text.endsWith('\n')) rows.pop();
  for (const [i, cells] of rows.entries()) {
    if (cells.length > limits.columns) {
      return failFile('unreadable', 'too-many-columns', `${cells.length} columns`, { row: i + 1 });
    }
    if (cells.length === 1 && cells[0] === '') cells.length = 0;
    for (let c = 0; c < cells.length; c += 1) {
      const cell = cells[c];
      if (cell === '') cells[c] = undefined;
      else if (typeof cell === 'string' && cell.length > limits.cellChars) {
        return failFile('unreadable', 'cell-too-long', `a cell of ${cell.length} characters`, { row: i + 1 });
      } else if (typeof cell === 'string' && /^="[^"]*"$/.test(cell)) {
        cells[c] = cell.slice(2, -1) || undefined;
      }
    }
  }
  return ok({ format: 'delimited', encoding, delimiter, sheets: [{ name: '', rows }] });
}

/** By the parser itself: what `Papa.parse` has around it keeps every table alive until the next full collection. */
function parse(text: string, delimiter: string): Papa.ParseResult<string[]> {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  return parser.parse(text, 0, false) as Papa.ParseResult<string[]>;
}

/** `="0:14"`, by which programs keep Excel from changing a value, is the quoted value. */
function withoutFormulas(text: string): string {
  return text.includes('="') ? text.replace(/(^|[\t;,])="([^"\n]*)"(?=[\t;,]|$)/gm, '$1"$2"') : text;
}

/** Windows, Unix and old Mac line ends, mixed or doubled in transfer (CR CR LF), as one LF each. */
export function oneLineEnd(text: string): string {
  return text.includes('\r') ? text.replace(/\r{1,2}\n|\r/g, '\n') : text;
}

/** Counted before parsing, so that a file of nothing but delimiters costs no memory. */
function checkLines(text: string, delimiter: string): ReturnType<typeof failFile> | undefined {
  const mark = delimiter.charCodeAt(0);
  let cells = 1;
  let row = 1;
  let lineStart = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const code = i < text.length ? text.charCodeAt(i) : 10;
    if (code === mark) cells += 1;
    if (code !== 10) continue;
    if (i - lineStart > limits.lineChars) {
      return failFile('unreadable', 'line-too-long', `a line of ${i - lineStart} characters`, { row });
    }
    lineStart = i + 1;
    row += 1;
    cells += 1;
  }
  if (cells <= limits.cells) return undefined;
  return failFile('unreadable', 'too-many-cells', `${cells} cells; at most ${limits.cells} are read`);
}

/**
 * Parvo TrueOne writes `"Name", "Last, First"`: a quote after a blank opens a field there, which the standard does
 * not say. The blanks between delimiter and quote are dropped; quoted fields are stepped over whole.
 */
function closeGaps(text: string, delimiter: string): string {
  if (!text.includes(`${delimiter} "`)) return text;
  const gap = new RegExp(`("[^"]*")|(${delimiter}) +(?=")`, 'g');
  return text.replace(gap, (_all, quoted?: string, mark?: string) => quoted ?? mark ?? '');
}
