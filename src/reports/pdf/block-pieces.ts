import { describeSourceRef } from '#core/source-ref.ts';
import type { Remark } from '#core/remark.ts';
import type { ReportBlock, ReportValue } from '../document.ts';
import { drawFigure, rowHeightIn } from '../drawing/draw-figure.ts';
import type { Figure } from '../figure.ts';
import { colourOf } from '../figure-colours.ts';
import { drawLines, drawRule, inks, sizes, textRows, titleHeightPt, type Piece, type Row } from './piece.ts';
import { needsMoreThan, tablePiece } from './table-rows.ts';
import { widthOf, wrapText } from './wrap-text.ts';

const { textPt, smallPt, linePt, smallLinePt } = sizes;
const body = { sizePt: textPt, colour: inks.ink, linePt };
const small = { sizePt: smallPt, colour: inks.soft, linePt: smallLinePt };

export type Widths = { readonly columnPt: number; readonly pagePt: number };

/** A block of the report, measured for the width that suits it. `tucked`: with formulas and sources. */
export function pieceOf(block: ReportBlock, { columnPt, pagePt }: Widths, tucked: boolean): Piece {
  switch (block.kind) {
    case 'headline':
      return { rows: headlineRows(block.values, pagePt), wide: true };
    case 'values':
      return {
        title: block.title,
        rows: valueRows(block.values.filter(isWorthPrinting), columnPt),
        wide: false,
      };
    case 'table': {
      const wide = needsMoreThan(block, columnPt);
      const widthPt = wide ? pagePt : columnPt;
      const { head, rows } = tablePiece(block, widthPt, tucked);
      const note = block.note === undefined ? [] : textRows(wrapText(block.note, smallPt, widthPt), small);
      return { title: block.title, ...(head && { head }), rows: withNote(rows, note), wide };
    }
    case 'remarks':
      return { title: block.title, rows: remarkRows(block.remarks, columnPt), wide: false };
    case 'text':
      return {
        ...(block.title !== undefined && { title: block.title }),
        rows: textRows(wrapText(block.text, textPt, columnPt), body),
        wide: false,
      };
    case 'figure': {
      const { figure } = block;
      if (figure.columns < 3) return figurePiece(figure, pagePt);
      return {
        ...figurePiece(figure, pagePt, panelHeightPt),
        lowered: (heightPt) => {
          const rowHeightPt = Math.floor(rowHeightIn(figure, heightPt - titleHeightPt - beneathFigurePt));
          return rowHeightPt < leastPanelHeightPt ? undefined : figurePiece(figure, pagePt, rowHeightPt);
        },
      };
    }
  }
}

/** A row of panels as we like it, and what it may shrink to before the figure goes to the next page. */
const panelHeightPt = 104;
const leastPanelHeightPt = 80;
const beneathFigurePt = 4;

function figurePiece(figure: Figure, widthPt: number, rowHeightPt?: number): Piece {
  const drawing = drawFigure(figure, { widthPt, ...(rowHeightPt !== undefined && { rowHeightPt }) });
  const row: Row = {
    heightPt: drawing.heightPt + beneathFigurePt,
    draw: (pen, at) => {
      pen.shapes(at, drawing.shapes);
    },
  };
  return { title: figure.title, rows: [row], wide: true };
}

/** What is neither given nor explained says nothing on paper. */
function isWorthPrinting({ text, note }: ReportValue): boolean {
  return text !== undefined || note !== undefined;
}

const aboveNotePt = 2;

/** Rows with a note that goes where the last of them goes: alone on a page it would speak of nothing. */
function withNote(rows: readonly Row[], note: readonly Row[]): readonly Row[] {
  const last = rows.at(-1);
  if (last === undefined || note.length === 0) return rows;
  const heights = note.map(({ heightPt }) => heightPt);
  const joined: Row = {
    heightPt: last.heightPt + aboveNotePt + heights.reduce((sum, height) => sum + height, 0),
    draw: (pen, [x, y]) => {
      last.draw(pen, [x, y]);
      let at = y + last.heightPt + aboveNotePt;
      for (const line of note) {
        line.draw(pen, [x, at]);
        at += line.heightPt;
      }
    },
  };
  return [...rows.slice(0, -1), joined];
}

const acrossHeadline = 4;

