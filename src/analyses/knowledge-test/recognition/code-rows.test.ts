import { describe, expect, it } from 'vitest';
import type { PageText } from '#core/page-text.ts';
import { findCodeRows } from './code-rows.ts';

/** Capitals 30 pixels high and dots; gaps in pixels, those within a code as a typewriter's font leaves them. */
const capPx = 30;
const within = [12, 14, 8, 11, 13, 11, 8, 14, 5];
function drawn(codes: number, gapPx: number) {
  const parts: { readonly x: number; readonly isDot: boolean }[] = [];
  let x = 20;
  for (let code = 0; code < codes; code += 1) {
    for (const [at, gap] of [...within, gapPx].entries()) {
      const isDot = at === 2 || at === 4 || at === 6;
      parts.push({ x, isDot });
      x += (isDot ? 6 : 20) + gap;
    }
  }
  const [widthPx, heightPx] = [x + 20, 80];
  const grey = new Uint8Array(widthPx * heightPx).fill(255);
  for (const part of parts)
    for (let y = part.isDot ? 49 : 55 - capPx; y < 55; y += 1)
      grey.fill(0, y * widthPx + part.x, y * widthPx + part.x + (part.isDot ? 6 : 20));
  const box = { x0: 20, y0: 25, x1: x - gapPx, y1: 55 };
  const text = Array.from({ length: codes }, () => 'PA.I.B.K12').join(' ');
  const page: PageText = {
    origin: 'recognised',
    unit: 'pixel',
    width: widthPx,
    height: heightPx,
    lines: [{ box, words: text.split(' ').map((word) => ({ text: word, box, confidence: 0.9 })) }],
  };
  return { page, picture: { widthPx, heightPx, grey } };
}

describe('words of a row of codes', () => {
  it.each([
    ['a narrow gap, as behind a comma', 24],
    ['a wide one', 40],
    ['one so wide that its half is wider than any gap within a code', 80],
  ])('are parted by %s', (_, gapPx) => {
    for (const codes of [2, 6, 15]) {
      const { page, picture } = drawn(codes, gapPx);
      const rows = findCodeRows(page, picture);
      expect(rows.map((row) => row.map(({ parts }) => parts.length))).toEqual([
        Array.from({ length: codes }, () => 10),
      ]);
    }
  });
});
