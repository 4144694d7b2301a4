import type { Recording } from '../../recording.ts';
import { boxFilter } from './box-filter.ts';
import { cutAtPeakVentilation } from './cut-at-peak-ventilation.ts';
import {
  fillByBridging,
  fillWithZero,
  frameOf,
  mapColumns,
  networkChannels,
  type Absent,
  type Frame,
} from './frame.ts';
import { averageToSeconds, interpolateToSeconds } from './whole-seconds.ts';

/** The doors of the reference app; each prepares a test in its own way. */
export type Route = 'read_json' | 'read_json_ET' | 'read_csv_app';

/** The door that a recording would go through: a frame of one row a second as it is, anything else as an upload. */
export function routeOf(recording: Recording): Route {
  return recording.sampling.kind === 'uniform' ? 'read_json' : 'read_csv_app';
}

/**
 * A recording → one row a second, as the named door prepares it.
 * - `read_json`: the frame as it comes.
 * - `read_csv_app`: missing values are 0, a box of 20 rows, cut at the highest ventilation, whole seconds.
 * - `read_json_ET`: the same without the cut (recovery stays in), heart rate 0.
 * All of them then keep one row a second. The gaps of `read_json` lie on the line between their neighbours in time
 * (the app's: between the neighbouring seconds, which is the same for a frame of one row a second).
 */
export function prepareAsReference(recording: Recording, route: Route): Frame | Absent {
  const frame = frameOf(recording, route === 'read_json' ? fillByBridging : fillWithZero);
  if ('reason' in frame) return frame;
  switch (route) {
    case 'read_json':
      return refusedByReadJson(recording) ?? averageToSeconds(frame);
    case 'read_json_ET': {
      const { timeS, columns } = interpolateToSeconds(mapColumns(frame, boxFilter));
      return averageToSeconds({ timeS, columns });
    }
    case 'read_csv_app':
      return averageToSeconds(interpolateToSeconds(cutAtPeakVentilation(mapColumns(frame, boxFilter))));
  }
}

/** What makes `read_json` fail: it reads a heart rate at any price, and a channel that begins later is never filled. */
function refusedByReadJson({ channels }: Recording): Absent | undefined {
  if (channels.hrBpm === undefined) return { reason: 'the app fails without a heart rate' };
  const late = networkChannels.find((channel) => channels[channel]?.[0] === undefined);
  return late === undefined ? undefined : { reason: `${late} is missing in the first row` };
}

/** The same preparation with the gaps bridged in time, so that a missing value is no trough; the cut always applies. */
export function prepareMended(recording: Recording): Frame | Absent {
  const frame = frameOf(recording, fillByBridging);
  if ('reason' in frame) return frame;
  if (routeOf(recording) === 'read_json') return averageToSeconds(frame);
  return averageToSeconds(interpolateToSeconds(cutAtPeakVentilation(mapColumns(frame, boxFilter))));
}
