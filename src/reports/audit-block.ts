import { auditLines, type AdjustmentWords, type AuditLine } from '#core/audit-lines.ts';
import { stateOfReview, type Review } from '#core/review.ts';
import type { ReportBlock } from './document.ts';

/**
 * What people changed and said of a result, for its report: who, when (UTC, so that it reads the same everywhere), from
 * what to what, and why. Blinded readings stay out: they are their readers' until they are compared. undefined where
 * nobody did anything else.
 */
export function auditBlock(review: Review | undefined, inWords?: AdjustmentWords): ReportBlock | undefined {
  const lines = auditLines(review, inWords).filter(({ place }) => review?.events[place]?.kind !== 'reading');
  if (lines.length === 0) return undefined;
  return {
    kind: 'table',
    title: 'Changes by hand and review',
    columns: [
      { title: 'When' },
      { title: 'Who' },
      { title: 'What' },
      { title: 'From' },
      { title: 'To' },
      { title: 'Why' },
      { title: 'Standing' },
    ],
    rows: lines.map(row),
    note: 'Oldest first; times in UTC. Nothing is overwritten: what was taken back stays in the list.',
  };
}

/** What a person decided of a result and when, for the head of its report; undefined while nobody has. */
export function verdictLine(review: Review | undefined): string | undefined {
  const { verdict, verdictBy, verdictAtMs } = stateOfReview(review);
  if (verdict === 'open' || verdictBy === undefined || verdictAtMs === undefined) return undefined;
  const day = whenUtc(verdictAtMs).slice(0, 10);
  return verdict === 'accepted'
    ? `Accepted by ${verdictBy} on ${day}`
    : `Needs work, says ${verdictBy} on ${day}`;
}

function row({ atMs, by, what, from, to, why, standing }: AuditLine): readonly (string | undefined)[] {
  return [whenUtc(atMs), by, what, from, to, why, standing];
}

/** "2026-11-21 09:05" */
function whenUtc(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 16).replace('T', ' ');
}
