import type { Cell, Sheet } from './document.ts';
import { limits } from './limits.ts';
import { withWindowsPunctuation } from './text-encoding.ts';

/**
 * SpreadsheetML 2003 as the programs of carts write it: sheets of one table, cells of text or numbers, no date among
 * the formats. Undefined for everything else (files that Excel saved, dates, comments within the table, more than the
 * limits, damage), which the library then reads or refuses: it costs five times as much, and what is read here it
 * would give alike.
 */
export function readPlainSpreadsheetXml(text: string): readonly Sheet[] | undefined {
  const cursor: Cursor = { text, at: 0, closed: false, index: 0, across: 0, type: '', name: '' };
  if (!readProlog(cursor)) return undefined;
  const sheets: Sheet[] = [];
  const budget = { cells: limits.cells };
  const names = new Set<string>();
  for (skipBlanks(cursor); !take(cursor, '</Workbook>'); skipBlanks(cursor)) {
    const rows = readWorksheet(cursor, budget);
    if (rows === undefined || names.has(cursor.name)) return undefined;
    names.add(cursor.name);
    sheets.push({ name: cursor.name, rows });
  }
  return sheets.length > 0 && text.slice(cursor.at).trim() === '' ? sheets : undefined;
}

/** Where the reading stands, and what the latest tag said. */
type Cursor = {
  readonly text: string;
  at: number;
  /** Whether it ended with a slash. */
  closed: boolean;
  /** 0 where it does not say. */
  index: number;
  across: number;
  type: string;
  name: string;
};

