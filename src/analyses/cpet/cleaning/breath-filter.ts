import { quantileOfPresent } from '#core/statistics.ts';
import type { ChannelId, Series } from '../channels.ts';
import type { Exclusion } from '../finding.ts';
import { breathDurationLimitsS } from './limits.ts';
import { localMedians } from './local-median.ts';

type Working = ReadonlyMap<ChannelId, Series>;

/** Neighbours on either side that say what a breath should have been. */
export const reach = 6;
/** A breath this far from its neighbours is an artefact (Lamarra 1987, J Appl Physiol 62:2003, with 4 SD for 3). */
export const outlierSds = 4;
/** Breath noise grows with the square root of its level: one scale for rest and peak (poorly met by a plain SD). */
const noiseScale = Math.sqrt;
/**
 * A breath whose VO2/VE lies this near its neighbours' was breathed like that: a pause or a deep breath, not an artefact.
 * Leaving such breaths out raised VO2peak of 36 treadmill ramps by up to 3 % against their published means.
 */
const ordinaryRatioSds = 3;
/** A neighbour this far off to the other side made up for a bad breath. */
export const reboundSds = 2;
/** A tidal volume below this, L, or below this share of its neighbours', moves little more than dead space. */
export const partialVt = { leastL: 0.15, leastShare: 0.35 } as const;
/** A breath at less than this share of the usual frequency, and so many times as long, holds two. */
export const merged = { rfShare: 0.6, times: 1.8 } as const;
/** No SD below this share of the channel's median: a quiet signal must not make ordinary breaths outliers. */
const smallestSdShare = 0.02;
/** At most this share of the breaths goes as outliers, the worst first; a noisy file stays noisy, and is said to be. */
export const largestOutlierShare = 0.08;

/**
 * The breath filter, in this order and in one pass: repeated times, breaths too short to be breaths, partial breaths
 * (swallow, cough), merged breaths (one missed by the cart), outliers against the local median, and the neighbours that
 * made up for one of these.
 * Each bad breath is named once, with the first rule that it breaks.
 */
export function findBadBreaths(timeS: readonly number[], working: Working): Exclusion[] {
  const codes = new Map<number, string>();
  markTimes(timeS, codes);
  markPartial(working.get('vtL'), codes);
  markMerged(working.get('rfPerMin'), codes);
  markOutliers(working, timeS.length, codes);
  markRebounds(working.get('vo2MlPerMin'), codes);
  return [...codes].sort(([a], [b]) => a - b).map(([index, code]) => ({ index, code }));
}

function markTimes(timeS: readonly number[], codes: Map<number, string>): void {
  for (let i = 1; i < timeS.length; i += 1) {
    const step = (timeS[i] ?? 0) - (timeS[i - 1] ?? 0);
    if (step <= 0) codes.set(i, 'repeated-time');
    else if (step < breathDurationLimitsS.low) codes.set(i, 'too-short');
  }
}

function markPartial(vtL: Series | undefined, codes: Map<number, string>): void {
  if (vtL === undefined) return;
  const series = without(vtL, codes);
  const medians = localMedians(series, reach);
  series.forEach((vt, i) => {
    if (vt === undefined) return;
    const expected = medians[i];
    const { leastL, leastShare } = partialVt;
    if (vt < leastL || (expected !== undefined && vt < leastShare * expected)) codes.set(i, 'partial');
  });
}

function markMerged(rfPerMin: Series | undefined, codes: Map<number, string>): void {
  if (rfPerMin === undefined) return;
  const series = without(rfPerMin, codes);
  const medians = localMedians(series, reach);
  series.forEach((rf, i) => {
    const expected = medians[i];
    if (rf === undefined || expected === undefined) return;
    const { rfShare, times } = merged;
    if (rf < rfShare * expected && 60 / rf > (times * 60) / expected) codes.set(i, 'merged');
  });
}

function markOutliers(working: Working, breaths: number, codes: Map<number, string>): void {
  const ratio = distancesFromNeighbours(without(vo2PerVe(working), codes));
  const worst = new Map<number, number>();
  for (const id of ['vo2MlPerMin', 'vco2MlPerMin', 'veLPerMin'] as const) {
    const series = working.get(id);
    if (series === undefined) continue;
    distancesFromNeighbours(without(series, codes)).forEach((distance, i) => {
      if (distance === undefined || Math.abs(distance) <= outlierSds) return;
      const ofRatio = ratio[i];
      if (ofRatio !== undefined && Math.abs(ofRatio) <= ordinaryRatioSds) return;
      worst.set(i, Math.max(worst.get(i) ?? 0, Math.abs(distance)));
    });
  }
  const ranked = [...worst].sort(([a, x], [b, y]) => y - x || a - b);
  for (const [index] of ranked.slice(0, Math.floor(largestOutlierShare * breaths)))
    codes.set(index, 'outlier');
}

function vo2PerVe(working: Working): Series {
  const ve = working.get('veLPerMin');
  return (working.get('vo2MlPerMin') ?? []).map((vo2, i) => {
    const ventilation = ve?.[i];
    return vo2 === undefined || ventilation === undefined ? undefined : vo2 / ventilation;
  });
}

/**
 * What a bad breath lost, its neighbour gained: a cart that misses the end of one breath counts it to the next. Both
 * go or VO2 is biased; leaving out the low half alone raised VO2peak of real ramps by up to 6 %.
 */
function markRebounds(vo2: Series | undefined, codes: Map<number, string>): void {
  if (vo2 === undefined) return;
  const distances = distancesFromNeighbours(vo2, without(vo2, codes));
  const bad = [...codes].filter(([, code]) => code !== 'repeated-time').map(([index]) => index);
  for (const index of bad) {
    const own = distances[index];
    if (own === undefined) continue;
    for (const neighbour of [index + 1, index - 1]) {
      const other = distances[neighbour];
      if (other === undefined || codes.has(neighbour)) continue;
      if (Math.sign(other) === -Math.sign(own) && Math.abs(other) > reboundSds) {
        codes.set(neighbour, 'rebound');
        break;
      }
    }
  }
}

/** How far each value lies from the median of its neighbours in `reference`, in robust SDs of the whole test. */
function distancesFromNeighbours(values: Series, reference: Series = values): (number | undefined)[] {
  const medians = localMedians(reference, reach);
  const scaled = values.map((value, i) => {
    const expected = medians[i];
    if (value === undefined || expected === undefined || expected <= 0) return undefined;
    return (value - expected) / noiseScale(expected);
  });
  const typical = quantileOfPresent(reference, 0.5) ?? 0;
  // One SD for the whole test: that of five to fifteen breaths is too unsteady to judge by.
  const spread = 1.4826 * (quantileOfPresent(scaled, 0.5, Math.abs) ?? 0);
  const sd = Math.max(spread, smallestSdShare * noiseScale(typical));
  return scaled.map((one) => (one === undefined || sd === 0 ? undefined : one / sd));
}

function without(series: Series, codes: ReadonlyMap<number, string>): Series {
  return codes.size === 0 ? series : series.map((value, i) => (codes.has(i) ? undefined : value));
}
