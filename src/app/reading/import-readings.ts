import type { Result } from '#core/result.ts';
import type { ReviewEvent } from '#core/review.ts';
import type { Item } from '#engine/ports.ts';
import { faultWords } from '#language/faults.ts';
import type { ReadMarks } from './marks.ts';
import type { ReadingFile } from './reading-file.ts';

type ReadingEvent = Extract<ReviewEvent, { kind: 'reading' }>;

/** What bringing in another reader's round would do. */
export type ImportPlan = {
  /** Readings that are not there yet, with the item that each is of. */
  readonly fresh: readonly { readonly itemId: string; readonly event: ReadingEvent }[];
  /** Readings that were brought in before. */
  readonly alreadyThere: number;
  /** How many of the fresh ones take the place of another reading by the same initials in the same round. */
  readonly replacing: number;
  /** SHA-256 of files that this batch does not have. */
  readonly unmatched: readonly string[];
  /** Names of files that are in the batch and have no result to be read. */
  readonly withoutResult: readonly string[];
};

/** Matches a round to the items of a batch by SHA-256; the first item of a file's copies takes its reading. */
export function planImport(
  { round, by, readings }: ReadingFile,
  items: readonly Pick<Item, 'id' | 'name' | 'sha256' | 'state' | 'review'>[],
): ImportPlan {
  const byHash = new Map<string, (typeof items)[number]>();
  for (const item of items) {
    const known = byHash.get(item.sha256);
    if (known === undefined || (known.state.status !== 'done' && item.state.status === 'done'))
      byHash.set(item.sha256, item);
  }
  const fresh: ImportPlan['fresh'][number][] = [];
  const unmatched: string[] = [];
  const withoutResult: string[] = [];
  let alreadyThere = 0;
  let replacing = 0;
  for (const { sha256, marks, atMs } of readings) {
    const item = byHash.get(sha256);
    if (item === undefined) unmatched.push(sha256);
    else if (item.state.status !== 'done') withoutResult.push(item.name);
    else {
      const event = readingEvent(round, by, marks, atMs);
      const known = item.review?.events.filter((each) => isOfSeries(each, event)) ?? [];
      if (known.some((each) => each.atMs === atMs)) alreadyThere += 1;
      else {
        if (known.length > 0) replacing += 1;
        fresh.push({ itemId: item.id, event });
      }
    }
  }
  return { fresh, alreadyThere, replacing, unmatched, withoutResult };
}

/** The event that holds a reading. */
export function readingEvent(round: string, by: string, marks: ReadMarks, atMs: number): ReadingEvent {
  return { kind: 'reading', round, marks, atMs, by };
}

function isOfSeries(known: ReviewEvent, event: ReadingEvent): boolean {
  return known.kind === 'reading' && known.by === event.by && known.round === event.round;
}

type Reviewer = (itemId: string, events: readonly ReviewEvent[]) => Promise<Result<Item>>;

/** Adds what is planned, one item after the other; what could not be added is told, and can be tried again. */
export async function importReadings(
  { fresh }: ImportPlan,
  review: Reviewer,
  onProgress?: (done: number, total: number) => void,
): Promise<{ readonly added: number; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  let added = 0;
  for (const [done, { itemId, event }] of fresh.entries()) {
    onProgress?.(done, fresh.length);
    const result = await review(itemId, [event]);
    if (result.ok) added += 1;
    else problems.push(faultWords(result.fault));
  }
  return { added, problems };
}
