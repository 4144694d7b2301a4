import { numberingOf } from '../codes/numbering.ts';

/** Where a code, task ("PA.I.B") or area ("PA.I") belongs, in the words of the numbering. */
export type LevelTitles = { readonly areaTitle?: string; readonly taskTitle?: string };

/** The titles of a code's area and task; none for older codes, and for what the numbering does not have. */
export function levelTitles(code: string): LevelTitles {
  const [prefix = '', roman = '', letter = ''] = code.split('.');
  const area = numberingOf(prefix)?.areas.get(roman);
  if (area === undefined) return {};
  const task = area.tasks.get(letter);
  return { areaTitle: area.title, ...(task && { taskTitle: task.title }) };
}
