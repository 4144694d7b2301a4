import type { SecondSeries } from '../../resampling.ts';
import { insertSorted } from '../../sorted-window.ts';

/** A channel on the grid: a value at every time (gaps bridged by straight lines), and where it is truly known. */
export type GridSeries = { readonly values: Float64Array; readonly known: Uint8Array };

/** Share of the seconds left out at either end of the order: a cough or a swallow does not move the mean. */
const trimmedShare = 0.15;

/**
 * Trimmed means over the seconds within ±halfWidthS of each grid time; undefined where no second is known at all. A
 * time with less than a third of its window known counts as a gap, and is bridged.
 */
export function robustMeans(
  series: SecondSeries,
  timeS: Float64Array,
  halfWidthS: number,
): GridSeries | undefined {
  const { firstS, values, known } = series;
  const width = 2 * halfWidthS + 1;
  const window = new Float64Array(width);
  const result = { values: new Float64Array(timeS.length), known: new Uint8Array(timeS.length) };
  let any = false;
  for (let i = 0; i < timeS.length; i += 1) {
    const centre = (timeS[i] ?? 0) - firstS;
    const from = Math.max(0, centre - halfWidthS);
    const to = Math.min(values.length - 1, centre + halfWidthS);
    let count = 0;
    // Sorted anew at each time: to let the window slide costs a tenth more.
    for (let k = from; k <= to; k += 1) {
      if (known[k] !== 1) continue;
      count = insertSorted(window, count, values[k] ?? 0);
    }
    if (3 * count < width) continue;
    result.values[i] = trimmedMean(window, count);
    result.known[i] = 1;
    any = true;
  }
  if (!any) return undefined;
  bridge(result);
  return result;
}

function trimmedMean(sorted: Float64Array, count: number): number {
  const cut = Math.floor(trimmedShare * count);
  let sum = 0;
  for (let i = cut; i < count - cut; i += 1) sum += sorted[i] ?? 0;
  return sum / (count - 2 * cut);
}

/** Fills what is not known from the nearest known times on either side, in place. */
function bridge({ values, known }: GridSeries): void {
  let left = -1;
  for (let i = 0; i <= values.length; i += 1) {
    if (i < values.length && known[i] !== 1) continue;
    const before = left >= 0 ? (values[left] ?? 0) : (values[i] ?? 0);
    const after = i < values.length ? (values[i] ?? 0) : before;
    for (let k = left + 1; k < i; k += 1) {
      values[k] = left < 0 ? after : before + ((after - before) * (k - left)) / (i - left);
    }
    left = i;
  }
}
