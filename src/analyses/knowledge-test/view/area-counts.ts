import { explainCode } from '../codes/numbering.ts';
import type { ReportRead } from '../finding.ts';
import { inPublishedOrder } from '../report/deficient-areas.ts';

/** An area of operation with how many codes of a report lie in it. */
export type AreaCount = {
  readonly key: string;
  /** "Preflight Preparation"; the code's own area where the numbering does not have it. */
  readonly title: string;
  readonly count: number;
};

/** The areas of a report in the order of the publication. Learning statement codes have none and count together. */
export function areaCounts({ codes }: Pick<ReportRead, 'codes'>): readonly AreaCount[] {
  const areas = new Map<string, AreaCount>();
  for (const { code } of codes.toSorted(inPublishedOrder)) {
    const said = explainCode(code);
    const key = code.split('.').slice(0, 2).join('.');
    const isStatement = !code.includes('.');
    const title = isStatement ? 'Learning statement codes' : `${key} ${said?.areaTitle ?? ''}`.trim();
    const group = isStatement ? 'statements' : key;
    areas.set(group, { key: group, title, count: (areas.get(group)?.count ?? 0) + 1 });
  }
  return [...areas.values()];
}
