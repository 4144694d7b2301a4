import type { FileFault } from '#core/result.ts';
import type { Recording } from '../recording.ts';

/** House limit: nobody is measured for longer than a day. */
const longestS = 24 * 3600;
/** House limit, s: beyond it a clock has no whole seconds; seconds since 1970 stay far below. */
const latestS = 1e11;

/**
 * Whether the times are those of a test. A damaged digit can make one row lie years behind the others, and a series of a
 * value every second would fill the memory. Fault `time-implausible` with the first row that cannot be.
 */
export function refuseRecordedTime({
  timeS,
  rows,
  columns,
}: Pick<Recording, 'timeS' | 'rows' | 'columns'>): FileFault | undefined {
  const firstS = timeS[0] ?? 0;
  const index = timeS.findIndex((second) => second - firstS > longestS || Math.abs(second) > latestS);
  if (index < 0) return undefined;
  const { heading = '', at } = columns.find(({ channel }) => channel === 'time') ?? {};
  const row = rows[index];
  const hours = ((timeS[index] ?? 0) - firstS) / 3600;
  const said = hours < 1e6 ? `${Math.round(hours)} hours` : 'more than a million hours';
  return {
    kind: 'implausible',
    code: 'time-implausible',
    detail: `this row lies ${said} behind the first; a test has 24`,
    at: {
      ...(at?.sheet !== undefined && { sheet: at.sheet }),
      ...(row !== undefined && { row }),
      ...(heading !== '' && { column: heading }),
    },
  };
}
