import { keysOf } from '../report-keys.ts';
import type { ClassReport } from './class-report.ts';

/** Reports of which each is there once, and those that are one of them again. */
export type Distinct = {
  readonly distinct: readonly ClassReport[];
  /** `of`: the id of the report that stands for it. */
  readonly again: readonly { readonly report: ClassReport; readonly of: string }[];
};

/**
 * Two are the same report where they show the same exam id; or, where one of them shows none, the same person, exam,
 * day, result and take: a PDF and a photo of it. The surer one stands: a text layer before a picture, a whole report
 * before one in doubt, else the first.
 */
export function withoutDuplicates(reports: readonly ClassReport[]): Distinct {
  const groups: ClassReport[][] = [];
  for (const report of reports) {
    const same = groups.filter((group) => group.some((other) => isSameReport(report, other)));
    const [first] = same;
    if (first === undefined) groups.push([report]);
    else {
      first.push(...same.slice(1).flat(), report);
      for (const merged of same.slice(1)) groups.splice(groups.indexOf(merged), 1);
    }
  }
  const stands = new Map(
    groups.flatMap((group) => {
      const best = group.reduce((surest, other) => (sureness(other) > sureness(surest) ? other : surest));
      return group.map((report) => [report.id, best.id] as const);
    }),
  );
  return {
    distinct: reports.filter(({ id }) => stands.get(id) === id),
    again: reports.flatMap((report) => {
      const of = stands.get(report.id) ?? report.id;
      return of === report.id ? [] : [{ report, of }];
    }),
  };
}

function isSameReport({ report: one }: ClassReport, { report: other }: ClassReport): boolean {
  const ids = [one.fields.examId?.value, other.fields.examId?.value];
  if (ids[0] !== undefined && ids[1] !== undefined) return ids[0] === ids[1];
  const key = keysOf(one.fields, '').report;
  return key !== undefined && key === keysOf(other.fields, '').report;
}

function sureness({ report }: ClassReport): number {
  return (report.method === 'text-layer' ? 2 : 0) + (report.status === 'success' ? 1 : 0);
}
