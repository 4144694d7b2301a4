import {
  beginRow,
  costsAlongPrefixes,
  loseOne,
  reachFrom,
  rememberedBySign,
} from './costs-along-prefixes.ts';
import type { SeenCode } from '../finding.ts';

/** A part of a word's ink in heights of a capital: how wide, how high, and how far its foot lies above the line. */
type Shape = { readonly wide: number; readonly high: number; readonly foot: number };

/** What joins, breaks or is lost. */
const fused = 1.4;
const broken = 1.8;
const lost = 2.6;
const lostDot = 2;
const dust = 1.3;
const extra = 2.6;
const worst = 2.6;
/** In many fonts a "J" hangs below the line, and nothing else in a code. */
const hangs = 1.2;

/**
 * How badly each of these codes fits the ink of a word, part by part: dots are low, the "I" of a Roman numeral is narrow,
 * "V" and "X" are wide in every font. So a stroke more or less is seen, whatever was read.
 */
export function inkCosts(codes: readonly string[], parts: readonly Shape[]): Float64Array {
  const adding = Float64Array.from(parts, (part) => (isDot(part) ? dust : extra));
  const fitting = rememberedBySign((sign) => Float64Array.from(parts, (part) => misfit(sign, part)));
  const fusing = rememberedBySign(([before = '', sign = '']) =>
    Float64Array.from(parts, (part) => fused + misfitOfTwo(before, sign, part)),
  );
  const breaking = rememberedBySign((sign) =>
    Float64Array.from(parts, (part, at) => {
      const previous = parts[at - 1];
      return previous === undefined || sign === '.'
        ? Infinity
        : broken + misfit(sign, joined(previous, part));
    }),
  );
  return costsAlongPrefixes(codes, parts.length + 1, (code, length, rows) => {
    const row = rows[length] as Float64Array;
    const sign = code[length - 1];
    const above = rows[length - 1];
    if (sign === undefined || above === undefined) beginRow(row);
    else {
      loseOne(row, above, sign === '.' ? lostDot : lost);
      reachFrom(row, above, 1, fitting(sign));
      reachFrom(row, above, 2, breaking(sign));
    }
    const before = rows[length - 2];
    if (before !== undefined) reachFrom(row, before, 1, fusing(code.slice(length - 2, length)));
    reachFrom(row, row, 1, adding);
  });
}

function joined(one: Shape, other: Shape): Shape {
  return {
    wide: one.wide + other.wide,
    high: Math.max(one.high, other.high),
    foot: Math.min(one.foot, other.foot),
  };
}

/** Parts one above the other (a broken letter, the dot of an "i") as one; what trails below or as a dot is left out. */
export function shapesOf(parts: SeenCode['parts']): readonly Shape[] {
  const stacked: [number, number, number, number][] = [];
  for (const [x0, x1, y0, y1] of parts) {
    const last = stacked.at(-1);
    const common = last === undefined ? 0 : Math.min(last[1], x1) - Math.max(last[0], x0);
    const apart = last === undefined ? 0 : Math.max(y0 - last[3], last[2] - y1);
    if (last !== undefined && apart >= -5 && common > 0.6 * Math.min(last[1] - last[0], x1 - x0)) {
      last[0] = Math.min(last[0], x0);
      last[1] = Math.max(last[1], x1);
      last[2] = Math.min(last[2], y0);
      last[3] = Math.max(last[3], y1);
    } else stacked.push([x0, x1, y0, y1]);
  }
  const feet = stacked.map(([, , y0]) => y0).sort((a, b) => a - b);
  const line = feet[Math.floor(feet.length / 2)] ?? 0;
  const shapes = stacked.map(([x0, x1, y0, y1]) => ({
    wide: (x1 - x0) / 100,
    high: (y1 - y0) / 100,
    foot: (y0 - line) / 100,
  }));
  while (shapes.length > 0 && shapes.at(-1) !== undefined && isDot(shapes.at(-1) as Shape)) shapes.pop();
  return shapes;
}

function isDot({ wide, high }: Shape): boolean {
  return high < 0.42 && wide < 0.5;
}

function misfit(sign: string, part: Shape): number {
  if (sign === '.') return isDot(part) ? 0 : worst + 0.6;
  if (isDot(part)) return worst + 0.6;
  const low = part.high < 0.55 ? 1 : 0;
  const [least, most] = widths(sign);
  const outside = Math.max(least - part.wide, part.wide - most, 0);
  const hanging = sign !== 'J' && part.foot < -0.1 ? hangs : 0;
  return Math.min(worst, outside * 7) + low + hanging;
}

function misfitOfTwo(sign: string, next: string, part: Shape): number {
  if (isDot(part)) return worst;
  const [least, most] = widths(sign);
  const [leastNext, mostNext] = widths(next);
  const outside = Math.max(least + leastNext - part.wide, part.wide - most - mostNext - 0.3, 0);
  return Math.min(worst, outside * 5);
}

/** Over four families of fonts, blur added: from the narrowest to the widest. */
function widths(sign: string): readonly [least: number, most: number] {
  if (sign === '.') return [0.08, 0.4];
  if (sign === 'I') return [0.08, 0.66];
  if (sign === '1') return [0.2, 0.8];
  if ('ijlf'.includes(sign)) return [0.08, 0.72];
  if (sign === 'V' || sign === 'X') return [0.68, 1.4];
  if (sign === 'M') return [0.68, 1.6];
  return sign >= 'a' ? [0.4, 1.25] : [0.46, 1.35];
}
