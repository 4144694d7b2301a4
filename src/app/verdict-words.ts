import type { Verdict } from '#core/review.ts';
import type { ItemTone } from './item-words.ts';

/** A verdict as a word for people, and how it is drawn. */
export function describeVerdict(verdict: Verdict): { readonly word: string; readonly tone: ItemTone } {
  switch (verdict) {
    case 'open':
      return { word: 'Open', tone: 'waiting' };
    case 'accepted':
      return { word: 'Accepted', tone: 'good' };
    case 'needs-work':
      return { word: 'Needs work', tone: 'attention' };
  }
}
