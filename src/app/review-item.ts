import { fail, ok, type Result } from '#core/result.ts';
import { stateOfReview, type Review, type ReviewEvent } from '#core/review.ts';
import { describeThrown } from '#core/thrown.ts';
import type { Batch, Item, Settled } from '#engine/ports.ts';
import { acceptedValues } from './accepted-values.ts';
import type { BatchApi } from './batch-api.ts';
import type { BatchPorts } from './batch-ports.ts';
import { pipelineOfBatch } from './batch-pipeline.ts';
import type { Changes } from './tell-changes.ts';
import { keepWarm } from './warm-runner.ts';

/** How often it is begun anew where the item was changed meanwhile, by another tab or a recompute. */
const mostTries = 5;

/** What this tab does to reviews. */
export type Reviewing = {
  readonly review: BatchApi['review'];
  /** Ends the worker that is kept warm. */
  readonly stop: () => void;
};

/**
 * Opens the reviews of this tab. Events only ever join the item's own, and only where it is as it was read: what two
 * tabs say at once, both hold. Words alone change the item; what is set by hand has its finding made anew first, in a
 * worker beside those of a run, and item, row and finding then move together in the commit order of a settlement.
 * What is asked for one item is done in its order.
 */
export function openReviewing(ports: BatchPorts, tell: Changes['tell'], idleMs?: number): Reviewing {
  const { store, records, findAnalysis, appVersion } = ports;
  const noBytes = () => Promise.resolve(fail({ kind: 'storage', detail: 'no file is needed' }));
  const warm = keepWarm(() => ports.startRunner(noBytes), idleMs);
  /** The last thing asked for an item that is not done yet. */
  const turns = new Map<string, Promise<unknown>>();

  return {
    stop: warm.stop,
    review: async (itemId, events) => {
      const before = turns.get(itemId) ?? Promise.resolve();
      const turn = before.then(() => reviewNow(itemId, events));
      turns.set(itemId, turn);
      const result = await turn;
      if (turns.get(itemId) === turn) turns.delete(itemId);
      return result;
    },
  };

  async function reviewNow(itemId: string, events: readonly ReviewEvent[]): Promise<Result<Item>> {
    try {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const item = await records.item(itemId);
        if (item === undefined) return refuse('the file was removed with its batch');
        const saying = await withAcceptedValues(events, item);
        // A try that seemed lost may have been written before its connection was gone.
        if (tries > 0 && endsWith(item.review, saying)) return done(item);
        if (item.state.status !== 'done')
          return refuse('the file has no result now; it is being analysed again');
        if (events.length === 0) {
          if (!warm.isStarted()) rehearse(item);
          return ok(item);
        }
        const review = { events: [...(item.review?.events ?? []), ...saying] };
        const changed = isSameByHand(item.review, review)
          ? ok(await records.review(item, review))
          : await makeAnew({ ...item, review });
        if (!changed.ok) return changed;
        if (changed.value !== undefined) return done(changed.value);
      }
      return refuse('the file was changed meanwhile, again and again');
    } catch (thrown) {
      return refuse(describeThrown(thrown));
    }
  }

  /**
   * The events, those that accept with the values that they accept: what a later result is held against. One that was
   * given elsewhere brings them.
   */
  async function withAcceptedValues(
    events: readonly ReviewEvent[],
    { batchId, state }: Item,
  ): Promise<readonly ReviewEvent[]> {
    const accepts = (event: ReviewEvent) =>
      event.kind === 'verdict' && event.verdict === 'accepted' && event.of === undefined;
    if (state.status !== 'done' || !events.some(accepts)) return events;
    const batch = await records.get(batchId);
    const analysis = await (batch && findAnalysis(batch.analysisId))?.load();
    const columns = analysis?.tableFirst;
    if (columns === undefined) return events;
    const of = acceptedValues(state.row, columns);
    return events.map((event) => (accepts(event) ? { ...event, of } : event));
  }

  function done(item: Item): Result<Item> {
    tell(item.batchId, [item]);
    return ok(item);
  }

  /** The first result that a worker makes waits for its models: this one is made for nothing but that. */
  function rehearse(item: Item): void {
    remake(item).catch(() => undefined); // nobody waits for it, and the real one says what is wrong
  }

  /** The item's finding with what the review now says of it; undefined where the item was changed meanwhile. */
  async function makeAnew(item: Item): Promise<Result<Item | undefined>> {
    const remade = await remake(item);
    if (!remade.ok) return remade;
    const { quality, row, version } = remade.value.settled;
    const pipeline = pipelineNow(remade.value.batch);
    const change = {
      state: { status: 'done', quality, row, version } as const,
      review: item.review,
      ...(pipeline !== undefined && { pipeline }),
    };
    return ok(await store.replace(item, change, remade.value.settled.finding));
  }

  async function remake(item: Item): Promise<Result<{ readonly settled: Settled; readonly batch: Batch }>> {
    const [[finding], batch] = await Promise.all([records.findings([item.id]), records.get(item.batchId)]);
    if (batch === undefined) return refuse('the batch was removed');
    if (finding === undefined)
      return refuse('the result itself is not in this browser; have the file analysed here');
    const result = await warm.use(
      ({ recompute }) =>
        recompute?.(batch, item, finding) ?? Promise.resolve(refuse('it cannot be made anew')),
    );
    return result.ok ? ok({ settled: result.value, batch }) : result;
  }

  function pipelineNow({ analysisId, options }: Batch): string | undefined {
    const manifest = findAnalysis(analysisId);
    if (manifest === undefined || appVersion === undefined) return undefined;
    return pipelineOfBatch(manifest, options, appVersion);
  }
}

function refuse(detail: string): Result<never> {
  return fail({ kind: 'storage', detail });
}

/** Whether two reviews set the same by hand. */
function isSameByHand(a: Review | undefined, b: Review): boolean {
  const inOrder = (review: Review | undefined) =>
    JSON.stringify(Object.entries(stateOfReview(review).adjustments).sort(([x], [y]) => (x < y ? -1 : 1)));
  return inOrder(a) === inOrder(b);
}

function endsWith(review: Review | undefined, events: readonly ReviewEvent[]): boolean {
  const last = review?.events.slice(-events.length) ?? [];
  return events.length > 0 && JSON.stringify(last) === JSON.stringify(events);
}