const declaration = /<\?xml(?:\s+\w+="[\w.-]*")*\s*\?>/y;
const beforeWorkbook = /\s*(?:<\?[\w-]+(?:\s+\w+="[\w.-]*")*\s*\?>|<!--[^<>-]*-->)/y;
const workbookTag = /\s*<Workbook(?:\s+[\w:]+="[^"<>]*")*\s*>/y;
const styleTag =
  /\s*<\/?(Style|Alignment|Borders?|Font|Interior|NumberFormat|Protection)((?:\s+[\w:]+="[^"<>]*")*)\s*\/?>/y;
/** Formats of plain numbers. Any other might be a date's, which only the library knows to tell. */
const numberFormat = /^\s*(?:ss:Format="(?:General|Fixed|Standard|Percent|Scientific|[0#.,%]*)")?\s*$/;

/** Steps over what stands before the first sheet; false where something unknown does. */
function readProlog(cursor: Cursor): boolean {
  if (match(cursor, declaration) === undefined) return false;
  while (match(cursor, beforeWorkbook) !== undefined);
  if (match(cursor, workbookTag) === undefined) return false;
  skipBlanks(cursor);
  if (!take(cursor, '<Styles>')) return true;
  for (let tag = match(cursor, styleTag); tag !== undefined; tag = match(cursor, styleTag)) {
    if (tag[1] === 'NumberFormat' && !numberFormat.test(tag[2] ?? '')) return false;
  }
  skipBlanks(cursor);
  return take(cursor, '</Styles>');
}

const tableTag = /\s*<Table(?:\s+[\w:]+="[^"<>]*")*\s*>/y;
const columnTag = /\s*<Column(?:\s+[\w:]+="[^"<>]*")*\s*\/>/y;

/** The rows of the worksheet at the cursor, which then stands behind it. */
function readWorksheet(cursor: Cursor, budget: { cells: number }): Sheet['rows'] | undefined {
  cursor.name = '';
  if (!take(cursor, '<Worksheet') || !readTag(cursor) || cursor.closed) return undefined;
  if (cursor.name === '' || /[&_<>]/.test(cursor.name) || match(cursor, tableTag) === undefined)
    return undefined;
  while (match(cursor, columnTag) !== undefined);
  const rows: (readonly Cell[])[] = [];
  for (skipBlanks(cursor); !take(cursor, '</Table>'); skipBlanks(cursor)) {
    if (!take(cursor, '<Row') || !readTag(cursor)) return undefined;
    if (cursor.index > 0) {
      if (cursor.index <= rows.length || cursor.index > limits.cells) return undefined;
      while (rows.length < cursor.index - 1) rows.push(blankRow);
    }
    const row = cursor.closed ? blankRow : readRow(cursor);
    budget.cells -= row?.length ?? 0;
    if (row === undefined || budget.cells < 0) return undefined;
    rows.push(row.length === 0 ? blankRow : row);
  }
  skipBlanks(cursor);
  if (!take(cursor, '</Worksheet>')) return undefined;
  while (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

const blankRow: readonly Cell[] = [];

/** The cells up to the row's end, each at its place. */
function readRow(cursor: Cursor): readonly Cell[] | undefined {
  const row: Cell[] = [];
  let column = 0;
  for (skipBlanks(cursor); !take(cursor, '</Row>'); skipBlanks(cursor)) {
    if (!take(cursor, '<Cell') || !readTag(cursor)) return undefined;
    if (cursor.index > 0) {
      if (cursor.index <= column) return undefined;
      column = cursor.index - 1;
    }
    const { closed, across } = cursor;
    if (column >= limits.columns || (closed && across > 0)) return undefined;
    if (!closed) {
      const isRead = readData(cursor, row, column);
      skipBlanks(cursor);
      if (!isRead || !take(cursor, '</Cell>')) return undefined;
    }
    column += 1 + across;
  }
  return row;
}

/** Puts what the cell at the cursor holds into its place in the row, if anything; false where it is nothing plain. */
function readData(cursor: Cursor, row: Cell[], column: number): boolean {
  skipBlanks(cursor);
  if (!take(cursor, '<Data') || !readTag(cursor) || cursor.closed) return false;
  const { text, at, type } = cursor;
  const end = text.indexOf('<', at);
  if (end < 0 || end - at > limits.cellChars) return false;
  cursor.at = end;
  if (!take(cursor, '</Data>')) return false;
  const cell = cellOf(type, text.slice(at, end));
  if (cell === undefined) return false;
  if (cell === '' || Number.isNaN(cell)) return true;
  while (row.length < column) row.push(undefined);
  row.push(cell);
  return true;
}

/** Undefined for a type or an entity that is not known here; '' and NaN for an empty cell. */
function cellOf(type: string, written: string): string | number | undefined {
  if (type === 'Number') {
    const value = Number(written);
    return Number.isFinite(value) ? value : NaN;
  }
  if (type !== 'String' || written.includes('_x')) return undefined;
  const text = written.includes('&') ? decoded(written) : written;
  return text === undefined ? undefined : withWindowsPunctuation(text);
}

const entity = /&(?:(quot|apos|gt|lt|amp)|#([1-9]\d{0,4}));|&/g;
const named: Readonly<Record<string, string>> = { quot: '"', apos: "'", gt: '>', lt: '<', amp: '&' };

/** The text without its entities; undefined where an ampersand is none of them, or a doubled one. */
function decoded(written: string): string | undefined {
  let isKnown = true;
  const text = written.replace(entity, (_all, name?: string, code?: string) => {
    isKnown &&= name !== undefined || code !== undefined;
    return name === undefined ? String.fromCharCode(Number(code)) : (named[name] ?? '');
  });
  return isKnown && !text.includes('&#') ? text : undefined;
}

/** Attributes that say nothing of where a cell stands and what it holds. */
const looks = new Set(['ss:StyleID', 'ss:MergeDown', 'ss:Height', 'ss:AutoFitHeight', 'ss:Hidden']);
const wholeNumber = /^\d{1,7}$/;

/** Reads on to the tag's end behind its name, with what it says of place and type; false for an unknown attribute. */
function readTag(cursor: Cursor): boolean {
  const { text } = cursor;
  cursor.index = 0;
  cursor.across = 0;
  cursor.type = '';
  for (;;) {
    const start = cursor.at;
    skipBlanks(cursor);
    cursor.closed = text.charCodeAt(cursor.at) === slash;
    if (take(cursor, cursor.closed ? '/>' : '>')) return true;
    const equals = text.indexOf('="', cursor.at);
    const end = text.indexOf('"', equals + 2);
    if (cursor.at === start || equals < 0 || end < 0) return false;
    const value = text.slice(equals + 2, end);
    if (!note(cursor, text.slice(cursor.at, equals), value)) return false;
    cursor.at = end + 1;
  }
}

function note(cursor: Cursor, attribute: string, value: string): boolean {
  switch (attribute) {
    case 'ss:Type':
      cursor.type = value;
      return true;
    case 'ss:Name':
      cursor.name = value;
      return true;
    case 'ss:Index':
      cursor.index = Number(value);
      return wholeNumber.test(value) && cursor.index > 0;
    case 'ss:MergeAcross':
      cursor.across = Number(value);
      return wholeNumber.test(value);
    default:
      return looks.has(attribute) && !/[<>]/.test(value);
  }
}

const slash = 47;

function skipBlanks(cursor: Cursor): void {
  for (;;) {
    const code = cursor.text.charCodeAt(cursor.at);
    if (code !== 32 && code !== 10 && code !== 9) return;
    cursor.at += 1;
  }
}

/** Whether the text goes on so; it is then stepped over. */
function take(cursor: Cursor, literal: string): boolean {
  if (!cursor.text.startsWith(literal, cursor.at)) return false;
  cursor.at += literal.length;
  return true;
}

function match(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text) ?? undefined;
  if (found !== undefined) cursor.at = pattern.lastIndex;
  return found;
}
