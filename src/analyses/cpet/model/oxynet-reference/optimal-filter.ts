/**
 * The smoother of the reference app: the x that minimises Σ h_i (x_i − y_i)² + λ Σ (x_(i+1) − x_i)² / (t_(i+1) − t_i),
 * with h_i half the distance between a row's neighbours (half a step at the ends). The normal equations are
 * tridiagonal; solved by elimination (Thomas algorithm). Times must rise; a single row is returned as it is.
 */
export function optimalFilter(timeS: Float64Array, values: Float64Array, lambda: number): Float64Array {
  const last = values.length - 1;
  if (last < 1) return values.slice();
  /** Pull between row i and the next. */
  const pull = (i: number): number => lambda / ((timeS[i + 1] ?? 0) - (timeS[i] ?? 0));
  const pivots = new Float64Array(values.length);
  const smooth = new Float64Array(values.length);
  for (let i = 0; i <= last; i += 1) {
    const h = ((timeS[Math.min(last, i + 1)] ?? 0) - (timeS[Math.max(0, i - 1)] ?? 0)) / 2;
    const fromLeft = i > 0 ? pull(i - 1) : 0;
    const fromRight = i < last ? pull(i) : 0;
    const carried = i > 0 ? fromLeft / (pivots[i - 1] ?? 1) : 0;
    pivots[i] = h + fromLeft + fromRight - carried * fromLeft;
    smooth[i] = h * (values[i] ?? 0) + carried * (smooth[i - 1] ?? 0);
  }
  for (let i = last; i >= 0; i -= 1) {
    const fromRight = i < last ? pull(i) * (smooth[i + 1] ?? 0) : 0;
    smooth[i] = ((smooth[i] ?? 0) + fromRight) / (pivots[i] ?? 1);
  }
  return smooth;
}
