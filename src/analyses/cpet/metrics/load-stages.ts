import type { SecondSeries } from '../resampling.ts';
import { oncePer } from '#core/once-per.ts';
import type { Span, TestView } from './test-view.ts';

/** What the load is made of, and how far it may wander and still count as the same. */
const loads = [
  { id: 'workRateW', withinUnits: 5 },
  { id: 'speedKmPerH', withinUnits: 0.05 },
  { id: 'gradePercent', withinUnits: 0.25 },
] as const;

/**
 * Stretches of exercise at one load, in order: work rate where there is one, else speed and grade together. Short ones
 * too: a ramp gives one stretch for each change. Empty without a load.
 */
export const loadStages = oncePer((view: TestView): readonly Span[] => {
  const channels = loadChannels(view);
  if (channels.length === 0) return [];
  const from = Math.ceil(view.exercise.startS);
  const to = Math.floor(view.exercise.endS);
  const isSame = (a: number, b: number): boolean =>
    channels.every(
      ({ series, withinUnits }) =>
        series.known[b - series.firstS] === 1 &&
        Math.abs((series.values[a - series.firstS] ?? 0) - (series.values[b - series.firstS] ?? 0)) <
          withinUnits,
    );
  const stages: Span[] = [];
  let startS = from;
  for (let second = from + 1; second <= to + 1; second += 1) {
    if (second <= to && isSame(startS, second)) continue;
    stages.push({ startS, endS: second });
    startS = second;
  }
  return stages;
});

function loadChannels(view: TestView): { readonly series: SecondSeries; readonly withinUnits: number }[] {
  const wanted = view.seconds.workRateW === undefined ? loads.slice(1) : loads.slice(0, 1);
  return wanted.flatMap(({ id, withinUnits }) => {
    const series = view.seconds[id];
    return series === undefined ? [] : [{ series, withinUnits }];
  });
}
