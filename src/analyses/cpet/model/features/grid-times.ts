import type { TestSeconds } from '../../test-seconds.ts';
import { gridStepS, longestGrid } from './test-features.ts';

/** What lies around the exercise part is seen for this long, s. */
const aroundS = 60;
/** No threshold lies sooner after the start of the rise, s. */
const earliestS = 15;

export type Part = { readonly startS: number; readonly endS: number };

/**
 * Whole seconds, 5 apart, over the exercise part and up to 60 s on either side, as far as VO2 is known; the last 480
 * of them where there are more. Counted from the start of the part, so that another clock gives the same grid.
 */
export function gridTimes({ vo2 }: TestSeconds, part: Part): Float64Array {
  const anchorS = Math.ceil(part.startS);
  const knownFrom = vo2.known.indexOf(1);
  if (knownFrom < 0) return new Float64Array(0);
  const firstS = Math.max(vo2.firstS + knownFrom, anchorS - aroundS);
  const lastS = Math.min(vo2.firstS + vo2.known.lastIndexOf(1), part.endS + aroundS);
  const from = Math.ceil((firstS - anchorS) / gridStepS);
  const to = Math.floor((lastS - anchorS) / gridStepS);
  const start = Math.max(from, to - longestGrid + 1);
  return Float64Array.from(
    { length: Math.max(0, to - start + 1) },
    (_, i) => anchorS + (start + i) * gridStepS,
  );
}

/** 1 where a threshold may lie: from 15 s after the start of the part to its end. */
export function insidePart(timeS: Float64Array, part: Part): Uint8Array {
  return Uint8Array.from(timeS, (time) => Number(time >= part.startS + earliestS && time <= part.endS));
}
