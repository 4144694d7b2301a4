import type { Item } from '#engine/ports.ts';
import type { BatchApi, BatchChange, BatchSummary } from './batch-api.ts';

/** What one tab asks of the tab that runs a batch, or of all. */
export type Request =
  { readonly kind: 'pause' | 'cancel'; readonly batchId: string } | { readonly kind: 'leave' };

/** What tabs tell each other. */
type Message =
  Request | { readonly kind: 'changed'; readonly batchId: string; readonly items: readonly Item[] };

/** Brings changes of batches to whoever watches them, in this tab and in others. */
export type BatchNews = {
  /** Tells that these items changed, or, with none, that the summary did. */
  readonly tell: (batchId: string, items?: readonly Item[]) => void;
  readonly ask: (request: Request) => void;
  readonly watch: BatchApi['watch'];
};

type Watcher = {
  readonly listener: (change: BatchChange) => void;
  readonly onProblem: (thrown: unknown) => void;
  /** Only these items; undefined: all of the batch. */
  readonly only: ReadonlySet<string> | undefined;
  /** Changes that came before the complete first call could be made; undefined once it was made. */
  early: Item[] | undefined;
};

/** At most four calls a second: each draws the page anew, which workers on the same cores pay for. */
const gatherMs = 250;
/** How often a batch that another tab runs is looked at: a tab that died sends no news. So are stores that refused. */
const usualLookMs = 3000;

export type NewsPorts = {
  readonly channel: BroadcastChannel;
  readonly summaryOf: (batchId: string) => Promise<BatchSummary | undefined>;
  readonly itemsOf: (batchId: string) => Promise<readonly Item[]>;
  /** Those of these items that are there, in this order. */
  readonly itemsNamed: (itemIds: readonly string[]) => Promise<readonly Item[]>;
  /** Another tab changed these items. */
  readonly onChanged?: (batchId: string, items: readonly Item[]) => void;
  readonly lookMs?: number;
  /** Another tab asks something. */
  readonly onRequest: (request: Request) => void;
};

/** Opens the news of this tab. */
export function openNews(ports: NewsPorts): BatchNews {
  const { channel, summaryOf, itemsOf, itemsNamed, onChanged, onRequest, lookMs = usualLookMs } = ports;
  const watchers = new Map<string, Set<Watcher>>();
  const gathered = new Map<string, Map<string, Item>>();
  const outgoing = new Map<string, Map<string, Item>>();
  const looking = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind !== 'changed') {
      onRequest(data);
      return;
    }
    gather(gathered, data.batchId, data.items);
    onChanged?.(data.batchId, data.items);
  };

  return {
    tell: (batchId, items = []) => {
      gather(gathered, batchId, items);
      gather(outgoing, batchId, items);
    },
    ask: (request) => {
      channel.postMessage(request);
    },
    watch: (batchId, listener, onProblem = () => undefined, itemIds) => {
      const only = itemIds && new Set(itemIds);
      const watcher: Watcher = { listener, onProblem, only, early: [] };
      const others = watchers.get(batchId) ?? new Set();
      watchers.set(batchId, others.add(watcher));
      beginUntilRead(batchId, watcher);
      return () => {
        others.delete(watcher);
        if (others.size === 0 && watchers.get(batchId) === others) watchers.delete(batchId);
      };
    },
  };

  function gather(into: Map<string, Map<string, Item>>, batchId: string, items: readonly Item[]): void {
    const changed = into.get(batchId) ?? new Map<string, Item>();
    // What is told again, because the stores had refused, may be older.
    for (const item of items)
      if ((item.rev ?? 0) >= (changed.get(item.id)?.rev ?? 0)) changed.set(item.id, item);
    into.set(batchId, changed);
    timer ??= setTimeout(deliver, gatherMs);
  }

  function deliver(): void {
    timer = undefined;
    for (const [batchId, items] of outgoing) {
      channel.postMessage({ kind: 'changed', batchId, items: [...items.values()] } satisfies Message);
    }
    outgoing.clear();
    for (const [batchId, items] of gathered) {
      hand(batchId, [...items.values()]).catch((thrown: unknown) => {
        for (const { onProblem } of watchers.get(batchId) ?? []) onProblem(thrown);
        setTimeout(() => {
          gather(gathered, batchId, [...items.values()]);
        }, lookMs);
      });
    }
    gathered.clear();
  }

  async function hand(batchId: string, items: readonly Item[]): Promise<void> {
    if (!watchers.has(batchId)) return;
    const summary = await summaryOf(batchId);
    if (summary === undefined) return;
    lookAgain(summary);
    for (const watcher of watchers.get(batchId) ?? []) {
      const its = watcher.only === undefined ? items : items.filter(({ id }) => watcher.only?.has(id));
      if (watcher.early === undefined) watcher.listener({ summary, items: its, complete: false });
      else watcher.early.push(...its);
    }
  }

  function lookAgain({ activity, batch: { id } }: BatchSummary): void {
    if (activity !== 'running-elsewhere' || looking.has(id)) return;
    looking.add(id);
    setTimeout(() => {
      looking.delete(id);
      gather(gathered, id, []);
    }, lookMs);
  }

  /** A first look that the stores refuse is taken again. */
  function beginUntilRead(batchId: string, watcher: Watcher): void {
    begin(batchId, watcher).catch((thrown: unknown) => {
      if (watchers.get(batchId)?.has(watcher) !== true) return;
      watcher.onProblem(thrown);
      setTimeout(() => {
        beginUntilRead(batchId, watcher);
      }, lookMs);
    });
  }

  async function begin(batchId: string, watcher: Watcher): Promise<void> {
    const items = await (watcher.only === undefined ? itemsOf(batchId) : itemsNamed([...watcher.only]));
    const summary = await summaryOf(batchId);
    const { early } = watcher;
    watcher.early = undefined;
    if (summary === undefined || watchers.get(batchId)?.has(watcher) !== true) return;
    watcher.listener({ summary, items, complete: true });
    lookAgain(summary);
    if (early !== undefined && early.length > 0) watcher.listener({ summary, items: early, complete: false });
  }
}
