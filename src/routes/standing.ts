import type { BatchSummary } from '#app/batch-api.ts';
import { plural } from '#language/plural.ts';
import { durationInWords } from '#ui/words.ts';

type Counts = BatchSummary['counts'];

/** Files with a result, complete or partial. */
export function doneCount(counts: Counts): number {
  return counts.completed + counts.partial;
}

/** Files that have not come to an end, those whose bytes are awaited included. */
export function remainingCount(counts: Counts): number {
  return counts.awaited + counts.queued + counts.running;
}

/** Where a batch stands, in a few words: "12 done, 1 failed, 37 left, about 2 min". */
export function standingWords({ counts, activity, timeLeftS }: BatchSummary): string {
  const remaining = remainingCount(counts);
  const parts = [plural(doneCount(counts), ['# done', '# done'])];
  if (counts.failed > 0) parts.push(plural(counts.failed, ['# failed', '# failed']));
  if (counts.cancelled > 0) parts.push(plural(counts.cancelled, ['# cancelled', '# cancelled']));
  if (remaining > 0) parts.push(plural(remaining, ['# left', '# left']));
  if (activity === 'pausing') parts.push(/* @wc-include */ 'pausing');
  else if (activity === 'running-elsewhere') parts.push('running in another tab');
  else if (activity === 'idle' && remaining > 0)
    parts.push(remaining === counts.awaited ? 'to be chosen again' : /* @wc-include */ 'paused');
  else if (remaining > 0 && timeLeftS !== undefined) parts.push(`about ${durationInWords(timeLeftS)}`);
  return parts.join(', ');
}
