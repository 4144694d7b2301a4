import { failFile, type FileFault } from '#core/result.ts';

/** What may stand between two cells. */
export type Delimiter = ';' | ',' | '\t';

/**
 * One record of delimited text, as places in the text and not as copies: `ends[i]` is where cell i ends, and the next
 * begins behind the delimiter there.
 */
export type RawRecord = {
  /** From 1, the heading included; a quoted cell may hold line ends, so this is a spreadsheet's row and no line. */
  readonly row: number;
  readonly start: number;
  readonly ends: readonly number[];
  /** False for a last record that no line end closes. */
  readonly closed: boolean;
};

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Parts delimited text (RFC 4180; line ends CRLF, LF or CR, also mixed) into records. Nothing is trimmed, unquoted or
 * left out, blank lines included. A quote inside an unquoted cell is text, as in 5'11".
 * Faults: `quote-not-closed`, `text-after-quote`, each with its row.
 */
export function* readRecords(
  text: string,
  delimiter: Delimiter,
): Generator<RawRecord, FileFault | undefined> {
  const mark = delimiter.charCodeAt(0);
  let at = 0;
  for (let row = 1; at < text.length; row += 1) {
    const start = at;
    const ends: number[] = [];
    for (;;) {
      if (text.charCodeAt(at) === quote) {
        at = behindQuoted(text, at);
        if (at < 0) return fault('quote-not-closed', 'a quoted cell is not closed', row);
      } else at = behindPlain(text, at, mark);
      ends.push(at);
      const code = at < text.length ? text.charCodeAt(at) : lineFeed;
      if (code === mark) {
        at += 1;
        continue;
      }
      if (code !== lineFeed && code !== carriageReturn)
        return fault('text-after-quote', `cell ${ends.length} goes on behind its closing quote`, row);
      break;
    }
    const closed = at < text.length;
    if (closed) at += text.startsWith('\r\n', at) ? 2 : 1;
    yield { row, start, ends, closed };
  }
  return undefined;
}

/** Behind the closing quote of the cell whose opening quote stands here; −1 where there is none. */
function behindQuoted(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at >= 0 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2);
  return at < 0 ? -1 : at + 1;
}

function behindPlain(text: string, from: number, mark: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === mark || code === lineFeed || code === carriageReturn) break;
  }
  return at;
}

function fault(code: string, detail: string, row: number): FileFault {
  return failFile('unreadable', code, detail, { row }).fault;
}

/** The cells from one place to another, as they stand in the text. */
export function rawCells(text: string, { start, ends }: RawRecord, from = 0, to = ends.length): string[] {
  const cells: string[] = [];
  for (let i = from; i < to; i += 1) {
    const begin = i === 0 ? start : (ends[i - 1] ?? start) + 1;
    cells.push(text.slice(begin, ends[i]));
  }
  return cells;
}