/** The values that lead, in tiles, four across. */
function headlineRows(values: readonly ReportValue[], widthPt: number): readonly Row[] {
  const gapPt = 5;
  const tilePt = (widthPt - gapPt * (acrossHeadline - 1)) / acrossHeadline;
  const rows: Row[] = [];
  for (let from = 0; from < values.length; from += acrossHeadline) {
    const tiles = values.slice(from, from + acrossHeadline).map((value) => ({
      ...value,
      notes: value.note === undefined ? [] : wrapText(value.note, smallPt, tilePt - 10).slice(0, 4),
    }));
    const heightPt = 27 + Math.max(0, ...tiles.map(({ notes }) => notes.length)) * smallLinePt;
    rows.push({
      heightPt: heightPt + gapPt,
      draw: (pen, [x, y]) => {
        tiles.forEach(({ label, text, unit = '', notes }, i) => {
          const left = x + i * (tilePt + gapPt);
          const size = { widthPt: tilePt, heightPt };
          pen.shapes([left, y], [{ kind: 'box', at: [0, 0], ...size, colour: inks.sunk }]);
          pen.text([left + 5, y + 8.5], label, { sizePt: smallPt + 0.3, colour: inks.soft });
          if (text === undefined)
            pen.text([left + 5, y + 20.5], 'not given', { sizePt: textPt + 1, colour: inks.soft });
          else {
            pen.text([left + 5, y + 21], text, { sizePt: 12, colour: inks.ink, bold: true });
            const at = left + 5 + widthOf(text, 12, true) + 3;
            pen.text([at, y + 21], unit, { sizePt: smallPt + 0.6, colour: inks.soft });
          }
          drawLines(pen, [left + 5, y + 24], notes, small);
        });
      },
    });
  }
  return rows;
}

function valueRows(values: readonly ReportValue[], widthPt: number): readonly Row[] {
  const labelPt = Math.min(
    0.45 * widthPt,
    Math.max(60, ...values.map(({ label }) => widthOf(label, textPt))) + 8,
  );
  return values.map(({ label, text, unit = '', note }): Row => {
    const labels = wrapText(label, textPt, labelPt - 6);
    const shown = text === undefined ? 'not given' : `${text} ${unit}`.trim();
    const valuePt = widthOf(shown, textPt);
    const besidePt = widthPt - labelPt - valuePt - 8;
    const beside = note !== undefined && widthOf(note, smallPt) <= besidePt;
    const values_ = wrapText(shown, textPt, widthPt - labelPt);
    const notes = note === undefined || beside ? [] : wrapText(note, smallPt, widthPt - labelPt);
    const lines = Math.max(labels.length, values_.length);
    const heightPt =
      Math.max(labels.length * linePt, values_.length * linePt + notes.length * smallLinePt) + 2;
    return {
      heightPt,
      draw: (pen, [x, y]) => {
        drawLines(pen, [x, y + 0.4], labels, { ...body, colour: inks.soft });
        drawLines(
          pen,
          [x + labelPt, y + 0.4],
          values_,
          text === undefined ? { ...body, colour: inks.soft } : body,
        );
        if (note !== undefined && beside && lines > 0)
          pen.text([x + labelPt + valuePt + 8, y + 0.8 * linePt], note, small);
        drawLines(pen, [x + labelPt, y + values_.length * linePt], notes, small);
        drawRule(pen, [x, y + heightPt - 0.8], widthPt);
      },
    };
  });
}

const gravity = { serious: 0, warning: 1, note: 2 } as const;
const words = { serious: 'Serious', warning: 'Warning', note: 'Note' } as const;
const remarkColours = {
  serious: colourOf('--bad'),
  warning: colourOf('--attention'),
  note: inks.soft,
} as const;

/** Remarks, the gravest first, each with its place in the file. */
function remarkRows(remarks: readonly Remark[], widthPt: number): readonly Row[] {
  if (remarks.length === 0) return textRows(['Nothing to remark.'], { ...body, colour: inks.soft });
  const sorted = remarks.toSorted((a, b) => gravity[a.severity] - gravity[b.severity]);
  return sorted.map(({ severity, detail, at }): Row => {
    const place = describeSourceRef(at);
    const lines = wrapText(place === '' ? detail : `${detail} (${place})`, textPt, widthPt - 34);
    const heightPt = lines.length * linePt + 2;
    return {
      heightPt,
      draw: (pen, [x, y]) => {
        const style = { sizePt: textPt, colour: remarkColours[severity], bold: true };
        pen.text([x, y + 0.8 * linePt], words[severity], style);
        drawLines(pen, [x + 34, y + 0.4], lines, body);
        drawRule(pen, [x, y + heightPt - 0.8], widthPt);
      },
    };
  });
}
