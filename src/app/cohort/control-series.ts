import type { CohortTest } from '#analyses/cohort.ts';
import { controlChart, type ControlChart, type ControlSignal } from '#core/control-chart.ts';
import type { RepeatedPoint } from './repeated-tests.ts';

export type ControlSeries = {
  readonly cart: string;
  /** In the order of their days, else of the batch. */
  readonly points: readonly (RepeatedPoint & { readonly signals: readonly ControlSignal['rule'][] })[];
  /** undefined for fewer than three tests. */
  readonly chart: ControlChart | undefined;
};

/** One chart a cart, of these tests. Tests without their day are left out where days are used. */
export function controlSeries(
  tests: readonly CohortTest[],
  column: string,
  cartOf: (test: CohortTest) => string | undefined,
  day?: (test: CohortTest) => number | undefined,
): readonly ControlSeries[] {
  const byCart = new Map<string, RepeatedPoint[]>();
  for (const test of tests) {
    const value = test.row[column];
    if (typeof value !== 'number' || !Number.isFinite(value)) continue;
    const when = day?.(test);
    if (day !== undefined && when === undefined) continue;
    const cart = cartOf(test) ?? 'unknown cart';
    const point = { id: test.id, name: test.name, value, ...(when !== undefined && { day: when }) };
    const known = byCart.get(cart);
    if (known === undefined) byCart.set(cart, [point]);
    else known.push(point);
  }
  return [...byCart]
    .map(([cart, found]) => {
      const points = day === undefined ? found : found.toSorted((a, b) => (a.day ?? 0) - (b.day ?? 0));
      const chart = controlChart(points.map(({ value }) => value));
      const rules = new Map<number, ControlSignal['rule'][]>();
      for (const { place, rule } of chart?.signals ?? [])
        rules.set(place, [...(rules.get(place) ?? []), rule]);
      return {
        cart,
        points: points.map((point, place) => ({ ...point, signals: rules.get(place) ?? [] })),
        chart,
      };
    })
    .sort((a, b) => b.points.length - a.points.length || a.cart.localeCompare(b.cart));
}
