import { certain } from './certain.ts';
import type { ClassReport } from './class-report.ts';
import { certainlyDiffer, codesAgree, factKeys } from './same-report.ts';

/** By what a report is known to be another one again: an exam id that both show, or who, which exam, day and result. */
export type SameBy =
  | 'exam-id'
  | 'facts'
  /** By the facts, while the exam id of one is in doubt. */
  | 'facts-id-in-doubt';

/** A report that is there again. `of`: the id of the one that stands for it. */
export type Again = { readonly report: ClassReport; readonly of: string; readonly by: SameBy };

/** Reports of which each is there once, and those that are one of them again. */
export type Distinct = {
  readonly distinct: readonly ClassReport[];
  readonly again: readonly Again[];
  /** Ids of all of them, as they were given. */
  readonly inOrder: readonly string[];
};

type Group = { readonly members: ClassReport[]; readonly examId: string | undefined };

/**
 * Two are the same report where both show one exam id for certain. Where one shows none, or one that is in doubt, they
 * are it where the rest agrees: who, which exam, day, result and take, and codes as far as both list them. An exam id
 * that somebody misread neither parts two of these nor joins what is certain to be two. The surer one stands: a text
 * layer before a picture, a whole report before one in doubt, else the first.
 */
export function withoutDuplicates(reports: readonly ClassReport[]): Distinct {
  const stands = new Map(
    groupSame(reports).flatMap(({ members }) => {
      const best = members.reduce((surest, other) => (sureness(other) > sureness(surest) ? other : surest));
      return members.map((report) => [report.id, best] as const);
    }),
  );
  return {
    distinct: reports.filter((report) => stands.get(report.id) === report),
    again: reports.flatMap((report) => {
      const of = stands.get(report.id);
      return of === undefined || of === report ? [] : [{ report, of: of.id, by: sameBy(report, of) }];
    }),
    inOrder: reports.map(({ id }) => id),
  };
}

/** Those that are one report, together: first by what is certain, then what could not say it for itself. */
function groupSame(reports: readonly ClassReport[]): readonly Group[] {
  const groups: Group[] = [];
  const byKey = new Map<string, Set<Group>>();
  const place = new Map(reports.map((report, index) => [report, index]));
  const order = (report: ClassReport | undefined): number => (report && place.get(report)) ?? Infinity;

  function put(report: ClassReport, into: Group): void {
    if (into.members.length === 0) groups.push(into);
    into.members.push(report);
    for (const key of keysOf(report)) byKey.set(key, (byKey.get(key) ?? new Set()).add(into));
  }

  const byId = new Map<string, Group>();
  for (const report of reports) {
    const examId = certain(report.report.fields.examId);
    if (examId === undefined) continue;
    const own = byId.get(examId) ?? { members: [], examId };
    byId.set(examId, own);
    put(report, own);
  }
  for (const report of reports) {
    const { examId } = report.report.fields;
    if (certain(examId) !== undefined) continue;
    const near = new Set(keysOf(report).flatMap((key) => [...(byKey.get(key) ?? [])]));
    const same = [...near].filter(
      ({ members }) =>
        members.some((other) => isSame(report, other)) &&
        !members.some((other) => certainlyDiffer(report, other, 'sitting')),
    );
    const own = same.find((group) => group.examId === examId?.value) ?? same[0];
    put(report, own ?? { members: [], examId: undefined });
  }
  // In the order of the reports again: the first of equals stands.
  for (const { members } of groups) members.sort((one, other) => order(one) - order(other));
  return groups;
}

function keysOf(report: ClassReport): readonly string[] {
  const examId = report.report.fields.examId?.value;
  return [...(examId === undefined ? [] : [`id\n${examId}`]), ...factKeys(report)];
}

/** Of two that do not both show an exam id for certain. */
function isSame(one: ClassReport, other: ClassReport): boolean {
  const [mine, its] = [one.report.fields.examId?.value, other.report.fields.examId?.value];
  if (mine !== undefined && mine === its) return !certainlyDiffer(one, other, 'facts');
  const keys = factKeys(other);
  return factKeys(one).some((key) => keys.includes(key)) && codesAgree(one, other);
}

function sameBy({ report: one }: ClassReport, { report: other }: ClassReport): SameBy {
  const [mine, its] = [one.fields.examId, other.fields.examId];
  if (certain(mine) !== undefined && certain(mine) === certain(its)) return 'exam-id';
  return [mine, its].some((id) => id?.certainty === 'doubtful') ? 'facts-id-in-doubt' : 'facts';
}

function sureness({ report }: ClassReport): number {
  return (report.method === 'text-layer' ? 2 : 0) + (report.status === 'success' ? 1 : 0);
}
