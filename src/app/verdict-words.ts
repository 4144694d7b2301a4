import { stateOfReview, type Review, type Verdict } from '#core/review.ts';
import type { ItemTone } from './item-words.ts';

/** A verdict as a word for people, and how it is drawn. */
export function describeVerdict(verdict: Verdict): { readonly word: string; readonly tone: ItemTone } {
  switch (verdict) {
    case 'open':
      // @wc-context: a verdict that is not given yet
      return { word: 'Open', tone: 'waiting' };
    case 'accepted':
      return { word: 'Accepted', tone: 'good' };
    case 'needs-work':
      return { word: 'Needs work', tone: 'attention' };
  }
}

/** Who gave the verdict that stands, and why: "by MH: another protocol"; undefined while nobody has. */
export function verdictSigned(review: Review | undefined): string | undefined {
  const { standing, verdictBy } = stateOfReview(review);
  if (review === undefined || verdictBy === undefined) return undefined;
  const given = standing.map((place) => review.events[place]).findLast((event) => event?.kind === 'verdict');
  return given?.why === undefined ? `by ${verdictBy}` : `by ${verdictBy}: ${given.why}`;
}
