import { channels } from '../channels.ts';
import type { ColumnRecord, UnitRule } from '../recording.ts';

/** The rules that decide a unit, in words, the strongest first. */
export const ruleWords: Readonly<Record<UnitRule, string>> = {
  'unit-row': 'the unit row of the file',
  name: 'the unit in the heading',
  device: "the device's habit",
  magnitude: 'the size of the numbers',
};

/** What a column is used as: a channel, the time base, or only a check. */
export function describeChannel({ channel }: ColumnRecord): string {
  if (channel === undefined) return 'checks only';
  if (channel === 'time') return 'time';
  return `${channels[channel].title} (${channels[channel].unit})`;
}
