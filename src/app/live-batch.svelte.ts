import type { Item } from '#engine/ports.ts';
import { thrownWords } from '#language/faults.ts';
import type { BatchApi, BatchChange, BatchSummary } from './batch-api.ts';
import { mergeItems } from './merge-items.ts';
import { openBatches } from './open-batches.ts';
import { currentOpening } from './opening.svelte.ts';
import { placeOf, type Place } from './shown-order.ts';

/** One batch as a page sees it, kept up to date until `close`. */
export type LiveBatch = {
  /** loading until the first news; missing: there is no such batch in this browser. */
  readonly phase: 'loading' | 'open' | 'missing';
  readonly summary: BatchSummary | undefined;
  /** Why it cannot be opened or brought up to date: the browser refuses its storage. */
  readonly problem: string | undefined;
  /** In the order of the drop. A new array whenever something changed, at most four times a second. */
  readonly items: readonly Item[];
  readonly close: () => void;
};

/** Follows a batch. */
export function followBatch(batchId: string): LiveBatch {
  return follow(batchId, async (batches) =>
    (await batches.summary(batchId)) === undefined ? 'missing' : 'all',
  );
}

/** One file of a batch as its page sees it, kept up to date until `close`. */
export type LiveItem = Omit<LiveBatch, 'items'> & {
  /** undefined while loading and where the batch has no such item. */
  readonly item: Item | undefined;
  readonly place: Place | undefined;
  /** The files one step back and one step on. */
  readonly before: Item | undefined;
  readonly after: Item | undefined;
};

/** Follows one file and its neighbours: a page of one file reads no others, however many the batch has. */
export function followItem(batchId: string, itemId: string): LiveItem {
  let place = $state.raw<Place | undefined>();

  const live = follow(batchId, async (batches) => {
    const [item, known] = await Promise.all([batches.item(itemId), batches.summary(batchId)]);
    if (item?.batchId !== batchId || known === undefined) return 'missing';
    place = placeOf(item, known.counts.total);
    return [place.before, itemId, place.after].filter((id) => id !== undefined);
  });

  function at(id: string | undefined): Item | undefined {
    return live.items.find((item) => item.id === id);
  }

  return {
    get problem() {
      return live.problem;
    },
    get phase() {
      return live.phase;
    },
    get summary() {
      return live.summary;
    },
    get item() {
      return at(itemId);
    },
    get place() {
      return place;
    },
    get before() {
      return at(place?.before);
    },
    get after() {
      return at(place?.after);
    },
    close: live.close,
  };
}

/**
 * Follows those items of a batch that `choose` names, by their ids. Items live outside the fine-grained reactivity
 * (10,000 proxies cost more than they give): a change replaces the array and shares the items that did not change.
 */
function follow(
  batchId: string,
  choose: (batches: BatchApi) => Promise<readonly string[] | 'all' | 'missing'>,
): LiveBatch {
  let phase = $state<LiveBatch['phase']>('loading');
  let summary = $state.raw<BatchSummary | undefined>();
  let items = $state.raw<readonly Item[]>([]);
  let problem = $state.raw<string | undefined>();
  let end: (() => void) | undefined;
  let closed = false;

  function update(change: BatchChange): void {
    if (closed) return;
    phase = 'open';
    problem = undefined;
    summary = change.summary;
    if (change.complete) items = mergeItems([], change.items);
    else if (change.items.length > 0) items = mergeItems(items, change.items);
  }

  async function open(): Promise<void> {
    const batches = await openBatches();
    const chosen = await choose(batches);
    if (chosen === 'missing') phase = 'missing';
    else if (!closed) end = batches.watch(batchId, update, tell, chosen === 'all' ? undefined : chosen);
  }

  function tell(thrown: unknown): void {
    // The notice above every page says why.
    problem =
      currentOpening().phase === 'lost' ? 'It comes back when the page is loaded anew.' : thrownWords(thrown);
  }

  open().catch(tell);
  return {
    get problem() {
      return problem;
    },
    get phase() {
      return phase;
    },
    get summary() {
      return summary;
    },
    get items() {
      return items;
    },
    close: () => {
      closed = true;
      end?.();
    },
  };
}

/** Runs a task on the batches of this browser. */
export async function withBatches<Value>(task: (batches: BatchApi) => Promise<Value>): Promise<Value> {
  return task(await openBatches());
}
