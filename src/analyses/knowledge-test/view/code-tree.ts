import { levelTitles } from '../class/level-titles.ts';
import type { ReadCode, ReportRead } from '../finding.ts';
import { inPublishedOrder } from '../report/deficient-areas.ts';

/** Codes of a report under their task and area, in the order of the publication. */
export type CodeArea = {
  readonly key: string;
  /** "PA.I Preflight Preparation"; learning statement codes stand by themselves. */
  readonly title: string;
  readonly count: number;
  readonly tasks: readonly CodeTask[];
};

export type CodeTask = {
  readonly key: string;
  /** "B. Airworthiness Requirements"; absent for learning statement codes. */
  readonly title?: string;
  readonly codes: readonly ReadCode[];
};

/** The codes of a report as area → task → element. A code that the numbering does not have says where it would belong. */
export function codeTree({ codes }: Pick<ReportRead, 'codes'>): readonly CodeArea[] {
  const areas = new Map<string, { title: string; tasks: Map<string, CodeTask> }>();
  const statementsLast = codes.toSorted(
    (a, b) => Number(!a.code.includes('.')) - Number(!b.code.includes('.')) || inPublishedOrder(a, b),
  );
  for (const each of statementsLast) {
    const { areaKey, areaTitle, taskKey, taskTitle } = placesOf(each.code);
    const area = areas.get(areaKey) ?? { title: areaTitle, tasks: new Map<string, CodeTask>() };
    const before = area.tasks.get(taskKey)?.codes ?? [];
    area.tasks.set(taskKey, {
      key: taskKey,
      ...(taskTitle !== undefined && { title: taskTitle }),
      codes: [...before, each],
    });
    areas.set(areaKey, area);
  }
  return [...areas].map(([key, { title, tasks }]) => ({
    key,
    title,
    count: [...tasks.values()].reduce((sum, task) => sum + task.codes.length, 0),
    tasks: [...tasks.values()],
  }));
}

function placesOf(code: string) {
  const [prefix = '', area = '', task = ''] = code.split('.');
  if (!code.includes('.'))
    return {
      areaKey: 'statements',
      areaTitle: 'Learning statement codes',
      taskKey: 'statements',
      taskTitle: undefined,
    };
  const said = levelTitles(code);
  return {
    areaKey: `${prefix}.${area}`,
    areaTitle: [`${prefix}.${area}`, said.areaTitle].filter((part) => part !== undefined).join(' '),
    taskKey: `${prefix}.${area}.${task}`,
    taskTitle: [`${task}.`, said.taskTitle].filter((part) => part !== undefined).join(' '),
  };
}
