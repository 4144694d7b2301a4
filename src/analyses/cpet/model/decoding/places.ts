/**
 * Where a threshold lies, as probabilities of the cells around even grid times: a cell reaches half a step to either
 * side of its time, the mass is spread evenly in it, and all cells sum to 1.
 */
export type Places = Float64Array;

/** Scales to a sum of 1, in place; spreads evenly where nothing is left. */
export function normalise(places: Places): Places {
  let sum = 0;
  for (const value of places) sum += value;
  if (!(sum > 1e-300)) return places.fill(1 / Math.max(1, places.length));
  for (let i = 0; i < places.length; i += 1) places[i] = (places[i] ?? 0) / sum;
  return places;
}

/** p^exponent, as Guo et al. 2017 (ICML, PMLR 70:1321) do with softmax outputs: below 1 it flattens. */
export function temper(places: Places, exponent: number): Places {
  if (exponent === 1) return places;
  return normalise(places.map((value) => (value > 0 ? Math.exp(exponent * Math.log(value)) : 0)));
}

/** The kernel is cut where it is under 1/500 of its height, in SDs. */
const kernelReach = 3.5;

/**
 * Moves by an offset and spreads with a normal distribution, both s. What falls off the grid is dropped: nothing can be
 * marked there. Where all of it does, the nearest end keeps it.
 */
export function shiftAndSpread(places: Places, offsetS: number, sdS: number, stepS: number): Places {
  if (offsetS === 0 && sdS === 0) return places;
  const n = places.length;
  // Moving by a part of a step spreads a little by itself; less than half a step cannot be drawn on the grid.
  const sd = Math.max(0.5, sdS / stepS);
  const offset = offsetS / stepS;
  const from = Math.floor(offset - kernelReach * sd);
  const kernel = new Float64Array(Math.ceil(offset + kernelReach * sd) - from + 1);
  for (let k = 0; k < kernel.length; k += 1) kernel[k] = Math.exp(-0.5 * ((k + from - offset) / sd) ** 2);
  const spread = new Float64Array(n);
  let kept = 0;
  for (let i = 0; i < n; i += 1) {
    const mass = places[i] ?? 0;
    if (mass < 1e-12) continue;
    const first = Math.max(0, -(i + from));
    const last = Math.min(kernel.length, n - i - from);
    for (let k = first; k < last; k += 1) {
      const share = mass * (kernel[k] ?? 0);
      spread[i + from + k] = (spread[i + from + k] ?? 0) + share;
      kept += share;
    }
  }
  if (kept < 1e-9) spread[offset > 0 ? n - 1 : 0] = 1;
  return normalise(spread);
}

/** Product of what two sources say of the same place, if they do not depend on each other. */
export function product(a: Places, b: Float64Array): Places {
  return normalise(a.map((value, i) => value * (b[i] ?? 0)));
}

/** Mixture of places with shares that sum to 1. */
export function mixture(parts: readonly { readonly share: number; readonly places: Places }[]): Places {
  const mixed = new Float64Array(parts[0]?.places.length ?? 0);
  for (const { share, places } of parts)
    for (let i = 0; i < mixed.length; i += 1) mixed[i] = (mixed[i] ?? 0) + share * (places[i] ?? 0);
  return normalise(mixed);
}

/** The time below which a share of the mass lies, s: 0.5 is the median. */
export function quantileS(places: Places, timeS: Float64Array, share: number): number {
  const n = places.length;
  const firstS = timeS[0] ?? 0;
  const stepS = n > 1 ? (timeS[1] ?? 0) - firstS : 0;
  let below = 0;
  for (let i = 0; i < n; i += 1) {
    const mass = places[i] ?? 0;
    if (below + mass >= share && mass > 0) {
      const within = Math.min(1, Math.max(0, (share - below) / mass));
      return firstS + (i - 0.5 + within) * stepS;
    }
    below += mass;
  }
  return firstS + (n - 0.5) * stepS;
}

/** Variance, s². */
export function varianceS2(places: Places, timeS: Float64Array): number {
  let mean = 0;
  for (let i = 0; i < places.length; i += 1) mean += (places[i] ?? 0) * (timeS[i] ?? 0);
  let variance = 0;
  for (let i = 0; i < places.length; i += 1) variance += (places[i] ?? 0) * ((timeS[i] ?? 0) - mean) ** 2;
  return variance;
}
