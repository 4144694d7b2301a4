import { median, present } from '#core/statistics.ts';
import type { ChannelId, Series } from '../channels.ts';
import type { Exclusion } from '../finding.ts';
import { breathDurationLimitsS } from './limits.ts';
import { localMedians } from './local-median.ts';

type Working = ReadonlyMap<ChannelId, Series>;

/** Neighbours on either side that say what a breath should have been. */
const reach = 6;
/** A breath this far from its neighbours is an artefact (Lamarra 1987, J Appl Physiol 62:2003, with 4 SD for 3). */
const outlierSds = 4;
/** No SD below this share of the channel's median: a quiet signal must not make ordinary breaths outliers. */
const smallestSdShare = 0.02;
/** At most this share of the breaths goes as outliers, the worst first; a noisy file stays noisy, and is said to be. */
const largestOutlierShare = 0.08;

/**
 * The breath filter, in this order and in one pass: repeated times, breaths too short to be breaths, partial breaths
 * (swallow, cough), merged breaths (one missed by the cart), and outliers against the local median.
 * Each bad breath is named once, with the first rule that it breaks.
 */
export function findBadBreaths(timeS: readonly number[], working: Working): Exclusion[] {
  const codes = new Map<number, string>();
  markTimes(timeS, codes);
  markPartial(working.get('vtL'), codes);
  markMerged(working.get('rfPerMin'), codes);
  markOutliers(working, timeS.length, codes);
  return [...codes].sort(([a], [b]) => a - b).map(([index, code]) => ({ index, code }));
}

function markTimes(timeS: readonly number[], codes: Map<number, string>): void {
  for (let i = 1; i < timeS.length; i += 1) {
    const step = (timeS[i] ?? 0) - (timeS[i - 1] ?? 0);
    if (step <= 0) codes.set(i, 'repeated-time');
    else if (step < breathDurationLimitsS.low) codes.set(i, 'too-short');
  }
}

/** VT below 0.35 of its neighbours' or below 0.15 L moves little more than dead space. */
function markPartial(vtL: Series | undefined, codes: Map<number, string>): void {
  if (vtL === undefined) return;
  const series = without(vtL, codes);
  const medians = localMedians(series, reach);
  series.forEach((vt, i) => {
    if (vt === undefined) return;
    const expected = medians[i];
    if (vt < 0.15 || (expected !== undefined && vt < 0.35 * expected)) codes.set(i, 'partial');
  });
}

/** A breath of 1.8 times the usual duration, at less than 0.6 of the usual frequency, holds two. */
function markMerged(rfPerMin: Series | undefined, codes: Map<number, string>): void {
  if (rfPerMin === undefined) return;
  const series = without(rfPerMin, codes);
  const medians = localMedians(series, reach);
  series.forEach((rf, i) => {
    const expected = medians[i];
    if (rf === undefined || expected === undefined) return;
    if (rf < 0.6 * expected && 60 / rf > (1.8 * 60) / expected) codes.set(i, 'merged');
  });
}

function markOutliers(working: Working, breaths: number, codes: Map<number, string>): void {
  const worst = new Map<number, number>();
  for (const id of ['vo2MlPerMin', 'vco2MlPerMin', 'veLPerMin'] as const) {
    const raw = working.get(id);
    if (raw === undefined) continue;
    const series = without(raw, codes);
    const medians = localMedians(series, reach);
    const residuals: number[] = [];
    series.forEach((value, i) => {
      const expected = medians[i];
      if (value !== undefined && expected !== undefined) residuals.push(Math.abs(value - expected));
    });
    // One SD for the whole test: that of five to fifteen breaths is too unsteady to judge by.
    const floor = smallestSdShare * (median(present(series)) ?? 0);
    const sd = Math.max(1.4826 * (median(residuals) ?? 0), floor);
    if (sd === 0) continue;
    series.forEach((value, i) => {
      const expected = medians[i];
      if (value === undefined || expected === undefined) return;
      const distance = Math.abs(value - expected) / sd;
      if (distance > outlierSds) worst.set(i, Math.max(worst.get(i) ?? 0, distance));
    });
  }
  const ranked = [...worst].sort(([a, x], [b, y]) => y - x || a - b);
  for (const [index] of ranked.slice(0, Math.floor(largestOutlierShare * breaths)))
    codes.set(index, 'outlier');
}

function without(series: Series, codes: ReadonlyMap<number, string>): Series {
  return codes.size === 0 ? series : series.map((value, i) => (codes.has(i) ? undefined : value));
}
