import { chooseNext } from '#engine/choose-next.ts';
import { countMoved } from '#engine/counts.ts';
import { claimOf } from '#engine/cut-off.ts';
import type { Claimant, Claimed, Item } from '#engine/ports.ts';
import { changed, type BatchRecord, type FindingRecord } from './schema.ts';

type Reject = { readonly reject: (reason: unknown) => void };
export type Claim = Reject & {
  readonly kind: 'claim';
  readonly batchId: string;
  readonly leaseMs: number;
  readonly by: Claimant;
  readonly resolve: (claimed: Claimed) => void;
};
export type Settlement = Reject & {
  readonly kind: 'settle';
  /** The end of an attempt, or a finding that was made anew in the place of an older one. */
  readonly of: 'running' | 'done';
  readonly claimed: Item;
  /** With the time of it: the same in both stores. */
  readonly end: Partial<Item> & Pick<Item, 'state'>;
  readonly finding: Uint8Array | undefined;
  /** Written in the same transaction, behind it. */
  readonly next?: Claim | undefined;
  readonly resolve: (item: Item | undefined) => void;
};
export type Operation = Claim | Settlement;

export type Answers = {
  readonly claimed: (readonly [Claim, Claimed])[];
  readonly settled: (readonly [Settlement, Item | undefined])[];
};

/** What a batch has for claims: the first of what is queued, and what runs, where that matters. */
export type Candidates = { readonly queued: readonly Item[]; readonly running: readonly Item[] };

/** Works out what a group changes, on what the transaction read. */
export function planMoves(
  present: readonly (Item | undefined)[],
  records: readonly (BatchRecord | undefined)[],
  candidates: readonly Candidates[],
) {
  const known = new Map(present.flatMap((item) => (item === undefined ? [] : [[item.id, item] as const])));
  const batches = new Map(
    records.flatMap((record) => (record === undefined ? [] : [[record.id, record] as const])),
  );
  let queued = candidates.flatMap((candidate) => candidate.queued);
  let running = candidates.flatMap((candidate) => candidate.running);
  const moved = new Map<string, Item>();
  const findings: FindingRecord[] = [];
  const answers: Answers = { claimed: [], settled: [] };

  function move(from: Item, change: Partial<Item>): Item | undefined {
    const to = changed(from, change);
    const batch = batches.get(from.batchId);
    if (batch === undefined) return undefined;
    batches.set(batch.id, { ...batch, counts: countMoved(batch.counts, from.state, to.state) });
    moved.set(to.id, to);
    known.set(to.id, to);
    // An item that this very group settled is not claimed by it: its candidate is out of date.
    queued = queued.filter(({ id }) => id !== to.id);
    running = running.filter(({ id }) => id !== to.id);
    if (to.state.status === 'running') running.push(to);
    return to;
  }

  return {
    answers,
    findings,
    items: (): Item[] => [...moved.values()],
    batches: (): BatchRecord[] =>
      [...batches.values()].filter(({ id }) => [...moved.values()].some(({ batchId }) => batchId === id)),

    settle: (operation: Settlement): void => {
      const { claimed, end, finding } = operation;
      const from = known.get(claimed.id);
      const item = from === undefined || isLost(operation, from) ? undefined : move(from, end);
      if (item !== undefined && finding !== undefined) findings.push({ itemId: item.id, bytes: finding });
      answers.settled.push([operation, item]);
    },

    claim: (operation: Claim, nowMs: number): void => {
      const { batchId, leaseMs, by } = operation;
      const own = (item: Item): boolean => item.batchId === batchId;
      const open = { queued: queued.filter(own), running: running.filter(own) };
      const choice = chooseNext(open, { nowMs, leaseMs, owner: by.owner, lanes: by.lanes });
      if (choice.kind !== 'item') {
        answers.claimed.push([operation, choice]);
        return;
      }
      const item = move(choice.item, claimOf(choice.item, choice.wasCutOff, { nowMs, leaseMs }, by));
      answers.claimed.push([operation, item === undefined ? { kind: 'none' } : { kind: 'item', item }]);
    },
  };
}

/** Whether something else was made of the item meanwhile. */
function isLost({ of, claimed }: Settlement, from: Item): boolean {
  if (from.state.status !== of || from.attempts !== claimed.attempts) return true;
  return of === 'done' && from.rev !== claimed.rev;
}
