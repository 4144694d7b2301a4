import { stateOfReview, type Review, type ReviewEvent } from '#core/review.ts';
import type { ReportBlock } from './document.ts';

const verdicts = { accepted: 'Accepted', 'needs-work': 'Needs work', open: 'Open again' } as const;

/**
 * Who looked at a result and what they did, for print: a verdict and every change that holds, each with initials, day and
 * reason. Nothing where nobody said anything. Readings are blinded and stay out.
 */
export function reviewBlocks(review: Review | undefined): readonly ReportBlock[] {
  const { standing } = stateOfReview(review);
  const rows = standing.flatMap((place) => {
    const event = review?.events[place];
    return event === undefined || event.kind === 'reading' ? [] : [rowOf(event)];
  });
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Review',
      columns: [{ title: 'What' }, { title: 'By' }, { title: 'When (UTC)' }, { title: 'Why' }],
      rows,
    },
  ];
}

function rowOf(event: ReviewEvent): readonly (string | undefined)[] {
  return [
    wordsOf(event),
    event.by,
    new Date(event.atMs).toISOString().slice(0, 16).replace('T', ' '),
    event.why,
  ];
}

function wordsOf(event: ReviewEvent): string {
  switch (event.kind) {
    case 'verdict':
      return verdicts[event.verdict];
    case 'adjusted': {
      const what = /^vt\d$/.test(event.what) ? event.what.toUpperCase() : event.what;
      return event.to === undefined ? `${what} back to automatic` : `${what} set by hand`;
    }
    case 'reading':
    case 'undone':
      return event.kind;
  }
}
