import { afterTab, type TabEnd } from '#engine/cut-off.ts';
import type { BatchStore, Clock, Item } from '#engine/ports.ts';
import { orPutBack, setAside } from '#engine/set-aside.ts';
import { openGroupCommit, type GroupCommit } from './group-commit.ts';
import { noJournal, type Journal } from './journal/open-journal.ts';
import { openMoves, type Which } from './move-items.ts';
import type { Database } from './schema.ts';

/** The engine's store, and the moves of many items at once that pages ask for. */
export type DurableBatchStore = BatchStore &
  Pick<GroupCommit, 'replace'> & {
    /** Says whether a batch is to be run; in the database alone, for it means nothing once its tabs are gone. */
    readonly want: (batchId: string, wanted: boolean) => Promise<void>;
    /** Opens the database anew, when its connection is gone. */
    readonly reopen?: () => Promise<void>;
    /**
     * Ends the attempts that a tab left running which is gone, as `endOf` says of its name: see `afterTab`. Only for the
     * tab that holds the batch's lock.
     */
    readonly releaseLeases: (
      batchId: string,
      endOf?: (owner: string | undefined) => TabEnd,
    ) => Promise<readonly Item[]>;
    /**
     * Queues items again, with their attempts counted anew: those of these states, or these whatever they ended as. One
     * whose bytes `isStored` does not know is awaited again; asked for by its state, a failed one that never had any
     * stays: only another file helps. So does a result that an earlier ledger keeps: it has nowhere else to lie.
     */
    readonly requeue: (
      batchId: string,
      which: RequeueWhich,
      isStored?: (sha256: string) => boolean,
    ) => Promise<readonly Item[]>;
  };

export type RequeueWhich =
  | { readonly statuses: readonly ('failed' | 'quarantined' | 'cancelled')[] }
  | { readonly ids: readonly string[] };

/** The store in this database, with the journal beside it. */
export function openBatchStore(
  database: Database,
  clock: Clock,
  journal: Journal = noJournal,
): DurableBatchStore {
  const moveItems = openMoves(database, journal, clock);
  return {
    ...openGroupCommit(database, clock, journal),

    want: async (batchId, wanted) => {
      await database.batches.update(batchId, { wanted });
    },

    cancelRest: (batchId) =>
      moveItems(batchId, { statuses: ['awaited', 'queued', 'running'] }, (item) =>
        orPutBack(item, { state: { status: 'cancelled' } }),
      ),

    releaseLeases: (batchId, endOf = () => 'unknown') =>
      moveItems(batchId, { statuses: ['running'] }, (item) => {
        const owner = item.state.status === 'running' ? item.state.owner : undefined;
        return orPutBack(item, afterTab(item, endOf(owner)));
      }),

    requeue: (batchId, which, isStored = () => true) =>
      moveItems(batchId, which satisfies Which, (item) => {
        const { status } = item.state;
        if (status === 'awaited' || status === 'queued' || status === 'running') return undefined;
        if (item.sha256 === '' && status === 'failed' && 'statuses' in which) return undefined;
        const anew = {
          attemptsBefore: item.attempts,
          cutOffs: undefined,
          confirmed: undefined,
          dismissed: undefined,
        };
        if (item.sha256 !== '' && isStored(item.sha256))
          return { ...anew, ...setAside(item), state: { status: 'queued' } };
        if (status === 'done' && item.ledger?.kept === true) return undefined;
        return { ...anew, sha256: '', state: { status: 'awaited' } };
      }),
  };
}
