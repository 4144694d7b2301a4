import type { Remark } from '#core/remark.ts';
import type { ChosenRows } from '../adjustments.ts';
import type { ChannelId } from '../channels.ts';
import type { Exclusion } from '../finding.ts';
import type { Recording } from '../recording.ts';
import { breathChannels } from './breath-channels.ts';
import { hardLimits, isWithin } from './limits.ts';

/** What cleaning leaves out after a person had a look at it. */
export type ChangedByHand = {
  readonly excluded: readonly Exclusion[];
  /** How many rows only the person left out. */
  readonly added: number;
  readonly remarks: readonly Remark[];
};

/**
 * Takes rows in again and leaves rows out as a person chose, in place. A value outside hard limits stays out whoever asks
 * for it: it is no measurement.
 */
export function changeByHand(
  recording: Recording,
  working: ReadonlyMap<ChannelId, (number | undefined)[]>,
  automatic: readonly Exclusion[],
  rows: ChosenRows,
): ChangedByHand {
  const back = new Set(rows.restored);
  const kept = automatic.filter(({ index, code }) => !back.has(index) || code === 'outside-hard-limits');
  const returned = new Set(automatic.filter((one) => !kept.includes(one)).map(({ index }) => index));
  for (const index of returned) restore(recording, working, index);
  const beyond = new Set(kept.filter(({ index }) => back.has(index)).map(({ index }) => index));

  const wholly = new Set(kept.filter(({ channel }) => channel === undefined).map(({ index }) => index));
  const added = rows.excluded.filter((index) => !wholly.has(index));
  for (const index of added) for (const id of breathChannels) leaveOut(working.get(id), index);
  return {
    excluded: [...kept, ...added.map((index): Exclusion => ({ index, code: 'by-reader' }))],
    added: added.length,
    remarks: remarksOn(added.length, returned.size, beyond.size),
  };
}

function restore(
  { channels }: Recording,
  working: ReadonlyMap<ChannelId, (number | undefined)[]>,
  index: number,
): void {
  for (const id of breathChannels) {
    const series = working.get(id);
    const value = channels[id]?.[index];
    if (series !== undefined && isWithin(value, hardLimits[id])) series[index] = value;
  }
}

function leaveOut(series: (number | undefined)[] | undefined, index: number): void {
  if (series !== undefined) series[index] = undefined;
}

function remarksOn(added: number, returned: number, beyond: number): Remark[] {
  const words = [
    ...(added > 0 ? [`${added} left out`] : []),
    ...(returned > 0 ? [`${returned} taken in again`] : []),
  ];
  return [
    ...(words.length === 0
      ? []
      : [
          {
            code: 'breaths-by-reader',
            severity: 'note' as const,
            detail: `rows chosen by hand: ${words.join(', ')}`,
            value: added + returned,
          },
        ]),
    ...(beyond === 0
      ? []
      : [
          {
            code: 'adjustment-beyond-limits',
            severity: 'note' as const,
            detail: `${beyond} rows taken in again by hand hold values that cannot be; those stay out`,
            value: beyond,
          },
        ]),
  ];
}
