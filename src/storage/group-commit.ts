import { freePlaces, isReady, isSuspect } from '#engine/choose-next.ts';
import type { BatchStore, Claimed, Clock, Item, NextClaim } from '#engine/ports.ts';
import { orPutBack } from '#engine/set-aside.ts';
import { inGroups } from './in-groups.ts';
import { coveredMark, openReadAgain, owedMark, type JournalMark } from './journal/marks.ts';
import type { Journal } from './journal/open-journal.ts';
import { itemRecords, type JournalRecord } from './journal/records.ts';
import {
  planMoves,
  type Answers,
  type Candidates,
  type Claim,
  type Operation,
  type Settlement,
} from './plan-moves.ts';
import { answerOf, inOwnTransaction } from './own-transaction.ts';
import { changed, type BatchRecord, type Database } from './schema.ts';
import { storageRefusal } from './storage-refusal.ts';

/** Claims and settlements that are written together, at most. */
const groupSize = 16;

/** A claim that no settlement has taken along by then is told to the journal by itself. */
const tellWithinMs = 100;

export type GroupCommit = Pick<BatchStore, 'claim' | 'settle'> & {
  /**
   * Puts a finding that was made anew, with its row, in the place of the older one, as a settlement is written.
   * undefined: the item was changed meanwhile, and nothing was written.
   */
  readonly replace: (
    present: Item,
    change: Partial<Item> & Pick<Item, 'state'>,
    finding: Uint8Array,
  ) => Promise<Item | undefined>;
};

/**
 * Claims and settles items. What comes while a transaction is under way is written together by the next one: a strict
 * transaction costs milliseconds whatever is in it. So a slot that settles an item claims its next one with it. Each
 * answer is given only once its transaction is complete.
 *
 * [Note: Commit order] Settlements are first written to the journal and flushed, one flush for the group, then to the
 * database in a strict transaction, and then acknowledged. Whatever ends the program in between, what was acknowledged
 * is in two independent stores, and what the database shows, the journal has. A claim is durable by its transaction
 * alone before the work on it begins; it does not wait for the journal, which hears of it with the next settlement, or
 * a little later by itself, unflushed.
 *
 * [Note: Claims] The group is one read-write transaction: IndexedDB runs those on the same tables one after the other,
 * in every tab, so no two claims see the same item queued. An item, its finding and the batch's counters move together
 * or not at all.
 */
