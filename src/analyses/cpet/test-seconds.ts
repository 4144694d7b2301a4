import type { ChannelId } from './channels.ts';
import type { Cleaned } from './cleaning/clean.ts';
import type { Recording } from './recording.ts';
import { holdToSeconds, resampleToSeconds, type SecondSeries } from './resampling.ts';

/** A cleaned test at whole seconds: the common ground of phases, peaks and gates. */
export type TestSeconds = {
  readonly vo2: SecondSeries;
  readonly channel: (id: ChannelId) => SecondSeries | undefined;
  /** Loads hold from row to row instead of being interpolated. */
  readonly load: (id: 'workRateW' | 'speedKmPerH' | 'gradePercent') => SecondSeries | undefined;
};

/** No gap longer than this is bridged (methods: 15 s, or two and a half rows of averaged data). */
const longestBridgeS = 15;

/** Resamples each channel to whole seconds when first asked for; undefined where there is no VO2. */
export function atSeconds(recording: Recording, cleaned: Cleaned): TestSeconds | undefined {
  const maxGapS = Math.max(longestBridgeS, 2.5 * recording.sampling.intervalS);
  const made = new Map<ChannelId, SecondSeries>();
  const held = new Map<ChannelId, SecondSeries>();
  const channel = (id: ChannelId) => {
    const series = cleaned.channels[id];
    if (series === undefined) return undefined;
    const resampled = made.get(id) ?? resampleToSeconds(recording.timeS, series, { maxGapS });
    made.set(id, resampled);
    return resampled;
  };
  const vo2 = channel('vo2MlPerMin');
  if (vo2 === undefined) return undefined;
  const load = (id: 'workRateW' | 'speedKmPerH' | 'gradePercent') => {
    const series = cleaned.channels[id];
    if (series === undefined) return undefined;
    const onSeconds = held.get(id) ?? holdToSeconds(recording.timeS, series, Math.max(60, 2 * maxGapS));
    held.set(id, onSeconds);
    return onSeconds;
  };
  return { vo2, channel, load };
}
