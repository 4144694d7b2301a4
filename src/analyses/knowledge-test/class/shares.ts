import { codesOf } from '../people/attempts.ts';
import { certain } from '../people/certain.ts';
import { examOfReport, type ClassReport } from '../people/class-report.ts';
import { atLevel, type Level } from './code-levels.ts';

/** So many of so many reports. */
export type Share = { readonly reports: number; readonly of: number };

/** How often a code, task or area was missed in one exam. */
export type MissedShare = {
  readonly code: string;
  readonly level: Level;
  readonly exam: string;
  /** Of all distinct reports of the class, whatever their exam. */
  readonly ofAll: Share;
  /** Of the distinct reports of this exam. */
  readonly ofExam: Share;
  /**
   * Of them, of the first takes, and of the others: who sits an exam again counts twice in `ofExam`. Reports whose take is
   * in doubt are in neither.
   */
  readonly ofFirstTakes: Share;
  readonly ofRetakes: Share;
  /** Ids of the reports that have it. */
  readonly reportIds: readonly string[];
};

/** As specified: weak is what more than this share of the reports missed. */
export const weakShare = 0.3;
/** Fewer reports than this carry no percentage: "2 of 4" is said instead. */
export const fewReports = 5;

/**
 * Everything that was missed at a level, exam by exam, most often missed first; exams with a handful of reports come
 * last and by how many missed it, for their shares rank nothing (one of one is no more than three of four). A report
 * counts once for each, however many of its codes lie there.
 */
export function missedShares(distinct: readonly ClassReport[], level: Level): readonly MissedShare[] {
  const exams = new Map<string, ClassReport[]>();
  for (const report of distinct) {
    const exam = examOfReport(report.report);
    exams.set(exam, [...(exams.get(exam) ?? []), report]);
  }
  const shares = [...exams].flatMap(([exam, reports]) => {
    const firstTakes = reports.filter((report) => takeOf(report) === 'first');
    const retakes = reports.filter((report) => takeOf(report) === 'again');
    return [...holders(reports, level)].map(([code, having]) => {
      const share = (of: readonly ClassReport[]): Share => ({
        reports: of.filter(({ id }) => having.has(id)).length,
        of: of.length,
      });
      return {
        code,
        level,
        exam,
        ofAll: { reports: having.size, of: distinct.length },
        ofExam: share(reports),
        ofFirstTakes: share(firstTakes),
        ofRetakes: share(retakes),
        reportIds: [...having],
      };
    });
  });
  return shares.sort(
    (one, other) =>
      Number(isFew(one.ofExam)) - Number(isFew(other.ofExam)) ||
      (isFew(one.ofExam) ? 0 : inPercent(other.ofExam) - inPercent(one.ofExam)) ||
      other.ofExam.reports - one.ofExam.reports ||
      compare(one.code, other.code),
  );
}

export function isFew({ of }: Share): boolean {
  return of < fewReports;
}

/** Ids of the reports that have each code. */
function holders(reports: readonly ClassReport[], level: Level): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const report of reports)
    for (const printed of codesOf(report)) {
      const code = atLevel(printed, level);
      if (code === undefined) continue;
      const having = found.get(code) ?? new Set();
      found.set(code, having.add(report.id));
    }
  return found;
}

/** A report that does not say which take it was counts as a first one; one that says it doubtfully as neither. */
export function takeOf({ report: { fields } }: ClassReport): 'first' | 'again' | 'in-doubt' {
  if (fields.take === undefined) return 'first';
  const take = certain(fields.take);
  if (take === undefined) return 'in-doubt';
  return take === 1 ? 'first' : 'again';
}

/** 0 where there is nothing to be a share of. */
export function inPercent({ reports, of }: Share): number {
  return of === 0 ? 0 : (100 * reports) / of;
}

/** More than 30 % of them, as specified, however few they are: whoever says so says of how many. */
export function isOverLimit({ reports, of }: Share): boolean {
  return of > 0 && reports / of > weakShare;
}

/** The same of enough reports to call something weak; of a handful nothing is claimed. */
export function isWeak(share: Share): boolean {
  return !isFew(share) && isOverLimit(share);
}

/** "7 of 12 (58 %)", and of a handful "2 of 4" alone. */
export function shareInWords(share: Share): string {
  const plain = `${share.reports} of ${share.of}`;
  return share.of < fewReports ? plain : `${plain} (${Math.round(inPercent(share))} %)`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
