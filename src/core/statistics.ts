/** Arithmetic mean; undefined for no values. */
export function mean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Sample standard deviation (n − 1); undefined for fewer than two values. */
export function standardDeviation(values: readonly number[]): number | undefined {
  const centre = mean(values);
  if (centre === undefined || values.length < 2) return undefined;
  let sum = 0;
  for (const value of values) sum += (value - centre) ** 2;
  return Math.sqrt(sum / (values.length - 1));
}

/** Quantile by linear interpolation between order statistics (Hyndman and Fan 1996, type 7); undefined for no values. */
export function quantile(values: readonly number[] | Float64Array, probability: number): number | undefined {
  return quantileMoving(new Float64Array(values), probability);
}

/** `quantile` of values that may change their places, without a copy of them. */
export function quantileMoving(found: Float64Array, probability: number): number | undefined {
  if (found.length === 0) return undefined;
  const position = (found.length - 1) * Math.min(1, Math.max(0, probability));
  const lower = Math.floor(position);
  moveIntoPlace(found, lower);
  const low = found[lower] ?? 0;
  if (position === lower) return low;
  // What is behind that place is not smaller; the next order statistic is the smallest of it.
  let high = Infinity;
  for (let i = lower + 1; i < found.length; i += 1) high = Math.min(high, found[i] ?? high);
  return low + (high - low) * (position - lower);
}

/** Hoare's selection (1961, Commun ACM 4:321): afterwards nothing before `place` is larger, nothing behind it smaller. */
function moveIntoPlace(values: Float64Array, place: number): void {
  let from = 0;
  let to = values.length - 1;
  while (from < to) {
    const pivot = values[(from + to) >> 1] ?? 0;
    let i = from;
    let k = to;
    while (i <= k) {
      while ((values[i] ?? 0) < pivot) i += 1;
      while ((values[k] ?? 0) > pivot) k -= 1;
      if (i > k) break;
      const swapped = values[i] ?? 0;
      values[i] = values[k] ?? 0;
      values[k] = swapped;
      i += 1;
      k -= 1;
    }
    if (place <= k) to = k;
    else if (place >= i) from = i;
    else return;
  }
}

/** Median; undefined for no values. */
export function median(values: readonly number[]): number | undefined {
  return quantile(values, 0.5);
}

/**
 * Robust standard deviation: 1.4826 × median absolute deviation, which equals the SD for normal data
 * (Rousseeuw and Croux 1993, J Am Stat Assoc 88:1273). Undefined for no values.
 */
export function robustStandardDeviation(values: readonly number[]): number | undefined {
  const centre = median(values);
  if (centre === undefined) return undefined;
  const spread = median(values.map((value) => Math.abs(value - centre)));
  return spread === undefined ? undefined : 1.4826 * spread;
}

/** Pearson's correlation of two equally long series; undefined where either does not vary. */
export function correlation(x: readonly number[], y: readonly number[]): number | undefined {
  const meanX = mean(x);
  const meanY = mean(y);
  if (meanX === undefined || meanY === undefined || x.length !== y.length) return undefined;
  let sxy = 0;
  let sxx = 0;
  let syy = 0;
  for (let i = 0; i < x.length; i += 1) {
    const dx = (x[i] ?? meanX) - meanX;
    const dy = (y[i] ?? meanY) - meanY;
    sxy += dx * dy;
    sxx += dx * dx;
    syy += dy * dy;
  }
  return sxx > 0 && syy > 0 ? sxy / Math.sqrt(sxx * syy) : undefined;
}

/** The values that are present, in order. */
export function present(values: readonly (number | undefined)[]): number[] {
  const found: number[] = [];
  const count = values.length;
  for (let i = 0; i < count; i += 1) {
    const value = values[i];
    if (value !== undefined) found.push(value);
  }
  return found;
}

/** `quantile` of the values that are present, each as `of` gives it, without a list of them; undefined for none. */
export function quantileOfPresent(
  values: readonly (number | undefined)[],
  probability: number,
  of?: (value: number) => number,
): number | undefined {
  const count = values.length;
  const found = new Float64Array(count);
  let last = 0;
  for (let i = 0; i < count; i += 1) {
    const value = values[i];
    if (value !== undefined) found[last++] = of === undefined ? value : of(value);
  }
  return quantileMoving(found.subarray(0, last), probability);
}
