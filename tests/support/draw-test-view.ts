import type { ChannelId } from '#analyses/cpet/channels.ts';
import type { SecondSeries } from '#analyses/cpet/resampling.ts';
import type { TestView } from '#analyses/cpet/metrics/test-view.ts';

/** A channel drawn as a function of the second, known everywhere in [firstS, lastS]. */
export function drawSeconds(firstS: number, lastS: number, value: (timeS: number) => number): SecondSeries {
  const length = lastS - firstS + 1;
  return {
    firstS,
    values: Float64Array.from({ length }, (_, i) => value(firstS + i)),
    known: new Uint8Array(length).fill(1),
  };
}

/** A cycle ramp of 600 s after 120 s of rest, 180 s of recovery, with channels drawn by the caller. */
export function drawTestView(
  drawn: Partial<Record<ChannelId, (timeS: number) => number>>,
  more: Partial<TestView> = {},
): TestView {
  const seconds: Partial<Record<ChannelId, SecondSeries>> = {};
  for (const [id, value] of Object.entries(drawn)) seconds[id as ChannelId] = drawSeconds(0, 900, value);
  return {
    seconds,
    sampling: { kind: 'breaths', intervalS: 2.5 },
    protocol: { kind: 'ramp', mode: 'cycle' },
    phases: [],
    rest: { startS: 0, endS: 120 },
    exercise: { startS: 120, endS: 720 },
    incremental: { startS: 120, endS: 720 },
    recovery: { startS: 720, endS: 900 },
    person: { mode: 'cycle' },
    ...more,
  };
}
