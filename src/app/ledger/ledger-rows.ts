import { ledgerHeadOf } from '#engine/ledger/kept-rows.ts';
import type { Item } from '#engine/ports.ts';
import type { BatchRecord } from '#storage/schema.ts';
import type { LedgerMaker } from '#workers/ledger.ts';
import type { MadeLedger } from '#workers/ledger-protocol.ts';

/** Items that are handed to the worker between two turns of the page: a few milliseconds. */
const itemsAtOnce = 250;

export type RowPorts = {
  readonly record: (batchId: string) => Promise<BatchRecord | undefined>;
  readonly items: (batchId: string, from: number, to: number) => Promise<readonly Item[]>;
  /** Names of the result columns of an analysis; none for one that this version does not know. */
  readonly columnsOf: (analysisId: string) => Promise<readonly string[]>;
  readonly startMaker: () => LedgerMaker;
};

/** The one ledger worker of a tab, started when it is needed and ended when no batch needs it any more. */
export type SharedMaker = {
  /** The worker, and a number that tells it from those before it. */
  readonly current: () => { readonly maker: LedgerMaker; readonly generation: number };
  /** The worker failed: the next call starts another, which knows nothing. */
  readonly replace: (generation: number) => void;
  readonly hold: (who: object) => void;
  readonly letGo: (who: object) => void;
};

export function shareMaker(start: () => LedgerMaker): SharedMaker {
  let maker: LedgerMaker | undefined;
  let generation = 0;
  const holders = new Set<object>();
  const end = (): void => {
    maker?.stop();
    maker = undefined;
    generation += 1;
  };
  return {
    current: () => ({ maker: (maker ??= start()), generation }),
    replace: (failed) => {
      if (failed === generation) end();
    },
    hold: (who) => {
      holders.add(who);
    },
    letGo: (who) => {
      holders.delete(who);
      if (holders.size === 0) end();
    },
  };
}

/** The rows of one batch in the ledger worker, brought up to what the stores hold and what was told since. */
export type LedgerRows = {
  /** These items changed, in both stores already. */
  readonly changed: (items: readonly Item[]) => void;
  /**
   * The ledger as it is now; undefined where the batch is gone. `ordinals` are the rows that were told as changed and
   * are in it.
   */
  readonly make: () => Promise<(MadeLedger & { readonly ordinals: ReadonlySet<number> }) | undefined>;
  /** Sees to it that all rows are in the worker; gives it, or undefined where the batch is gone. */
  readonly load: () => Promise<LedgerMaker | undefined>;
  /** What the worker has may be out of date: all rows are read from the stores again. */
  readonly forget: () => void;
  /** The worker need not keep these rows any more. */
  readonly end: () => void;
};

function isOlder({ rev = 0 }: Item, other: Item | undefined): boolean {
  return rev < (other?.rev ?? 0);
}

export function openRows(batchId: string, ports: RowPorts, shared: SharedMaker): LedgerRows {
  let told = new Map<number, Item>();
  /** The worker that the batch was begun in, and how many rows it has. */
  let begun: { readonly maker: LedgerMaker; readonly generation: number } | undefined;
  let known = 0;
  const holder = {};

  async function load(): Promise<LedgerMaker | undefined> {
    shared.hold(holder);
    const record = await ports.record(batchId);
    if (record === undefined) return undefined;
    const { maker, generation } = shared.current();
    if (begun?.generation !== generation) {
      await maker.begin(batchId, ledgerHeadOf(record, await ports.columnsOf(record.analysisId)));
      known = 0;
      begun = { maker, generation };
    }
    while (known < record.counts.total) {
      const items = await ports.items(batchId, known, known + itemsAtOnce);
      if (items.length === 0) break;
      known = await maker.put(batchId, items);
    }
    return maker;
  }

  /** News may come late: what was gathered before a run began must not replace what the run has told since. */
  function note(items: readonly Item[]): void {
    for (const item of items) if (!isOlder(item, told.get(item.ordinal))) told.set(item.ordinal, item);
  }

  /** Gives the changed rows to the worker; those behind the ones it has come with the next load. */
  async function handOver(maker: LedgerMaker, items: readonly Item[]): Promise<void> {
    const here = items.filter(({ ordinal }) => ordinal < known);
    for (let from = 0; from < here.length; from += itemsAtOnce)
      await maker.put(batchId, here.slice(from, from + itemsAtOnce));
  }

  return {
    changed: note,
    load,
    make: async () => {
      const taken = told;
      told = new Map();
      try {
        const maker = await load();
        if (maker === undefined) return undefined;
        await handOver(maker, [...taken.values()]);
        return { ...(await maker.make(batchId)), ordinals: new Set(taken.keys()) };
      } catch (thrown) {
        // Told again, unless newer news came meanwhile; a worker that failed knows nothing any more.
        const since = told;
        told = taken;
        note([...since.values()]);
        if (begun !== undefined) shared.replace(begun.generation);
        begun = undefined;
        throw thrown;
      }
    },
    forget: () => {
      begun = undefined;
    },
    end: () => {
      begun?.maker.end(batchId).catch(() => undefined); // it may be dead
      begun = undefined;
      shared.letGo(holder);
    },
  };
}
