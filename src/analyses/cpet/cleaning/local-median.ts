import type { Series } from '../channels.ts';
import { insertSorted, removeSorted } from '../sorted-window.ts';

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
    medians[i] = own === undefined ? medianOf(window, size) : medianWithout(window, size, own);
    if (own !== undefined) before += 1;
  }
  return medians;
}

function medianOf(window: Float64Array, size: number): number | undefined {
  if (size < 4) return undefined;
  const middle = size >> 1;
  const upper = window[middle] ?? 0;
  return size % 2 === 1 ? upper : (upper + (window[middle - 1] ?? 0)) / 2;
}

/** Median of the sorted window without one of its values: those from it on move down by one place. */
function medianWithout(window: Float64Array, size: number, own: number): number | undefined {
  if (size < 5) return undefined;
  const middle = (size - 1) >> 1;
  const upper = valueWithout(window, middle, own);
  return size % 2 === 0 ? upper : (upper + valueWithout(window, middle - 1, own)) / 2;
}

function valueWithout(window: Float64Array, place: number, own: number): number {
  const value = window[place] ?? 0;
  return value < own ? value : (window[place + 1] ?? 0);
}