export function openGroupCommit(database: Database, clock: Clock, journal: Journal): GroupCommit {
  /** Of this tab: made anew with every group that the journal is not told of. */
  const owedKey = crypto.randomUUID();
  /** Claims that the journal has not heard of, by batch. */
  const untold = new Map<string, Item[]>();
  const readAgainFrom = openReadAgain();
  let telling: ReturnType<typeof setTimeout> | undefined;
  const seen: Seen = { ahead: new Map(), suspects: new Set() };
  const toDatabase = inGroups<Ready>(groupSize, write);
  const toJournal = inGroups<Settlement>(groupSize, record);

  async function record(group: readonly Settlement[]): Promise<void> {
    for (const batchId of new Set(group.map(batchOf))) {
      const own = group.filter((settlement) => batchOf(settlement) === batchId);
      const claims = itemRecords(untold.get(batchId) ?? []);
      untold.delete(batchId);
      try {
        const position = await journal.append(batchId, [...claims, ...own.map(settledRecord)], 'flushed');
        const mark = position && coveredMark(batchId, position, readAgainFrom(position));
        // What the mark covers is written with it or before it.
        own.forEach((operation, index) => {
          toDatabase({ operation, mark: index === own.length - 1 ? mark : undefined });
        });
      } catch (thrown) {
        refuse(own, thrown);
      }
    }
  }

  async function write(group: readonly Ready[]): Promise<void> {
    const operations = group.flatMap(({ operation }) => withNext(operation));
    const marks = group.flatMap(({ mark }) => (mark === undefined ? [] : [mark]));
    if (journal.absence() !== undefined)
      marks.push(...[...new Set(operations.map(batchOf))].map((batchId) => owedMark(batchId, owedKey)));
    try {
      const { claimed, settled } = await commit(database, operations, clock.nowMs(), marks, seen);
      for (const [operation, answer] of claimed) {
        if (answer.kind === 'item') {
          if (isSuspect(answer.item)) seen.suspects.add(answer.item.batchId);
          tellLater(answer.item);
        }
        operation.resolve(answer);
      }
      for (const [operation, item] of settled) operation.resolve(item);
    } catch (thrown) {
      refuse(operations, thrown);
    }
  }

  function tellLater(item: Item): void {
    if (journal.absence() !== undefined) return;
    untold.set(item.batchId, [...(untold.get(item.batchId) ?? []), item]);
    telling ??= setTimeout(tellRest, tellWithinMs);
  }

  function tellRest(): void {
    telling = undefined;
    for (const [batchId, claims] of untold)
      journal.append(batchId, itemRecords(claims), 'written').catch(() => undefined);
    untold.clear();
  }

  return {
    claim: (batchId, leaseMs, by = {}) =>
      new Promise((resolve, reject) => {
        toDatabase({ operation: { kind: 'claim', batchId, leaseMs, by, resolve, reject }, mark: undefined });
      }),
    settle: (claimed, { state, cutOffs, attemptsBefore }, finding, next) =>
      new Promise((resolve, reject) => {
        const nowMs = clock.nowMs();
        const hasEnded = state.status !== 'queued' && claimed.updatedAtMs !== undefined;
        const end = orPutBack(claimed, {
          state,
          updatedAtMs: nowMs,
          ...(hasEnded && { tookMs: Math.max(0, nowMs - claimed.updatedAtMs) }),
          ...(cutOffs !== undefined && { cutOffs }),
          ...(attemptsBefore !== undefined && { attemptsBefore }),
        });
        const operation = { kind: 'settle', of: 'running', claimed, end, finding, resolve, reject } as const;
        toJournal({ ...operation, next: next && claimAfter(claimed, next) });
      }),
    replace: (claimed, change, finding) =>
      new Promise((resolve, reject) => {
        const end = { updatedAtMs: clock.nowMs(), ...change };
        toJournal({ kind: 'settle', of: 'done', claimed, end, finding, resolve, reject });
      }),
  };
}

/** The claim that goes with a settlement; where it is refused, so is the settlement, and that is said. */
function claimAfter({ batchId }: Item, { leaseMs, by = {}, taken }: NextClaim): Claim {
  const resolve = (claimed: Claimed): void => {
    if (claimed.kind === 'item') taken(claimed);
  };
  return { kind: 'claim', batchId, leaseMs, by, resolve, reject: () => undefined };
}

/** An operation whose turn in the database has come; `mark`: how far the journal is covered once it is written. */
type Ready = { readonly operation: Operation; readonly mark: JournalMark | undefined };

function withNext(operation: Operation): readonly Operation[] {
  return operation.kind === 'settle' && operation.next !== undefined
    ? [operation, operation.next]
    : [operation];
}

function refuse(operations: readonly Operation[], thrown: unknown): void {
  const refusal = storageRefusal(thrown);
  for (const { reject } of operations) reject(refusal);
}

function settledRecord({ claimed, end, finding }: Settlement): JournalRecord {
  const item = changed(claimed, end);
  return finding === undefined ? { kind: 'settled', item } : { kind: 'settled', item, finding };
}

