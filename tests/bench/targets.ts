/** A figure beside what it is held against. */
export type Figure = {
  readonly value: number | undefined;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** undefined where the figure could not be measured. */
  readonly met: boolean | undefined;
};

/** Two decimals are all that such measurements bear. */
export const rounded = (value: number) => Math.round(value * 100) / 100;

export function atLeast(target: number, value: number | undefined): Figure {
  return {
    value: value && rounded(value),
    atLeast: target,
    met: value === undefined ? value : value >= target,
  };
}

export function atMost(target: number, value: number | undefined): Figure {
  return {
    value: value && rounded(value),
    atMost: target,
    met: value === undefined ? value : value <= target,
  };
}

/** Every number of a report, however deep, rounded. */
export function roundedAll(value: unknown): unknown {
  if (typeof value === 'number') return rounded(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(roundedAll);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, roundedAll(inner)]));
}
