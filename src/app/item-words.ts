import type { Item } from '#engine/ports.ts';

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

/** Where an item belongs besides `all`: partial results, and those with a poor grade, want a person's eye. */
export function belongsTo(item: Item, group: ItemGroup): boolean {
  const { state } = item;
  switch (group) {
    case 'all':
      return true;
    case 'done':
      return state.status === 'done';
    case 'failed':
      return state.status === 'failed' || state.status === 'quarantined';
    case 'review':
      return state.status === 'done' && (state.quality === 'partial' || isPoor(state.row['quality']));
  }
}

function isPoor(grade: unknown): boolean {
  return grade === 'C' || grade === 'D';
}
