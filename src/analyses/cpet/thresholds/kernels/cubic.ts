/** y = c0 + c1 u + c2 u² + c3 u³ with u = (x − centre) / scale, which keeps the normal equations well conditioned. */
export type Cubic = {
  readonly centre: number;
  readonly scale: number;
  readonly coefficients: readonly [number, number, number, number];
};

/**
 * Least-squares cubics through any ordinates over one abscissa, as a bootstrap draws them: what depends on x alone is
 * summed once. Undefined for fewer than five points or x without spread.
 */
export function prepareCubic(x: Float64Array): ((y: Float64Array) => Cubic | undefined) | undefined {
  const n = x.length;
  if (n < 5) return undefined;
  let low = Infinity;
  let high = -Infinity;
  for (const value of x) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(high > low)) return undefined;
  const centre = (low + high) / 2;
  const scale = (high - low) / 2;
  const sums = new Float64Array(7);
  const powers = [
    new Float64Array(n),
    new Float64Array(n),
    new Float64Array(n),
    new Float64Array(n),
  ] as const;
  for (let i = 0; i < n; i += 1) {
    const u = ((x[i] ?? 0) - centre) / scale;
    let power = 1;
    for (let k = 0; k < 7; k += 1) {
      sums[k] = (sums[k] ?? 0) + power;
      const kept = powers[k];
      if (kept !== undefined) kept[i] = power;
      power *= u;
    }
  }
  return (y) => {
    const rows = powers.map((power, r) => [0, 1, 2, 3].map((c) => sums[r + c] ?? 0).concat(dot(power, y)));
    const coefficients = solve(rows);
    return coefficients && { centre, scale, coefficients };
  };
}

/** The least-squares cubic through (x, y) in one call. */
export function fitCubic(x: Float64Array, y: Float64Array): Cubic | undefined {
  return prepareCubic(x)?.(y);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** The cubic's height at x. */
export function cubicValue(cubic: Cubic, x: number): number {
  const [c0, c1, c2, c3] = cubic.coefficients;
  const u = (x - cubic.centre) / cubic.scale;
  return c0 + u * (c1 + u * (c2 + u * c3));
}

/** Gauss elimination with row pivoting of four equations [a | b]. */
function solve(rows: number[][]): [number, number, number, number] | undefined {
  for (let column = 0; column < 4; column += 1) {
    let pivot = column;
    for (let r = column + 1; r < 4; r += 1) {
      if (Math.abs(rows[r]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = r;
    }
    const pivotRow = rows[pivot];
    const currentRow = rows[column];
    if (pivotRow === undefined || currentRow === undefined || Math.abs(pivotRow[column] ?? 0) < 1e-12)
      return undefined;
    rows[pivot] = currentRow;
    rows[column] = pivotRow;
    for (let r = 0; r < 4; r += 1) {
      const row = rows[r];
      if (r === column || row === undefined) continue;
      const factor = (row[column] ?? 0) / (pivotRow[column] ?? 1);
      for (let c = column; c < 5; c += 1) row[c] = (row[c] ?? 0) - factor * (pivotRow[c] ?? 0);
    }
  }
  const value = (r: number) => (rows[r]?.[4] ?? 0) / (rows[r]?.[r] ?? 1);
  return [value(0), value(1), value(2), value(3)];
}
