import { fitLine, type Line } from '#core/regression.ts';
import type { ChannelId } from '../channels.ts';
import type { SecondSeries } from '../resampling.ts';
import type { Span, TestView } from './test-view.ts';
import { windowMeans } from './window-means.ts';

/** Seconds of a span in which every named channel is known, as parallel arrays. */
export type PairedSeconds = { readonly timeS: Float64Array; readonly values: readonly Float64Array[] };

function areKnown(series: readonly SecondSeries[], second: number): boolean {
  for (const one of series) if (one.known[second - one.firstS] !== 1) return false;
  return true;
}

/** Values of a series at seconds within it. */
function valuesAt({ firstS, values }: SecondSeries, timeS: Float64Array): Float64Array {
  const found = new Float64Array(timeS.length);
  for (let i = 0; i < timeS.length; i += 1) found[i] = values[(timeS[i] ?? 0) - firstS] ?? 0;
  return found;
}

/** Stretches of a span in which every named channel is known, as parallel arrays. */
export type PairedMeans = { readonly timeS: readonly number[]; readonly values: readonly number[][] };

/** Gathers the seconds of `span` in which all of `ids` are known; undefined where a channel is missing altogether. */
export function pairSeconds(
  view: TestView,
  ids: readonly ChannelId[],
  span: Span,
): PairedSeconds | undefined {
  const series: SecondSeries[] = [];
  for (const id of ids) {
    const one = view.seconds[id];
    if (one === undefined) return undefined;
    series.push(one);
  }
  const firstS = Math.ceil(span.startS);
  const lastS = Math.floor(span.endS);
  const timeS = new Float64Array(Math.max(0, lastS - firstS + 1));
  let count = 0;
  for (let second = firstS; second <= lastS; second += 1) {
    if (areKnown(series, second)) timeS[count++] = second;
  }
  const seconds = timeS.subarray(0, count);
  return { timeS: seconds, values: series.map((one) => valuesAt(one, seconds)) };
}

/** Means of stretches of `widthS` in which every named channel is known for at least half: breath noise averaged out. */
export function pairMeans(
  view: TestView,
  ids: readonly ChannelId[],
  { startS, endS }: Span,
  widthS: number,
): PairedMeans | undefined {
  if (ids.some((id) => view.seconds[id] === undefined)) return undefined;
  const timeS: number[] = [];
  const values = ids.map((): number[] => []);
  for (let from = Math.ceil(startS); from + widthS <= endS + 1; from += widthS) {
    const means = ids.flatMap((id) => meanBefore(view, id, from + widthS, widthS) ?? []);
    if (means.length < ids.length) continue;
    timeS.push(from + (widthS - 1) / 2);
    means.forEach((mean, k) => values[k]?.push(mean));
  }
  return { timeS, values };
}

/** Least squares of a channel on time over a span; undefined where it is missing or too little of it is known. */
export function lineInTime(view: TestView, id: ChannelId, span: Span): Line | undefined {
  const pairs = pairSeconds(view, [id], span);
  const [values] = pairs?.values ?? [];
  return pairs && values && fitLine(pairs.timeS, values);
}

/** Mean of a channel over a window centred on `timeS`; undefined where fewer than half of its seconds are known. */
export function meanAround(view: TestView, id: ChannelId, timeS: number, widthS: number): number | undefined {
  const series = view.seconds[id];
  return series && windowMeans(series)(timeS - widthS / 2, timeS + widthS / 2);
}

/** Mean of the seconds just before a time that belongs to the next phase; undefined where fewer than half are known. */
export function meanBefore(view: TestView, id: ChannelId, endS: number, widthS: number): number | undefined {
  const series = view.seconds[id];
  return series && windowMeans(series)(endS - widthS, endS - 1);
}

/** Mean of the last minute of rest, or of all of it from 30 s on; undefined without a rest. */
export function meanAtRest(view: TestView, id: ChannelId): number | undefined {
  const { rest } = view;
  return rest === undefined || rest.endS - rest.startS < 30
    ? undefined
    : meanBefore(view, id, rest.endS, Math.min(60, rest.endS - rest.startS));
}

/** Whether every named channel is known in three quarters of the exercise or more: an extreme of less may be anything. */
export function mostlyKnown(view: TestView, ids: readonly ChannelId[]): boolean {
  const { startS, endS } = view.exercise;
  return ids.every((id) => {
    const series = view.seconds[id];
    if (series === undefined) return false;
    let known = 0;
    for (let second = Math.ceil(startS); second <= endS; second += 1)
      known += series.known[second - series.firstS] ?? 0;
    return known >= 0.75 * (endS - startS);
  });
}
