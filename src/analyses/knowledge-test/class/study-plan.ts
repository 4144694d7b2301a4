import { latestAttempts } from '../people/attempts.ts';
import { examOfReport } from '../people/class-report.ts';
import type { Person } from '../people/persons.ts';
import { atLevel, kindOrder } from './code-levels.ts';
import { weakShare } from './shares.ts';

/** A task to teach, with everything of it that somebody missed and has not yet put right. */
export type PlanItem = {
  /** "PA.I.B"; an older code, which has no task, stands for itself. */
  readonly task: string;
  readonly exam: string;
  /** Knowledge before risk management before skill, most often missed first. */
  readonly codes: readonly PlanCode[];
  /** Keys of the people. */
  readonly missedBy: readonly string[];
  /** People whose last attempt at this exam is known. */
  readonly of: number;
  readonly session: 'group' | 'one-to-one';
};

export type PlanCode = { readonly code: string; readonly missedBy: readonly string[] };

/**
 * What to teach next: group sessions, then what is done one-to-one, both ordered by the share of the students of an exam
 * who need it; where that is equal, tasks with more missed knowledge first. From each person's last attempt at each exam: what a retake put right is not taught again.
 * A group session where more than 30 % of them need it and they are at least two; else one-to-one.
 */
export function studyPlan(people: readonly Person[]): readonly PlanItem[] {
  const takers = new Map<string, Set<string>>();
  const missed = new Map<string, Map<string, Set<string>>>();
  for (const person of people)
    for (const { report, codes } of latestAttempts(person)) {
      const exam = examOfReport(report.report);
      takers.set(exam, (takers.get(exam) ?? new Set()).add(person.key));
      for (const code of codes) {
        const place = `${exam}\n${atLevel(code, 'task') ?? code}`;
        const ofTask = missed.get(place) ?? new Map<string, Set<string>>();
        missed.set(place, ofTask.set(code, (ofTask.get(code) ?? new Set()).add(person.key)));
      }
    }
  const items = [...missed].map(([place, ofTask]): PlanItem => {
    const [exam = '', task = ''] = place.split('\n');
    const missedBy = [...new Set([...ofTask.values()].flatMap((keys) => [...keys]))];
    const of = takers.get(exam)?.size ?? 0;
    return {
      task,
      exam,
      codes: [...ofTask].map(([code, keys]) => ({ code, missedBy: [...keys] })).sort(byKindThenShare),
      missedBy,
      of,
      session: missedBy.length >= 2 && missedBy.length / of > weakShare ? 'group' : 'one-to-one',
    };
  });
  return items.sort(
    (one, other) =>
      Number(other.session === 'group') - Number(one.session === 'group') ||
      share(other) - share(one) ||
      knowledge(other) - knowledge(one) ||
      (one.task < other.task ? -1 : 1),
  );
}

function byKindThenShare(one: PlanCode, other: PlanCode): number {
  const kinds = kindOrder(one.code) - kindOrder(other.code);
  return kinds || other.missedBy.length - one.missedBy.length || (one.code < other.code ? -1 : 1);
}

function share({ missedBy, of }: PlanItem): number {
  return of === 0 ? 0 : missedBy.length / of;
}

function knowledge({ codes }: PlanItem): number {
  return codes.filter(({ code }) => kindOrder(code) === 0).length;
}
