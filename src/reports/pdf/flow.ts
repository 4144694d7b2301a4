import { drawPiece, heightOf, titleHeightPt, type Piece, type Row } from './piece.ts';
import type { Pen } from './pen.ts';

/** Where content may stand on the pages, pt. */
export type Area = {
  readonly leftPt: number;
  readonly widthPt: number;
  readonly bottomPt: number;
  /** Where content begins on every page but the first. */
  readonly topPt: number;
  readonly columnPt: number;
};

const gapPt = 9;
/** A piece of so many rows is parted though it fits: one column would be full beside an empty one. */
const longRows = 16;
/** Less room than this is left empty rather than begun. */
const leastRoomPt = 70;

/**
 * Lets pieces flow over pages: wide ones across, the others in two columns, each where there is more room. A piece that
 * is too high goes on, with its title and its head, in the next column or page.
 */
export function flowPieces(
  pen: Pen,
  pieces: readonly Piece[],
  area: Area,
  firstTopPt: number,
  newPage: () => void,
): void {
  const columns: [number, number] = [firstTopPt, firstTopPt];
  let top = firstTopPt;

  function turnPage(): void {
    newPage();
    top = area.topPt;
    columns[0] = columns[1] = top;
  }

  function placeWide(piece: Piece): void {
    const start = Math.max(columns[0], columns[1]);
    let y = start;
    let rest: Piece | undefined = piece;
    while (rest !== undefined) {
      const room = area.bottomPt - y;
      if (heightOf(rest) > room) rest = rest.lowered?.(room) ?? rest;
      const [now, later]: readonly [Piece | undefined, Piece | undefined] = part(rest, room, y === top);
      if (now !== undefined) y = drawPiece(pen, now, [area.leftPt, y], area.widthPt) + gapPt;
      rest = later;
      if (rest !== undefined) {
        turnPage();
        y = top;
      }
    }
    columns[0] = columns[1] = y;
  }

  /** A long piece is parted where both columns come out even; reading goes on from left to right, never back. */
  function placeNarrow(piece: Piece): void {
    let rest: Piece | undefined = piece;
    while (rest !== undefined) {
      const height = heightOf(rest);
      const lower = columns[0] <= columns[1] ? 0 : 1;
      const even = (columns[0] + columns[1] + height) / 2 + titleHeightPt;
      const fits = height <= area.bottomPt - columns[lower];
      const isLong = rest.rows.length >= longRows && even - columns[0] >= leastRoomPt;
      const column = fits && !isLong ? lower : ([0, 1] as const).find(hasRoom);
      if (column === undefined) {
        turnPage();
        continue;
      }
      const end = isLong && column === 0 ? Math.min(even, area.bottomPt) : area.bottomPt;
      const [now, later]: readonly [Piece | undefined, Piece | undefined] = part(
        rest,
        end - columns[column],
        columns[column] === top,
      );
      if (now === undefined) {
        columns[column] = area.bottomPt; // nothing of it fits here
        continue;
      }
      const x = area.leftPt + column * (area.widthPt - area.columnPt);
      columns[column] = drawPiece(pen, now, [x, columns[column]], area.columnPt) + gapPt;
      rest = later;
    }
  }

  function hasRoom(column: 0 | 1): boolean {
    return area.bottomPt - columns[column] >= leastRoomPt;
  }

  for (const piece of pieces) {
    if (piece.rows.length === 0) continue;
    if (piece.wide) placeWide(piece);
    else placeNarrow(piece);
  }
}

/** As much of a piece as fits, and what is left. At least one row is taken where there is nothing above it. */
export function part(
  piece: Piece,
  roomPt: number,
  alone: boolean,
): readonly [now: Piece | undefined, later: Piece | undefined] {
  if (heightOf(piece) <= roomPt) return [piece, undefined];
  const fixed = (piece.title === undefined ? 0 : titleHeightPt) + (piece.head?.heightPt ?? 0);
  let height = fixed;
  const now: Row[] = [];
  for (const row of piece.rows) {
    if (height + row.heightPt > roomPt) break;
    now.push(row);
    height += row.heightPt;
  }
  // A title with a row or two at the foot of a page reads as a slip.
  if (!alone && now.length < Math.min(3, piece.rows.length)) return [undefined, piece];
  if (now.length === 0) now.push(...piece.rows.slice(0, 1));
  // Nor does a single row look well at the head of the next.
  if (now.length === piece.rows.length - 1 && now.length > 3) now.pop();
  const later = piece.rows.slice(now.length);
  if (later.length === 0) return [piece, undefined];
  return [
    { ...piece, rows: now },
    { ...piece, ...continued(piece.title), rows: later },
  ];
}

function continued(title: string | undefined): { readonly title?: string } {
  if (title === undefined || title.endsWith(' (continued)')) return {};
  return { title: `${title} (continued)` };
}
