import type { Channels } from '#analyses/cpet/channels.ts';
import type { Recording } from '#analyses/cpet/recording.ts';

/** A recording of these channels, one value a second unless `more` says otherwise; what a test does not draw is empty. */
export function drawRecording(
  timeS: readonly number[],
  channels: Channels,
  more: Partial<Recording> = {},
): Recording {
  return {
    device: 'generic',
    deviceTitle: 'drawn',
    subject: {},
    environment: {},
    sampling: { kind: 'uniform', intervalS: 1 },
    timeS,
    channels,
    rows: timeS.map((_, i) => i + 2),
    columns: [],
    statedPhases: [],
    statedThresholds: [],
    remarks: [],
    ...more,
  };
}

/** Channels drawn as functions of the second. */
export type DrawnChannels = Readonly<Partial<Record<keyof Channels, (timeS: number) => number | undefined>>>;

/** A recording of ten minutes with a row every `intervalS` seconds. */
export function drawTenMinutes(drawn: DrawnChannels, more: Partial<Recording> = {}): Recording {
  const intervalS = more.sampling?.intervalS ?? 1;
  const timeS = Array.from({ length: Math.floor(600 / intervalS) }, (_, i) => i * intervalS);
  const channels = Object.entries(drawn).map(([id, value]) => [id, timeS.map(value)]);
  return drawRecording(timeS, Object.fromEntries(channels) as Channels, more);
}
