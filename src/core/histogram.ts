import { quantile } from './statistics.ts';

/** How many values lie in [from, to); the last bin takes its upper end too. */
export type Bin = { readonly from: number; readonly to: number; readonly count: number };

/** More bins than this show noise on a page. */
const mostBins = 30;

/**
 * A histogram whose bins are as wide as Freedman and Diaconis (1981, Z Wahrscheinlichkeitstheorie 57:453) say, rounded
 * up to 1, 2 or 5 times a power of ten and beginning at a multiple of that. Empty for no values.
 */
export function histogram(values: readonly number[]): readonly Bin[] {
  if (values.length === 0) return [];
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const spread = (quantile(values, 0.75) ?? 0) - (quantile(values, 0.25) ?? 0);
  const wished = (2 * spread) / Math.cbrt(values.length);
  const width = roundUp(Math.max(wished, (high - low) / mostBins) || Math.abs(high) / 10 || 1);
  const first = Math.floor(low / width);
  const counts = new Array<number>(Math.max(1, Math.ceil(high / width - 1e-9) - first)).fill(0);
  for (const value of values) {
    const place = Math.min(counts.length - 1, Math.max(0, Math.floor(value / width + 1e-9) - first));
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts.map((count, place) => ({
    from: (first + place) * width,
    to: (first + place + 1) * width,
    count,
  }));
}

function roundUp(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return ([1, 2, 5].find((factor) => factor * power >= width * (1 - 1e-9)) ?? 10) * power;
}
