import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belongsTo, reviewReasonsOf, verdictOn, type Item, type ReviewRule } from './item-words.ts';
import { openTally } from './tally-items.ts';

const rule: ReviewRule = (row) =>
  row['poor'] === true ? [{ code: 'poor', weight: 1, label: 'Poor', words: 'poor' }] : [];
const isOld = ({ state }: Item): boolean => state.status === 'done' && state.version < 2;

type Kind = 'queued' | 'failed' | 'sound' | 'poor' | 'old' | 'partial' | 'accepted';
const kinds: readonly Kind[] = ['queued', 'failed', 'sound', 'poor', 'old', 'partial', 'accepted'];

function itemOf(kind: Kind, ordinal: number): Item {
  const about = { id: `i${String(ordinal)}`, batchId: 'b', ordinal, name: 'n', sizeBytes: 1, sha256: '' };
  const item = { ...about, attempts: 1 };
  if (kind === 'queued') return { ...item, state: { status: 'queued' } };
  if (kind === 'failed') {
    const fault = { kind: 'file', code: 'unreadable', detail: '' } as never;
    return { ...item, state: { status: 'failed', fault } as Item['state'] };
  }
  const quality = kind === 'partial' ? 'partial' : 'success';
  const row = { poor: kind === 'poor' || kind === 'accepted' };
  const state = { status: 'done', quality, row, version: kind === 'old' ? 1 : 2 } as const;
  const accepted = { events: [{ kind: 'verdict', verdict: 'accepted', atMs: 0, by: 'AB' } as const] };
  return { ...item, state, ...(kind === 'accepted' && { review: accepted }) };
}

/** The same, counted item by item. */
function slowly(items: readonly Item[], by: ReviewRule | undefined) {
  const count = (is: (item: Item) => boolean): number => items.filter(is).length;
  return {
    all: items.length,
    review: count((item) => belongsTo(item, 'review', by)),
    failed: count((item) => belongsTo(item, 'failed')),
    done: count((item) => belongsTo(item, 'done')),
    open: count((item) => verdictOn(item) === 'open' && reviewReasonsOf(item, by).length > 0),
    stale: count(isOld),
  };
}

describe('what a batch counts', () => {
  it('is what counting each item gives, whatever changes, comes, goes or judges', () => {
    const change = fc.record({
      kind: fc.constantFrom(...kinds),
      place: fc.nat(12),
      what: fc.constantFrom('change', 'change', 'add', 'add', 'remove', 'judge'),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const tally = openTally();
        let items: readonly Item[] = [];
        let by: ReviewRule | undefined;
        for (const { kind, place, what } of changes) {
          if (what === 'judge') by = by === undefined ? rule : undefined;
          else if (what === 'add') items = [...items, itemOf(kind, items.length)];
          else if (what === 'remove') items = items.toSpliced(place, 1);
          else items = items.map((item, at) => (at === place ? itemOf(kind, at) : item));
          expect(tally(items, by, isOld)).toEqual(slowly(items, by));
        }
      }),
    );
  });

  it('looks at nothing but what changed', () => {
    const items = kinds.map(itemOf);
    const tally = openTally();
    const looked: string[] = [];
    const isStale = (item: Item): boolean => {
      looked.push(item.id);
      return false;
    };
    tally(items, rule, isStale);
    looked.length = 0;
    tally(items.with(3, itemOf('sound', 3)), rule, isStale);
    expect(looked).toEqual(['i3']);
  });
});
