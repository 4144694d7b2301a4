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
  const groups = groupSame(reports);
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

/** Those that are one report, together. Found by what they show, for a class may have a thousand. */
function groupSame(reports: readonly ClassReport[]): readonly (readonly ClassReport[])[] {
  const byId = new Map<string, ClassReport[]>();
  const byKey = new Map<string, ClassReport[]>();
  const groupOf = new Map<ClassReport, ClassReport[]>(reports.map((report) => [report, [report]]));
  for (const report of reports) {
    const id = report.report.fields.examId?.value;
    const key = keysOf(report.report.fields, '').report;
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), report]);
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), report]);
  }
  // Of two that both show an id, the ids alone decide.
  const alike = [...byKey.values()].filter((same) =>
    same.some(({ report }) => report.fields.examId === undefined),
  );
  for (const [first, ...others] of [...byId.values(), ...alike]) {
    for (const other of others) {
      const [into, from] = [first && groupOf.get(first), groupOf.get(other)];
      if (into === undefined || from === undefined || into === from) continue;
      into.push(...from);
      for (const moved of from) groupOf.set(moved, into);
    }
  }
  // In the order of the reports again: the first of equals stands.
  const inOrder = new Map<readonly ClassReport[], ClassReport[]>();
  for (const report of reports) {
    const group = groupOf.get(report);
    if (group !== undefined) inOrder.set(group, [...(inOrder.get(group) ?? []), report]);
  }
  return [...inOrder.values()];
}

function sureness({ report }: ClassReport): number {
  return (report.method === 'text-layer' ? 2 : 0) + (report.status === 'success' ? 1 : 0);
}
