import type { Item } from '#engine/ports.ts';
import { thresholds, type ReadMark, type ReadMarks, type Which } from './marks.ts';

/**
 * Where the program itself puts the thresholds of a test, from its row: a value that a person set by hand since is not
 * its answer, and the automatic one that the row keeps beside it counts. A threshold that it looked for and did not
 * find is absent; one that it was never asked for is nothing.
 */
export function automaticMarks({ state }: Pick<Item, 'state'>): ReadMarks {
  if (state.status !== 'done') return {};
  const { row } = state;
  const impossible = row['thresholds_impossible'];
  const markOf = (which: Which): ReadMark | undefined => {
    const adjusted = row[`${which}_source`] === 'adjusted';
    const timeS = row[adjusted ? `${which}_automatic_time_s` : `${which}_time_s`];
    const vo2MlPerMin = row[adjusted ? `${which}_automatic_vo2_ml_min` : `${which}_vo2_ml_min`];
    if (typeof timeS === 'number' && typeof vo2MlPerMin === 'number') return { timeS, vo2MlPerMin };
    return typeof impossible === 'string' && impossible !== '' ? undefined : { absent: true };
  };
  const found: { vt1?: ReadMark; vt2?: ReadMark } = {};
  for (const which of thresholds) {
    const mark = markOf(which);
    if (mark !== undefined) found[which] = mark;
  }
  return found;
}
