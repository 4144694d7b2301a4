import { present, quantile } from '#core/statistics.ts';
import type { DrawnQuantity } from './smoothed-quantities.ts';
import { quantityDefinitions } from './quantity-definitions.ts';

/**
 * Ends of an axis: everything smoothed, and all but the outermost hundredth of the kept values on either side, so that
 * a few odd breaths at rest do not flatten the exercise; with a rim of a twentieth. From 0 where the quantity is.
 */
export function axisRange(quantities: readonly DrawnQuantity[]): readonly [number, number] | undefined {
  const lows: number[] = [];
  const highs: number[] = [];
  for (const { kept, smoothed } of quantities) {
    const values = present(kept);
    const lines = present(smoothed);
    lows.push(quantile(values, 0.01) ?? Infinity, quantile(lines, 0) ?? Infinity);
    highs.push(quantile(values, 0.99) ?? -Infinity, quantile(lines, 1) ?? -Infinity);
  }
  const fromZero = quantities.some(({ id }) => quantityDefinitions[id].fromZero);
  const low = fromZero ? Math.min(0, ...lows) : Math.min(...lows);
  const high = Math.max(...highs);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return undefined;
  const rim = high > low ? (high - low) / 20 : Math.max(1, Math.abs(high) / 20);
  return [fromZero && low === 0 ? 0 : low - rim, high + rim];
}
