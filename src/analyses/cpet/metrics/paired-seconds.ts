import type { ChannelId } from '../channels.ts';
import { meanWithin, type SecondSeries } from '../resampling.ts';
import type { Span, TestView } from './test-view.ts';

/** Seconds of a span in which every named channel is known, as parallel arrays. */
export type PairedSeconds = { readonly timeS: number[]; readonly values: readonly number[][] };

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
  const timeS: number[] = [];
  const values = series.map((): number[] => []);
  for (let second = Math.ceil(span.startS); second <= Math.floor(span.endS); second += 1) {
    if (!series.every((one) => one.known[second - one.firstS] === 1)) continue;
    timeS.push(second);
    series.forEach((one, k) => values[k]?.push(one.values[second - one.firstS] ?? 0));
  }
  return { timeS, values };
}

/** Mean of a channel over a window centred on `timeS`; undefined where fewer than half of its seconds are known. */
export function meanAround(view: TestView, id: ChannelId, timeS: number, widthS: number): number | undefined {
  const series = view.seconds[id];
  if (series === undefined) return undefined;
  let known = 0;
  const from = Math.ceil(timeS - widthS / 2);
  const to = Math.floor(timeS + widthS / 2);
  for (let second = from; second <= to; second += 1) known += series.known[second - series.firstS] ?? 0;
  return known >= widthS / 2 ? meanWithin(series, from, to) : undefined;
}
