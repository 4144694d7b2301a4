import type { CohortAnswer } from '#analyses/cohort.ts';
import { messageOf } from '#core/thrown.ts';
import { withBatches } from '../live-batch.svelte.ts';
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

/** So many findings are read before the page shows them: drawing costs more than reading. */
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

  async function readAll(): Promise<void> {
    const found: (readonly [string, readonly CohortAnswer[]])[] = [];
    for (const [place, id] of ids.entries()) {
      const finding = await withBatches((batches) => batches.finding(id));
      if (stopped) return;
      if (finding !== undefined) found.push([id, answersOf(finding)]);
      if ((place + 1) % slice !== 0 && place + 1 < ids.length) continue;
      done = place + 1;
      answers = answersById(found);
      await new Promise((resolve) => setTimeout(resolve)); // the page stays quick between slices
    }
  }

  readAll()
    .catch((thrown: unknown) => {
      problem = messageOf(thrown);
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
