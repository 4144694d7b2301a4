import type { Series } from '../channels.ts';

/** No quantity of a test comes near it in any unit; it is small enough to be multiplied and squared. */
const largest = 1e9;

/**
 * Series without numbers beyond 1e9, which become 1e9: a cell of 1e308 becomes infinite in another unit, and infinity is
 * no value that a finding can hold. What is so large is left out later, with a remark (`plausible-ranges.ts`).
 */
export function boundedSeries<Id extends string>(
  all: Readonly<Partial<Record<Id, Series>>>,
): Readonly<Partial<Record<Id, Series>>> {
  const bounded: Partial<Record<Id, Series>> = {};
  for (const [id, series] of Object.entries(all) as [Id, Series | undefined][]) {
    if (series === undefined) continue;
    bounded[id] = hasBeyond(series) ? series.map(bound) : series;
  }
  return bounded;
}

function hasBeyond(series: Series): boolean {
  const count = series.length;
  for (let i = 0; i < count; i += 1) {
    const value = series[i];
    if (value !== undefined && !(Math.abs(value) <= largest)) return true;
  }
  return false;
}

function bound(value: number | undefined): number | undefined {
  if (value === undefined || Number.isNaN(value)) return undefined;
  return Math.min(largest, Math.max(-largest, value));
}
