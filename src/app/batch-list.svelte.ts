import { thrownWords } from '#language/faults.ts';
import type { StoreNotice } from '#storage/store-health.ts';
import type { BatchSummary } from './batch-api.ts';
import { openBatches } from './open-batches.ts';

/** The batches of this browser, newest first, kept up to date until `close`. */
export type BatchList = {
  readonly batches: readonly BatchSummary[] | undefined;
  /** Why they cannot be shown: the browser refuses its storage. */
  readonly problem: string | undefined;
  /** What happened to the stored batches since they were last seen; empty after the usual start. */
  readonly notices: readonly StoreNotice[];
  readonly refresh: () => Promise<void>;
  readonly close: () => void;
};

const whileActiveMs = 1_000;
const atRestMs = 5_000;

/** Asks again every second while something runs, here or in another tab, and every five at rest. */
export function followBatchList(): BatchList {
  let batches = $state.raw<readonly BatchSummary[] | undefined>();
  let problem = $state.raw<string | undefined>();
  let notices = $state.raw<readonly StoreNotice[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  async function refresh(): Promise<void> {
    clearTimeout(timer);
    try {
      const api = await openBatches();
      batches = await api.list();
      notices = api.storeHealth?.().notices ?? [];
      problem = undefined;
    } catch (error) {
      problem = thrownWords(error);
    }
    const active = batches?.some(({ activity }) => activity !== 'idle') === true;
    clearTimeout(timer);
    if (!closed) timer = setTimeout(() => void refresh(), active ? whileActiveMs : atRestMs);
  }

  if (typeof window !== 'undefined') void refresh(); // no batches where pages are prerendered
  return {
    get batches() {
      return batches;
    },
    get problem() {
      return problem;
    },
    get notices() {
      return notices;
    },
    refresh,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}
