import type { ReportBlock } from '../document.ts';
import { drawLines, drawRule, inks, sizes, type Piece, type Row } from './piece.ts';
import { widthOf, wrapText } from './wrap-text.ts';

type Table = Extract<ReportBlock, { kind: 'table' }>;
type Column = Table['columns'][number] & { readonly place: number; readonly widthPt: number };

const gapPt = 6;
const { textPt, smallPt, linePt, smallLinePt } = sizes;
const body = { sizePt: textPt, colour: inks.ink, linePt };
const small = { sizePt: smallPt, colour: inks.soft, linePt: smallLinePt };

/** Whether a table needs more than this width: where it would break words, or many of its cells into lines. */
export function needsMoreThan(block: Table, widthPt: number): boolean {
  const columns = wishes(block);
  const sumOf = (key: 'most' | 'least') => columns.reduce((sum, column) => sum + column[key], 0);
  return sumOf('least') > widthPt || sumOf('most') > 1.35 * widthPt;
}

/** A table as rows under its heads; what is tucked away stands below its row where `tucked` asks for it. */
export function tablePiece(block: Table, widthPt: number, tucked: boolean): Pick<Piece, 'head' | 'rows'> {
  const columns = columnsOf(block, widthPt);
  const placed = block.columns.map((column, place) => ({ ...column, place }));
  const words = placed.filter(({ beneath }) => beneath === true);
  const sources = tucked ? placed.filter((column) => column.tucked === true) : [];
  return {
    head: headRow(columns, widthPt),
    rows: block.rows.flatMap((row) => {
      const more = [
        ...words.map(({ place }) => row[place]),
        ...sources.map(({ title, place }) => row[place] && `${title}: ${row[place]}`),
      ].flatMap((text) => (text === undefined ? [] : wrapText(text, smallPt, widthPt - 10)));
      return bodyRow(columns, row, more, widthPt);
    }),
  };
}

/** Columns of numbers as wide as they need to be, columns of words share what is left by what they hold. */
function columnsOf(block: Table, widthPt: number): readonly Column[] {
  const wanted = wishes(block);
  const shown = wanted.map(({ column }) => column);
  const sum = wanted.reduce((total, { most }) => total + most, 0);
  if (sum <= widthPt) {
    // A short table keeps its columns together; the last takes the rest.
    return shown.map((column, i) => ({ ...column, widthPt: wanted[i]?.most ?? 0 }));
  }
  const least = wanted.reduce((total, each) => total + each.least, 0);
  const room = Math.max(0, widthPt - least);
  const flexible = wanted.reduce((total, each) => total + (each.most - each.least), 0);
  const shrink = least > widthPt ? widthPt / least : 1;
  return shown.map((column, i) => {
    const each = wanted[i] ?? { most: 0, least: 0 };
    const extra = flexible === 0 ? 0 : (room * (each.most - each.least)) / flexible;
    return { ...column, widthPt: (each.least + extra) * shrink };
  });
}

/** What each column that is shown would like to have, and what it needs. */
function wishes({ columns, rows }: Table) {
  return columns.flatMap((column, place) => {
    if (column.tucked === true || column.beneath === true) return [];
    const words = [...column.title.split(' '), column.unit ?? ''];
    const head = Math.max(...words.map((word) => widthOf(word, smallPt, true)));
    const most = Math.max(head, ...rows.map((row) => widthOf(row[place] ?? '–', textPt))) + gapPt;
    const least = column.numeric === true ? most : Math.min(most, head + gapPt + 24);
    return [{ column: { ...column, place }, most, least }];
  });
}

function headRow(columns: readonly Column[], widthPt: number): Row {
  const cells = columns.map(({ title, unit, widthPt: width }) => ({
    title: wrapText(title, smallPt, width - gapPt + 1, true),
    unit,
  }));
  const lines = Math.max(1, ...cells.map(({ title, unit }) => title.length + (unit === undefined ? 0 : 1)));
  const heightPt = lines * smallLinePt + 3;
  return {
    heightPt,
    draw: (pen, [x, y]) => {
      let left = x;
      columns.forEach((column, i) => {
        const cell = cells[i];
        const texts = [...(cell?.title ?? []), ...(cell?.unit === undefined ? [] : [cell.unit])];
        texts.forEach((text, line) => {
          const isUnit = cell?.unit !== undefined && line === texts.length - 1;
          const at = y + (lines - texts.length + line + 0.8) * smallLinePt;
          const style = { sizePt: smallPt, colour: isUnit ? inks.soft : inks.ink, bold: !isUnit };
          if (column.numeric === true)
            pen.text([left + column.widthPt - gapPt, at], text, { ...style, anchor: 'end' });
          else pen.text([left, at], text, style);
        });
        left += column.widthPt;
      });
      drawRule(pen, [x, y + heightPt - 1], widthPt, inks.soft);
    },
  };
}

function bodyRow(
  columns: readonly Column[],
  row: readonly (string | undefined)[],
  beneath: readonly string[],
  widthPt: number,
): Row {
  const cells = columns.map(({ place, numeric, widthPt: width }) =>
    // Where a number could stand there is none; where a word could, nothing is to be said.
    wrapText(row[place] ?? (numeric === true ? '–' : ''), textPt, width - gapPt + 1),
  );
  const lines = Math.max(1, ...cells.map(({ length }) => length));
  const heightPt = lines * linePt + beneath.length * smallLinePt + 2;
  return {
    heightPt,
    draw: (pen, [x, y]) => {
      let left = x;
      columns.forEach((column, i) => {
        const texts = cells[i] ?? [];
        if (column.numeric === true)
          texts.forEach((text, line) => {
            pen.text([left + column.widthPt - gapPt, y + (line + 0.8) * linePt], text, {
              ...body,
              anchor: 'end',
            });
          });
        else drawLines(pen, [left, y + 0.4], texts, body);
        left += column.widthPt;
      });
      drawLines(pen, [x + 8, y + lines * linePt], beneath, small);
      drawRule(pen, [x, y + heightPt - 0.8], widthPt);
    },
  };
}
