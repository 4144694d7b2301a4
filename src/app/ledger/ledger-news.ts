import type { LedgerStatus } from './ledger-api.ts';

/** What tabs tell each other of ledgers. */
type Message =
  | { readonly kind: 'status'; readonly batchId: string; readonly status: LedgerStatus }
  /** A batch's ledger is written elsewhere from now on, or may be written again. */
  | { readonly kind: 'place'; readonly batchId: string }
  /** How far is it? Answered by the tab that writes. */
  | { readonly kind: 'ask'; readonly batchId: string };

export type LedgerNews = {
  readonly tell: (batchId: string, status: LedgerStatus) => void;
  readonly tellPlace: (batchId: string) => void;
  readonly ask: (batchId: string) => void;
  readonly watch: (batchId: string, listener: (status: LedgerStatus) => void) => () => void;
  readonly isWatched: (batchId: string) => boolean;
};

/** Brings how far a ledger is to whoever watches it, in this tab and in others. */
export function openLedgerNews(
  channel: BroadcastChannel,
  hears: { readonly onPlace: (batchId: string) => void; readonly onAsk: (batchId: string) => void },
): LedgerNews {
  const watchers = new Map<string, Set<(status: LedgerStatus) => void>>();
  const hand = (batchId: string, status: LedgerStatus): void => {
    for (const listener of watchers.get(batchId) ?? []) listener(status);
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'status') hand(data.batchId, data.status);
    else if (data.kind === 'place') hears.onPlace(data.batchId);
    else hears.onAsk(data.batchId);
  };
  const post = (message: Message): void => {
    channel.postMessage(message);
  };
  return {
    tell: (batchId, status) => {
      hand(batchId, status);
      post({ kind: 'status', batchId, status });
    },
    tellPlace: (batchId) => {
      post({ kind: 'place', batchId });
    },
    ask: (batchId) => {
      post({ kind: 'ask', batchId });
    },
    watch: (batchId, listener) => {
      const mine = watchers.get(batchId) ?? new Set();
      watchers.set(batchId, mine.add(listener));
      return () => {
        mine.delete(listener);
        if (mine.size === 0 && watchers.get(batchId) === mine) watchers.delete(batchId);
      };
    },
    isWatched: (batchId) => watchers.has(batchId),
  };
}
