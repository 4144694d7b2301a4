import type { ChannelId, Series } from '#analyses/cpet/channels.ts';
import { samplingOf } from '#analyses/cpet/columns/sampling.ts';
import type { Recording } from '#analyses/cpet/recording.ts';

/** The rising part of a test, s on its clock. */
export type Part = { readonly startS: number; readonly endS: number };

/** A change that should not move a threshold. */
export type Perturbation = {
  readonly name: string;
  /** The changed recording; undefined where the change does not apply to it. */
  readonly apply: (recording: Recording, part: Part) => Recording | undefined;
  /** What the change multiplies VO2 by; default 1. */
  readonly vo2Gain?: number;
};

export const perturbations: readonly Perturbation[] = [
  ...[5, 10, 15, 30].map((stepS) => ({
    name: `means of ${stepS} s`,
    apply: (recording: Recording) => inBins(recording, stepS),
  })),
  { name: 'without heart rate', apply: without(['hrBpm']) },
  { name: 'without end-tidal pressures', apply: without(['peto2MmHg', 'petco2MmHg']) },
  { name: 'without VT and RF', apply: without(['vtL', 'rfPerMin']) },
  { name: 'cut before the rise', apply: (recording, { startS }) => between(recording, startS, Infinity) },
  { name: 'cut at the end of the rise', apply: (recording, { endS }) => between(recording, -Infinity, endS) },
  ...(['vo2MlPerMin', 'vco2MlPerMin'] as const).flatMap((channel) =>
    [1.03, 0.97].map((gain) => ({
      name: `${channel === 'vo2MlPerMin' ? 'VO2' : 'VCO2'} ${gain > 1 ? '+' : '−'}3 %`,
      apply: (recording: Recording) => scaled(recording, channel, gain),
      ...(channel === 'vo2MlPerMin' && { vo2Gain: gain }),
    })),
  ),
];

/** Means of the rows in bins, stamped at their middle, as a cart would average; undefined where rows are as long already. */
function inBins(recording: Recording, stepS: number): Recording | undefined {
  if (recording.sampling.intervalS >= 0.9 * stepS) return undefined;
  const firstS = recording.timeS[0] ?? 0;
  const bins = new Map<number, number[]>();
  recording.timeS.forEach((second, row) => {
    const bin = Math.floor((second - firstS) / stepS);
    bins.set(bin, [...(bins.get(bin) ?? []), row]);
  });
  const mean = (series: Series, rows: readonly number[]): number | undefined => {
    const values = rows.flatMap((row) => series[row] ?? []);
    return values.length > 0 ? values.reduce((sum, one) => sum + one, 0) / values.length : undefined;
  };
  const groups = [...bins.values()];
  const timeS = [...bins.keys()].map((bin) => firstS + (bin + 0.5) * stepS);
  const channels = mapChannels(recording, (series) => groups.map((rows) => mean(series, rows)));
  return {
    ...recording,
    timeS,
    channels,
    rows: groups.map((rows) => recording.rows[rows[0] ?? 0] ?? 0),
    sampling: samplingOf(timeS, channels.rfPerMin),
  };
}

/** Rows from one time to another. */
function between(recording: Recording, fromS: number, toS: number): Recording | undefined {
  const kept = recording.timeS.flatMap((second, row) => (second >= fromS && second <= toS ? [row] : []));
  // A few rows less is no cut.
  if (kept.length > recording.timeS.length - 5) return undefined;
  return {
    ...recording,
    timeS: kept.map((row) => recording.timeS[row] ?? 0),
    channels: mapChannels(recording, (series) => kept.map((row) => series[row])),
    rows: kept.map((row) => recording.rows[row] ?? 0),
  };
}

/** Drops channels; undefined where none of them is there. */
function without(names: readonly ChannelId[]): Perturbation['apply'] {
  return (recording) => {
    const channels = { ...recording.channels };
    for (const name of names) Reflect.deleteProperty(channels, name);
    const isThere = names.some((name) => recording.channels[name]?.some((value) => value !== undefined));
    return isThere ? { ...recording, channels } : undefined;
  };
}

function scaled(recording: Recording, channel: ChannelId, gain: number): Recording | undefined {
  const series = recording.channels[channel];
  if (series === undefined) return undefined;
  const changed = series.map((value) => (value === undefined ? undefined : value * gain));
  return { ...recording, channels: { ...recording.channels, [channel]: changed } };
}

function mapChannels(recording: Recording, change: (series: Series) => Series): Recording['channels'] {
  const entries = Object.entries(recording.channels) as [ChannelId, Series][];
  return Object.fromEntries(entries.map(([id, series]) => [id, change(series)]));
}
