import { colourOf } from '../figure-colours.ts';
import type { Point } from '../drawing/shapes.ts';
import type { Pen } from './pen.ts';

/** Something of a fixed height that is drawn at once; never cut in two. */
export type Row = { readonly heightPt: number; readonly draw: (pen: Pen, at: Point) => void };

/** A block of a report, measured: rows under a title, which may go on in the next column or page. */
export type Piece = {
  readonly title?: string;
  /** Repeated where the piece goes on. */
  readonly head?: Row;
  readonly rows: readonly Row[];
  /** Takes the whole width of a page. */
  readonly wide: boolean;
  /** The same in this height, title included; undefined where it would be too small to read. */
  readonly lowered?: (heightPt: number) => Piece | undefined;
};

export const sizes = { textPt: 6.8, smallPt: 5.7, titlePt: 7.6, linePt: 8.4, smallLinePt: 7 } as const;

export const inks = {
  ink: colourOf('--ink'),
  soft: colourOf('--ink-soft'),
  line: colourOf('--line'),
  accent: colourOf('--accent'),
  sunk: colourOf('--surface-sunk'),
} as const;

/** A thin line across. */
export function drawRule(pen: Pen, [x, y]: Point, widthPt: number, colour: string = inks.line): void {
  const line: readonly Point[] = [
    [0, 0],
    [widthPt, 0],
  ];
  pen.shapes([x, y], [{ kind: 'lines', lines: [line], colour, widthPt: 0.4 }]);
}

/** Lines of text one below the other; `at` is the upper left corner. */
export function drawLines(
  pen: Pen,
  [x, y]: Point,
  lines: readonly string[],
  style: {
    readonly sizePt: number;
    readonly colour: string;
    readonly linePt: number;
    readonly bold?: boolean;
  },
): void {
  lines.forEach((line, i) => {
    pen.text([x, y + style.linePt * (i + 0.75)], line, style);
  });
}

/** Lines of text as rows, so that they may be parted. */
export function textRows(
  lines: readonly string[],
  style: { readonly sizePt: number; readonly colour: string; readonly linePt: number },
): readonly Row[] {
  return lines.map((line) => ({
    heightPt: style.linePt,
    draw: (pen, at) => {
      drawLines(pen, at, [line], style);
    },
  }));
}

export const titleHeightPt = 13;

/** How high a piece is with its title and, where it has rows, its head. */
export function heightOf({ title, head, rows }: Piece): number {
  return (
    (title === undefined ? 0 : titleHeightPt) +
    (head?.heightPt ?? 0) +
    rows.reduce((sum, row) => sum + row.heightPt, 0)
  );
}

/** Draws a piece and gives where it ends. */
export function drawPiece(pen: Pen, { title, head, rows }: Piece, [x, top]: Point, widthPt: number): number {
  let y = top;
  if (title !== undefined) {
    pen.text([x, y + 8], title, { sizePt: sizes.titlePt, colour: inks.accent, bold: true });
    drawRule(pen, [x, y + 10.5], widthPt, inks.accent);
    y += titleHeightPt;
  }
  for (const row of head === undefined ? rows : [head, ...rows]) {
    row.draw(pen, [x, y]);
    y += row.heightPt;
  }
  return y;
}
