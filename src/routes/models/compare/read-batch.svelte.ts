import type { CpetFinding } from '#analyses/cpet/finding.ts';
import { withBatches } from '#app/live-batch.svelte.ts';
import { readFindings } from '#app/read-findings.ts';
import { thrownWords } from '#language/faults.ts';
import { comparedTest, type ComparedTest } from './comparison.ts';

/** A batch's findings as they are read, piece by piece: each is let go once its answers are taken. */
export type BatchReading = {
  /** undefined until the batch was found; undefined title: there is none. */
  readonly title: string | undefined;
  readonly missing: boolean;
  readonly tests: readonly ComparedTest[];
  readonly done: number;
  readonly total: number;
  readonly reading: boolean;
  readonly problem: string | undefined;
  readonly stop: () => void;
};

const slice = 20;

/** Reads every finding of a batch, in pieces, until all are read or `stop`. */
export function readBatch(batchId: string): BatchReading {
  let title = $state<string | undefined>();
  let missing = $state(false);
  let tests = $state.raw<readonly ComparedTest[]>([]);
  let done = $state(0);
  let total = $state(0);
  let reading = $state(true);
  let problem = $state<string | undefined>();
  let stopped = false;

  async function readAll(): Promise<void> {
    const summary = await withBatches((batches) => batches.summary(batchId));
    title = summary?.batch.title;
    missing = summary === undefined;
    if (summary === undefined) return;
    const items = (await withBatches((batches) => batches.items(batchId))).filter(
      ({ state }) => state.status === 'done',
    );
    total = items.length;
    await readFindings(
      items.map(({ id }) => id),
      {
        slice,
        take: (finding, place) =>
          comparedTest(items[place]?.id ?? '', items[place]?.name ?? '', finding as CpetFinding),
        tell: (found, read) => {
          done = read;
          tests = found;
        },
        isStopped: () => stopped,
      },
    );
  }

  readAll()
    .catch((thrown: unknown) => {
      problem = thrownWords(thrown);
    })
    .finally(() => {
      reading = false;
    });

  return {
    get title() {
      return title;
    },
    get missing() {
      return missing;
    },
    get tests() {
      return tests;
    },
    get done() {
      return done;
    },
    get total() {
      return total;
    },
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
