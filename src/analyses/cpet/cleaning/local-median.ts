import type { Series } from '../channels.ts';

/**
 * The median of each breath's neighbours, the breath itself left out: up to `reach` valid breaths on either side.
 * A single breath cannot shift it, so it says what the breath should have been. Undefined where fewer than four
 * neighbours are valid.
 */
export function localMedians(values: Series, reach: number): (number | undefined)[] {
  const valid: number[] = [];
  for (let i = 0; i < values.length; i += 1) if (values[i] !== undefined) valid.push(i);
  const medians = new Array<number | undefined>(values.length).fill(undefined);
  const window = new Float64Array(2 * reach);
  let below = 0; // valid breaths before breath i
  for (let i = 0; i < values.length; i += 1) {
    const isValid = values[i] !== undefined;
    let count = 0;
    const last = below + (isValid ? 1 : 0) + reach;
    for (let k = Math.max(0, below - reach); k < last && k < valid.length; k += 1) {
      const index = valid[k];
      if (index === undefined || index === i) continue;
      count = insertSorted(window, count, values[index] ?? 0);
    }
    if (count >= 4) {
      const middle = count >> 1;
      const upper = window[middle] ?? 0;
      medians[i] = count % 2 === 1 ? upper : (upper + (window[middle - 1] ?? upper)) / 2;
    }
    if (isValid) below += 1;
  }
  return medians;
}

function insertSorted(window: Float64Array, count: number, value: number): number {
  let at = count;
  while (at > 0 && (window[at - 1] ?? 0) > value) {
    window[at] = window[at - 1] ?? 0;
    at -= 1;
  }
  window[at] = value;
  return count + 1;
}
