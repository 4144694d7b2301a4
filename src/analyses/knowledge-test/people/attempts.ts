import { examOfReport, type ClassReport } from './class-report.ts';
import { byTime, type Person } from './persons.ts';

/** One sitting of an exam, and what changed since the one before. */
export type Attempt = {
  readonly report: ClassReport;
  /** Distinct codes, in the order of the report. */
  readonly codes: readonly string[];
  /** Absent at the first known attempt. */
  readonly since?: {
    /** Missed then, and not now. */
    readonly resolved: readonly string[];
    /** Missed then and now. */
    readonly persistent: readonly string[];
    readonly fresh: readonly string[];
  };
};

export type ExamAttempts = { readonly exam: string; readonly attempts: readonly Attempt[] };

/**
 * A person's attempts exam by exam: results of different exams say nothing about one another. A code that is not on a
 * later report is one that no wrong answer pointed to; it need not have been asked.
 */
export function attemptsOf({ reports }: Person): readonly ExamAttempts[] {
  const byExam = new Map<string, ClassReport[]>();
  for (const report of byTime(reports)) {
    const exam = examOfReport(report.report);
    byExam.set(exam, [...(byExam.get(exam) ?? []), report]);
  }
  return [...byExam].map(([exam, ofExam]) => ({
    exam,
    attempts: ofExam.map((report, index) => attempt(report, ofExam[index - 1])),
  }));
}

function attempt(report: ClassReport, before: ClassReport | undefined): Attempt {
  const codes = codesOf(report);
  if (before === undefined) return { report, codes };
  const earlier = codesOf(before);
  return {
    report,
    codes,
    since: {
      resolved: earlier.filter((code) => !codes.includes(code)),
      persistent: codes.filter((code) => earlier.includes(code)),
      fresh: codes.filter((code) => !earlier.includes(code)),
    },
  };
}

/** A report's codes, each once. */
export function codesOf({ report }: ClassReport): readonly string[] {
  return [...new Set(report.codes.map(({ code }) => code))];
}

/** The last attempt of each exam: what is still to be worked on. */
export function latestAttempts(person: Person): readonly Attempt[] {
  return attemptsOf(person).flatMap(({ attempts }) => attempts.slice(-1));
}
