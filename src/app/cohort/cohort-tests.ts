import type { CohortTest } from '#analyses/cohort.ts';
import { faultCode } from '#core/result.ts';
import { stateOfReview } from '#core/review.ts';
import { splitCells } from '#engine/ledger/cells.ts';
import type { Batch, Item } from '#engine/ports.ts';
import { verdictOn } from '../item-words.ts';

/** Headings of the user's own columns, in their order; none for a batch that began from files alone. */
export function ownHeadings({ ledger }: Batch): readonly string[] {
  return ledger === undefined ? [] : splitCells(ledger.own, ledger.ownCount);
}

/** Every file of a batch as a cohort sees it, in the order of the drop. */
export function cohortTests(batch: Batch, items: readonly Item[]): readonly CohortTest[] {
  const ownCount = batch.ledger?.ownCount ?? 0;
  return items.map((item) => cohortTest(item, ownCount));
}

function cohortTest(item: Item, ownCount: number): CohortTest {
  const { id, name, state, ledger, review } = item;
  const own = ledger === undefined ? [] : splitCells(ledger.own, ownCount);
  const reviewed = review === undefined ? untouched : { ...handOf(review), verdict: verdictOn(item) };
  const known = { id, name, own, partial: false, row: {}, ...reviewed } as const;
  switch (state.status) {
    case 'done':
      return {
        ...known,
        state: 'done',
        partial: state.quality === 'partial',
        row: state.row,
        version: state.version,
      };
    case 'failed':
    case 'quarantined':
      return { ...known, state: 'failed', faultCode: faultCode(state.fault) };
    case 'cancelled':
      return { ...known, state: 'cancelled' };
    case 'awaited':
    case 'queued':
    case 'running':
      return { ...known, state: 'waiting' };
  }
}

type Hand = Pick<CohortTest, 'setByHand' | 'readers'>;

const untouched: Hand & Pick<CohortTest, 'verdict'> = { verdict: 'open', setByHand: [], readers: [] };

/** What stands set by hand, and by whom: those whose settings hold. */
function handOf(review: NonNullable<Item['review']>): Hand {
  const { adjustments, standing } = stateOfReview(review);
  const readers = new Set<string>();
  for (const place of standing) {
    const event = review.events[place];
    if (event?.kind === 'adjusted' && event.what in adjustments) readers.add(event.by);
  }
  return { setByHand: Object.keys(adjustments), readers: [...readers] };
}
