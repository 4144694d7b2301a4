import type { Series } from '../channels.ts';
import { insertSorted } from '../sorted-window.ts';

/**
 * The median of each breath's neighbours, the breath itself left out: up to `reach` valid breaths on either side.
 * A single breath cannot shift it, so it says what the breath should have been. Undefined where fewer than four
 * neighbours are valid. One sorted window slides along, because cleaning spends most of its time here.
 */
export function localMedians(values: Series, reach: number): (number | undefined)[] {
  const { length } = values;
  const valid = new Float64Array(length);
  let validCount = 0;
  for (let i = 0; i < length; i += 1) {
    const value = values[i];
    if (value !== undefined) valid[validCount++] = value;
  }
  const medians = new Array<number | undefined>(length).fill(undefined);
  const window = new Float64Array(2 * reach + 1);
  let size = 0;
  let from = 0;
  let to = 0;
  let before = 0; // valid breaths before breath i
  for (let i = 0; i < length; i += 1) {
    const own = values[i];
    const wanted = Math.min(validCount, before + (own === undefined ? 0 : 1) + reach);
    while (from < before - reach) size = removeSorted(window, size, valid[from++] ?? 0);
    while (to < wanted) size = insertSorted(window, size, valid[to++] ?? 0);
    medians[i] =
      own === undefined ? medianOf(window, size, -1) : medianOf(window, size, rankOf(window, size, own));
    if (own !== undefined) before += 1;
  }
  return medians;
}

/** Median of the sorted window without the element at `skip` (−1: with all). */
function medianOf(window: Float64Array, size: number, skip: number): number | undefined {
  const count = skip < 0 ? size : size - 1;
  if (count < 4) return undefined;
  const middle = count >> 1;
  const upper = window[skip >= 0 && middle >= skip ? middle + 1 : middle] ?? 0;
  if (count % 2 === 1) return upper;
  return (upper + (window[skip >= 0 && middle > skip ? middle : middle - 1] ?? 0)) / 2;
}

function rankOf(window: Float64Array, size: number, value: number): number {
  let rank = 0;
  while (rank < size - 1 && (window[rank] ?? 0) < value) rank += 1;
  return rank;
}

function removeSorted(window: Float64Array, size: number, value: number): number {
  for (let at = rankOf(window, size, value); at < size - 1; at += 1) window[at] = window[at + 1] ?? 0;
  return size - 1;
}
