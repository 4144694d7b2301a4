import type { ResultRow } from '#core/result-column.ts';
import { stateOfReview, type Verdict } from '#core/review.ts';
import type { ReviewReason } from '#core/review-reason.ts';
import type { Item } from '#engine/ports.ts';
import { changedSinceAccepted } from './accepted-values.ts';

/** What pages call a file of a batch. */
export type { Item } from '#engine/ports.ts';

/** The lists a batch page offers. */
export type ItemGroup = 'all' | 'review' | 'failed' | 'done';

export type ItemTone = 'waiting' | 'running' | 'good' | 'attention' | 'bad' | 'off';

/** An item's state as a word for people (CSV has its own: engine/status.ts), and how it is drawn. */
export function describeState(item: Item): { readonly word: string; readonly tone: ItemTone } {
  switch (item.state.status) {
    case 'awaited':
      return { word: 'Listed', tone: 'waiting' };
    case 'queued':
      return { word: 'Waiting', tone: 'waiting' };
    case 'running':
      return { word: 'Reading', tone: 'running' };
    case 'done':
      return item.state.quality === 'success'
        ? { word: 'Done', tone: 'good' }
        : { word: 'Partial', tone: 'attention' };
    case 'failed':
    case 'quarantined':
      return { word: 'Failed', tone: 'bad' };
    case 'cancelled':
      return { word: 'Cancelled', tone: 'off' };
  }
}

/** What an analysis says of a row that a person should look at, and what it calls its columns. */
export type ReviewRule = {
  (row: ResultRow): readonly ReviewReason[];
  readonly titleOf?: (column: string) => string;
};

/**
 * Why a person should look at a result, the gravest reason first: what its analysis says, that it is another one than
 * was accepted, that its file failed here while an earlier ledger's result stands, and that it is partial where nothing
 * else is said. The same whether or not somebody has looked since.
 */
export function reviewReasonsOf(item: Item, rule: ReviewRule | undefined): readonly ReviewReason[] {
  const { state } = item;
  if (state.status !== 'done') return [];
  const kept = told.get(item);
  if (kept !== undefined && kept.rule === rule) return kept.reasons;
  const changed = changedSinceAccepted(item, rule?.titleOf);
  const said = rule?.(state.row) ?? [];
  const also = [changed, isInVain(item) ? inVain : undefined].filter((reason) => reason !== undefined);
  const found = also.length > 0 ? [...said, ...also].sort((a, b) => b.weight - a.weight) : said;
  const reasons = found.length === 0 && state.quality === 'partial' ? [partial] : found;
  told.set(item, { rule, reasons });
  return reasons;
}

/** The same, and nothing where a person has looked and let the result stand. */
export function whyReview(item: Item, rule: ReviewRule | undefined): readonly ReviewReason[] {
  return verdictOn(item) === 'accepted' ? [] : reviewReasonsOf(item, rule);
}

/**
 * What a person said of a result: a partial one that was let stand is accepted, one that is another since it was accepted
 * is open again.
 */
export function verdictOn(item: Item): Verdict {
  const { review, confirmed } = item;
  const verdict = review === undefined ? 'open' : stateOfReview(review).verdict;
  if (verdict === 'open' && confirmed === true) return 'accepted';
  return verdict === 'accepted' && changedSinceAccepted(item) !== undefined ? 'open' : verdict;
}

const partial: ReviewReason = {
  code: 'partial-result',
  weight: 20,
  label: 'Partial',
  words: 'partial result',
};

/** Cancelling is the person's own word: nothing is to be looked at. */
function isInVain({ ledger }: Item): boolean {
  return ledger?.inVain !== undefined && ledger.inVain.kind !== 'cancelled';
}

const inVain: ReviewReason = {
  code: 'failed-here',
  weight: 40,
  label: 'Failed here',
  words: 'failed when it was analysed here; the values of the ledger stand',
};

/**
 * What was said of an item that has not changed since, for a changed one is another object: a running batch counts all
 * its rows several times a second.
 */
const told = new WeakMap<
  Item,
  { readonly rule: ReviewRule | undefined; readonly reasons: readonly ReviewReason[] }
>();

/** Where an item belongs besides `all`; `review` is what a person should look at. */
export function belongsTo(item: Item, group: ItemGroup, rule?: ReviewRule): boolean {
  const { state } = item;
  switch (group) {
    case 'all':
      return true;
    case 'done':
      return state.status === 'done';
    case 'failed':
      return state.status === 'failed' || state.status === 'quarantined';
    case 'review':
      return whyReview(item, rule).length > 0;
  }
}