/** One transaction: everything is read at once, planned, and written at once. */
function commit(
  database: Database,
  group: readonly Operation[],
  nowMs: number,
  newMarks: readonly JournalMark[],
  seen: Seen,
): Promise<Answers> {
  const settlements = group.filter((operation) => operation.kind === 'settle');
  const claims = group.filter((operation) => operation.kind === 'claim');
  const batchIds = [...new Set(group.map(batchOf))];
  return inOwnTransaction(database, 'readwrite', ['batches', 'items', 'findings', 'marks'], async (store) => {
    const items = store('items');
    const [present, records, ...candidates] = await Promise.all([
      recordsOf<Item>(
        items,
        settlements.map(({ claimed }) => claimed.id),
      ),
      recordsOf<BatchRecord>(store('batches'), batchIds),
      ...batchIds.map((id) =>
        claimable(
          items,
          id,
          claims.filter(({ batchId }) => batchId === id),
          new Set(settlements.map(({ claimed }) => claimed.id)),
          nowMs,
          seen,
        ),
      ),
    ]);
    const plan = planMoves(present, records, candidates);
    for (const settlement of settlements) plan.settle(settlement);
    for (const claim of claims) plan.claim(claim, nowMs);
    const { claimed, settled } = plan.answers;
    for (const item of plan.items()) items.put(item);
    for (const batch of plan.batches()) store('batches').put(batch);
    for (const finding of plan.findings) store('findings').put(finding);
    for (const mark of newMarks) store('marks').put(mark);
    const withTwins = await Promise.all(claimed.map(([claim, answer]) => twinsOf(items, claim, answer)));
    return { claimed: withTwins, settled };
  });
}

function recordsOf<T>(store: IDBObjectStore, keys: readonly string[]): Promise<(T | undefined)[]> {
  return Promise.all(keys.map((key) => answerOf<T | undefined>(store.get(key))));
}

/** A hash that many items share is looked up no further. */
const twinsAtMost = 32;

/** A claim's answer with the ids of items that have the same bytes: one look into the index, beside the writing. */
async function twinsOf(
  items: IDBObjectStore,
  claim: Claim,
  answer: Claimed,
): Promise<readonly [Claim, Claimed]> {
  if (answer.kind !== 'item' || answer.item.sha256 === '') return [claim, answer];
  const { id, sha256 } = answer.item;
  const same = await answerOf(items.index('sha256').getAllKeys(sha256, twinsAtMost));
  const twins = same.filter((other) => other !== id).map(String);
  return [claim, twins.length === 0 ? answer : { ...answer, twins }];
}

function batchOf(operation: Operation): string {
  return operation.kind === 'claim' ? operation.batchId : operation.claimed.batchId;
}

/** What this tab saw of batches, by their ids; it spares reading what the usual claim does not need. */
type Seen = {
  /** How many queued items stood before the first that could be claimed. */
  readonly ahead: Map<string, number>;
  /** Batches of which a suspect may be running. */
  readonly suspects: Set<string>;
};

/**
 * Reads as much of what is queued as holds an item for each claim that may be had now, or else all of it. Few stand
 * before them: suspects, what waits until it may be tried again, and what has no place in its lane; what is `settled`
 * in the same transaction has left its own. What runs is read only where it decides.
 */
async function claimable(
  items: IDBObjectStore,
  batchId: string,
  claims: readonly Claim[],
  settled: ReadonlySet<string>,
  nowMs: number,
  { ahead, suspects }: Seen,
): Promise<Candidates> {
  const count = claims.length;
  if (count === 0) return { queued: [], running: [] };
  const lanes = claims.find(({ by }) => by.lanes !== undefined)?.by.lanes;
  const inState = (status: 'queued' | 'running', most?: number): Promise<Item[]> =>
    answerOf(items.index('[batchId+state.status]').getAll([batchId, status], most));
  for (let most = count + (ahead.get(batchId) ?? 0); ; most = 2 * most + 16) {
    const queued = await inState('queued', most);
    const inHand = lanes === undefined ? [] : await inState('running');
    const places = freePlaces(
      inHand.filter(({ id }) => !settled.has(id)),
      lanes,
    );
    const ready = queued.filter((item) => isReady(item, nowMs) && places.take(item)).length;
    const isShort = ready < count;
    if (isShort && queued.length === most) continue;
    ahead.set(batchId, isShort ? 0 : queued.length - ready);
    if (lanes !== undefined) return { queued, running: inHand };
    const running = isShort || suspects.has(batchId) ? await inState('running') : [];
    if (!running.some(isSuspect)) suspects.delete(batchId);
    return { queued, running };
  }
}
