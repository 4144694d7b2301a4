import type { CohortAnswer } from '#analyses/cohort.ts';
import { thrownWords } from '#language/faults.ts';
import { readFindings } from '../read-findings.ts';
import { answersById, type AnswersById } from './agreement.ts';

/** What findings say, as they are read: each is let go once its answers are taken. */
export type FollowedAnswers = {
  readonly answers: AnswersById;
  readonly done: number;
  readonly total: number;
  readonly reading: boolean;
  readonly problem: string | undefined;
  readonly stop: () => void;
};

const slice = 50;

/** Reads the findings of these tests, a slice at a time, until all are read or `stop`. */
export function followAnswers(
  ids: readonly string[],
  answersOf: (finding: unknown) => readonly CohortAnswer[],
): FollowedAnswers {
  let answers = $state.raw<AnswersById>(answersById([]));
  let done = $state(0);
  let reading = $state(true);
  let problem = $state<string | undefined>();
  let stopped = false;

  readFindings(ids, {
    slice,
    take: (finding, place) => [ids[place] ?? '', answersOf(finding)] as const,
    tell: (found, read) => {
      done = read;
      answers = answersById(found);
    },
    isStopped: () => stopped,
  })
    .catch((thrown: unknown) => {
      problem = thrownWords(thrown);
    })
    .finally(() => {
      reading = false;
    });

  return {
    get answers() {
      return answers;
    },
    get done() {
      return done;
    },
    total: ids.length,
    get reading() {
      return reading;
    },
    get problem() {
      return problem;
    },
    stop: () => {
      stopped = true;
    },
  };
}
