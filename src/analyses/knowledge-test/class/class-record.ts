import type { Scores } from './scores.ts';
import type { MissedShare, Share } from './shares.ts';
import { studyPlan, type PlanItem } from './study-plan.ts';
import type { ClassSummary } from './summary.ts';

/** What a class's record keeps of it: plain JSON that names nobody. */
export type RecordedClass = {
  readonly kind: 'knowledge-test-class';
  readonly format: 1;
  readonly methods: ClassSummary['methods'];
  readonly successRate?: number;
  readonly reports: number;
  readonly duplicates: number;
  readonly students: number;
  readonly scores: Scores;
  readonly exams: ClassSummary['exams'];
  readonly missed: {
    readonly areas: readonly RecordedShare[];
    readonly tasks: readonly RecordedShare[];
    readonly elements: readonly RecordedShare[];
  };
  readonly plan: readonly RecordedLesson[];
};

export type RecordedShare = Omit<MissedShare, 'level' | 'reportIds'>;

export type RecordedLesson = Pick<PlanItem, 'task' | 'exam' | 'session'> & {
  readonly codes: readonly string[];
  /** Students who need it, of those whose last attempt at the exam is known. */
  readonly students: Share;
};

/** A class as its record keeps it. */
export function recordClass(summary: ClassSummary): RecordedClass {
  const { files, methods, reports, people, scores, exams, missed } = summary;
  return {
    kind: 'knowledge-test-class',
    format: 1,
    methods,
    ...(files.successRate !== undefined && { successRate: files.successRate }),
    reports: reports.distinct.length,
    duplicates: reports.again.length,
    students: people.length,
    scores,
    exams,
    missed: {
      areas: missed.areas.map(recordShare),
      tasks: missed.tasks.map(recordShare),
      elements: missed.elements.map(recordShare),
    },
    plan: studyPlan(people).map(({ task, exam, session, codes, missedBy, of }) => ({
      task,
      exam,
      session,
      codes: codes.map(({ code }) => code),
      students: { reports: missedBy.length, of },
    })),
  };
}

function recordShare({ level: _level, reportIds: _ids, ...share }: MissedShare): RecordedShare {
  return share;
}
