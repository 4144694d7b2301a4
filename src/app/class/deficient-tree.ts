import type { CodeMeaning, LookUpCode } from '#analyses/knowledge-test/code-book/look-up.ts';
import { levelTitles } from '#analyses/knowledge-test/class/level-titles.ts';
import { inPublishedOrder } from '#analyses/knowledge-test/report/deficient-areas.ts';

/** Codes of a report from area to task to element, in the order of the publication. */
export type DeficientArea = {
  /** "PA.I"; '' for older codes, which have neither area nor task. */
  readonly area: string;
  readonly title?: string;
  readonly tasks: readonly DeficientTask[];
};

export type DeficientTask = {
  readonly task: string;
  readonly title?: string;
  /** What to read, where a code book of the edition says it. */
  readonly references: readonly string[];
  readonly codes: readonly CodeMeaning[];
};

/** Puts codes in the order in which they are studied, each with what is known of it on the day of the test. */
export function deficientTree(
  codes: readonly string[],
  examDate: string | undefined,
  lookUp: LookUpCode,
): readonly DeficientArea[] {
  const areas = new Map<string, Map<string, CodeMeaning[]>>();
  for (const { code } of codes.map((code) => ({ code })).sort(inPublishedOrder)) {
    const parts = code.split('.');
    const [area, task] =
      parts.length < 4 ? ['', ''] : [parts.slice(0, 2).join('.'), parts.slice(0, 3).join('.')];
    const tasks = areas.get(area) ?? new Map<string, CodeMeaning[]>();
    areas.set(area, tasks.set(task, [...(tasks.get(task) ?? []), lookUp(code, examDate)]));
  }
  return [...areas].map(([area, tasks]) => {
    const { areaTitle } = levelTitles(area);
    return {
      area,
      ...(areaTitle !== undefined && { title: areaTitle }),
      tasks: [...tasks].map(([task, meanings]) => {
        const title = meanings[0]?.taskTitle ?? levelTitles(task).taskTitle;
        return {
          task,
          ...(title !== undefined && { title }),
          references: [...new Set(meanings.flatMap(({ references }) => references))],
          codes: meanings,
        };
      }),
    };
  });
}
