import { describe, expect, it } from 'vitest';
import { flowPieces, part } from './flow.ts';
import type { Pen } from './pen.ts';
import type { Piece } from './piece.ts';

const area = { leftPt: 10, widthPt: 200, columnPt: 95, topPt: 20, bottomPt: 420 };

/** A piece of rows of 10 pt that say where they came to stand: "a0@1:10,33" is the first row of a on page 1. */
type Drawn = { name: string; rows: number; wide?: boolean; lowerRows?: number };

function flowed(pieces: readonly Drawn[]): readonly string[] {
  let page = 1;
  const stood: string[] = [];
  const pen: Pen = { text: () => undefined, shapes: () => undefined, picture: () => undefined };
  const pieceOf = ({ name, rows, wide = false, lowerRows }: Drawn): Piece => ({
    title: name,
    wide,
    rows: Array.from({ length: rows }, (_, i) => ({
      heightPt: 10,
      draw: (_pen, [x, y]) => stood.push(`${name}${String(i)}@${String(page)}:${String(x)},${String(y)}`),
    })),
    ...(lowerRows !== undefined && {
      lowered: (heightPt: number) =>
        heightPt < 13 + 10 * lowerRows ? undefined : pieceOf({ name: `low ${name}`, rows: lowerRows, wide }),
    }),
  });
  const made = pieces.map(pieceOf);
  flowPieces(pen, made, area, 20, () => (page += 1));
  return stood;
}

describe('pieces of a report', () => {
  it('stand in two columns, the next where there is more room', () => {
    expect(
      flowed([
        { name: 'a', rows: 2 },
        { name: 'b', rows: 1 },
        { name: 'c', rows: 1 },
      ]),
    ).toEqual(['a0@1:10,33', 'a1@1:10,43', 'b0@1:115,33', 'c0@1:115,65']);
  });

  it('a wide one stands across, below both columns', () => {
    const stood = flowed([
      { name: 'a', rows: 3 },
      { name: 'w', rows: 1, wide: true },
      { name: 'b', rows: 1 },
    ]);
    expect(stood.slice(3)).toEqual(['w0@1:10,85', 'b0@1:10,117']);
  });

  it('a long one is parted where both columns come out even, to be read from left to right', () => {
    const stood = flowed([
      { name: 'a', rows: 4 },
      { name: 'm', rows: 20 },
    ]);
    const placesOf = (left: string) => stood.filter((each) => /^m/.test(each) && each.includes(`:${left},`));
    expect(placesOf('10').map((each) => each.split('@')[0])).toEqual(
      Array.from({ length: placesOf('10').length }, (_, i) => `m${String(i)}`),
    );
    const lowest = (left: string) => Number(placesOf(left).at(-1)?.split(',')[1]);
    expect(Math.abs(lowest('10') - lowest('115'))).toBeLessThanOrEqual(13);
  });

  it('a picture shrinks to what a page has left rather than go to the next', () => {
    const before = { name: 'a', rows: 20, wide: true };
    const picture = { name: 'p', rows: 18, wide: true };
    expect(flowed([before, { ...picture, lowerRows: 10 }]).at(-1)).toMatch(/^low p9@1:/);
    expect(flowed([before, { ...picture, lowerRows: 17 }]).at(-1)).toMatch(/^p17@/);
    expect(flowed([{ ...picture, lowerRows: 10 }]).at(-1)).toMatch(/^p17@1:/);
  });

  it('none is lost, and none stands below the edge, however long they are', () => {
    for (const wide of [true, false]) {
      const stood = flowed([
        { name: 'a', rows: 200, wide },
        { name: 'b', rows: 90, wide: !wide },
      ]);
      expect(new Set(stood.map((each) => each.split('@')[0])).size).toBe(290);
      for (const each of stood) expect(Number(each.split(',')[1]) + 10).toBeLessThanOrEqual(area.bottomPt);
    }
  });

  it('what goes on says so, once', () => {
    const row = { heightPt: 10, draw: () => undefined };
    const piece: Piece = { title: 'Metrics', rows: Array.from({ length: 10 }, () => row), wide: false };
    const [now, later] = part(piece, 63, false);
    expect([now?.rows.length, later?.rows.length, later?.title]).toEqual([5, 5, 'Metrics (continued)']);
    expect(part({ ...piece, title: 'Metrics (continued)' }, 63, false)[1]?.title).toBe('Metrics (continued)');
  });

  it('a title with one row is not left at the foot of a column, but a row too high for any page is drawn', () => {
    const row = { heightPt: 10, draw: () => undefined };
    const piece: Piece = { title: 'Metrics', rows: [row, row, row, row], wide: false };
    expect(part(piece, 34, false)).toEqual([undefined, piece]);
    const tall: Piece = { rows: [{ heightPt: 900, draw: () => undefined }], wide: true };
    expect(part(tall, 400, true)).toEqual([tall, undefined]);
  });
});
