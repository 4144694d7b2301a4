import type { Item } from '#engine/ports.ts';
import { runLock, type BatchPorts } from './batch-ports.ts';
import { tellItems } from './tell-items.ts';

/** Where changes of items go. */
export type Changes = {
  /** Tells everybody that these items changed, or, with none, that the summary did. */
  readonly tell: (batchId: string, items?: readonly Item[]) => void;
  /** Another tab changed these items. */
  readonly told: (batchId: string, items: readonly Item[]) => void;
};

export type ChangePorts = Pick<BatchPorts, 'records' | 'locks' | 'follower' | 'tellEvent'> & {
  readonly tellNews: Changes['tell'];
  readonly isRunning: (batchId: string) => boolean;
};

/** Changes outside a run are written to the ledger together, once it has been still for this long. */
const stillMs = 1_000;

/**
 * Brings every durable change to pages, log and ledger. While a batch runs, its tab alone tells the ledger, also of
 * what other tabs change; while none does, the tab that made the change writes the ledger by itself.
 */
export function openChanges(ports: ChangePorts): Changes {
  const { records, locks, follower, tellEvent, tellNews, isRunning } = ports;
  const waiting = new Map<string, Map<string, Item>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function later(batchId: string, items: readonly Item[]): void {
    const gathered = waiting.get(batchId) ?? new Map<string, Item>();
    for (const item of items) gathered.set(item.id, item);
    waiting.set(batchId, gathered);
    clearTimeout(timer);
    timer = setTimeout(flush, stillMs);
  }

  function flush(): void {
    const due = [...waiting];
    waiting.clear();
    for (const [batchId, items] of due) write(batchId, [...items.values()]).catch(() => undefined);
  }

  async function write(batchId: string, items: readonly Item[]): Promise<void> {
    if (follower === undefined) return;
    if (isRunning(batchId)) {
      follower.changed(batchId, items);
      return;
    }
    const { held = [] } = await locks.query();
    if (held.some(({ name }) => name === runLock(batchId))) return; // its tab hears of them
    const batch = await records.get(batchId);
    if (batch === undefined) return;
    await follower.begin(batch);
    follower.changed(batchId, items);
    if (!isRunning(batchId)) await follower.rest(batchId);
  }

  return {
    tell: (batchId, items = []) => {
      tellNews(batchId, items);
      tellItems(tellEvent, items);
      if (follower === undefined || items.length === 0) return;
      if (isRunning(batchId)) follower.changed(batchId, items);
      else later(batchId, items);
    },
    told: (batchId, items) => {
      if (follower === undefined || items.length === 0 || !isRunning(batchId)) return;
      // News travel slowly: by now this tab may know better.
      const reading = records.itemsOf(items.map(({ id }) => id));
      reading.then(
        (present) => {
          // The run may have come to rest while they were read.
          if (isRunning(batchId)) follower.changed(batchId, present);
          else later(batchId, present);
        },
        () => undefined,
      );
    },
  };
}
