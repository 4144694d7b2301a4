import { describeColumns } from '#analyses/analysis.ts';
import { findAnalysis } from '#analyses/registry.ts';
import { thrownWords } from '#language/faults.ts';
import { startTableWorker } from '#workers/start-worker.ts';
import { openTableDesk } from '#workers/tables/open-table-desk.ts';
import type { LedgerContext, OpenedTable, TableReview } from '#workers/tables/protocol.ts';
import { appVersion } from '../app-version.ts';
import type { NamedFile } from '../batch-api.ts';
import { pipelineOfBatch } from '../batch-pipeline.ts';
import { addToBatch } from '../intake.svelte.ts';
import { newBatchOptions } from '../new-batch-options.ts';
import { openBatches } from '../open-batches.ts';
import { insideFolder } from '../plan-intake.ts';
import { currentSettings } from '../settings.svelte.ts';
import { beginBatch } from './begin-batch.ts';
import type { HandedTable } from './handed-table.ts';
import { answersFor, nothingSaid, type Said } from './table-answers.ts';

export type {
  LedgerReview,
  OpenedTable,
  OpenMatches,
  Some,
  TableReview,
  WorklistReview,
} from '#workers/tables/protocol.ts';

/** A table on its way to a batch, as its page sees it, until `close`. */
export type TablePage = {
  readonly table: HandedTable | undefined;
  readonly opened: OpenedTable | undefined;
  readonly files: readonly NamedFile[] | undefined;
  readonly said: Said;
  readonly review: TableReview | undefined;
  /** The salt that subject ids are made with, '' for one of the batch's own. */
  readonly salt: string;
  /** What is being done now, in words. */
  readonly busy: string | undefined;
  readonly problem: string | undefined;
  readonly openTable: (table: HandedTable, as?: 'worklist') => Promise<void>;
  readonly putFiles: (files: readonly NamedFile[]) => Promise<void>;
  readonly say: (next: Said) => Promise<void>;
  readonly useSalt: (salt: string) => Promise<void>;
  /** Makes the batch, begins to take its files in, and gives its id; undefined where it could not be made. */
  readonly begin: () => Promise<string | undefined>;
  readonly tell: (thrown: unknown) => void;
  readonly close: () => void;
};

/** Opens the desk for one page. `analysisId` may change until the batch begins. */
export function openTablePage(analysisId: () => string): TablePage {
  const desk = openTableDesk(startTableWorker);
  let table = $state.raw<HandedTable | undefined>();
  let opened = $state.raw<OpenedTable | undefined>();
  let files = $state.raw<readonly NamedFile[] | undefined>();
  let said = $state.raw<Said>(nothingSaid);
  let review = $state.raw<TableReview | undefined>();
  let salt = $state(currentSettings().subjectSalt ?? '');
  let busy = $state<string | undefined>();
  let problem = $state<string | undefined>();
  let asked = 0;
  let closed = false;

  function tell(thrown: unknown): void {
    if (!closed) problem = thrownWords(thrown);
  }

  async function options(): Promise<unknown> {
    const manifest = findAnalysis(analysisId());
    if (manifest === undefined) return undefined;
    const { options: stored, kept } = currentSettings();
    return newBatchOptions(await manifest.load(), stored[manifest.id], salt, kept[manifest.id]);
  }

  async function context(): Promise<LedgerContext | undefined> {
    const manifest = findAnalysis(analysisId());
    if (manifest === undefined) return undefined;
    const columns = describeColumns(await manifest.load()).map(({ name, kind }) => ({ name, kind }));
    return {
      pipeline: pipelineOfBatch(manifest, await options(), appVersion),
      version: manifest.version,
      columns,
    };
  }

  async function answers() {
    const kind = opened?.kind ?? 'unusable';
    return answersFor(kind, said, kind === 'ledger' ? await context() : undefined);
  }

  /** The answer to the last question counts; earlier ones may come behind it. */
  async function look(): Promise<void> {
    const turn = (asked += 1);
    const question = await answers();
    if (question === undefined) return;
    const seen = await desk.review(question);
    if (turn === asked && !closed) review = seen;
  }

  async function working(words: string, task: () => Promise<void>): Promise<void> {
    busy = words;
    problem = undefined;
    try {
      await task();
    } catch (thrown) {
      tell(thrown);
    } finally {
      busy = undefined;
    }
  }

  return {
    get table() {
      return table;
    },
    get opened() {
      return opened;
    },
    get files() {
      return files;
    },
    get said() {
      return said;
    },
    get review() {
      return review;
    },
    get salt() {
      return salt;
    },
    get busy() {
      return busy;
    },
    get problem() {
      return problem;
    },
    openTable: (next, as) =>
      working('Reading the table…', async () => {
        table = next;
        opened = undefined;
        review = undefined;
        said = nothingSaid;
        opened = await desk.open(next.bytes, as);
        await look();
      }),
    putFiles: (next) =>
      working('Matching files and rows…', async () => {
        const names = insideFolder(next.map(({ name }) => name)).map(({ name }) => name);
        await desk.putFiles(names);
        files = next.map((file, index) => ({ ...file, name: names[index] ?? file.name }));
        said = { ...said, picks: [] };
        await look();
      }),
    say: async (next) => {
      said = next;
      await look().catch(tell);
    },
    useSalt: async (next) => {
      salt = next.trim();
      await look().catch(tell);
    },
    begin: async () => {
      let batchId: string | undefined;
      await working('Making the batch…', async () => {
        const current = await answers();
        if (current === undefined || table === undefined) return;
        const begun = await beginBatch(desk, await openBatches(), {
          analysisId: analysisId(),
          options: await options(),
          tableName: table.name,
          answers: current,
          files: files ?? [],
        });
        batchId = begun.batchId;
        if (begun.files.length > 0) void addToBatch(begun.batchId, begun.files);
      });
      return batchId;
    },
    tell,
    close: () => {
      closed = true;
      desk.stop();
    },
  };
}
