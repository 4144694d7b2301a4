import type { Fault } from '#core/result.ts';
import type { Item } from '#engine/ports.ts';
import type { BatchApi } from '../batch-api.ts';
import { changesSince, type ChangesSince } from './corrections.ts';

/** A batch that results of a class were copied from. */
export type ClassSource = {
  readonly batchId: string;
  /** Absent: it is no longer in this browser. */
  readonly title: string | undefined;
  readonly files: number;
  /** When the last of them was taken, ms since 1970. */
  readonly atMs: number;
  /** Its results could be compared; false where they lie under a key that is not at hand. */
  readonly isReadable: boolean;
};

/** A copy whose result was corrected, or given another verdict, since in the batch that it comes from. */
export type ChangedSince = Omit<ChangesSince, 'events'> & { readonly copy: Item };

export type ClassSources = {
  readonly sources: readonly ClassSource[];
  readonly changed: readonly ChangedSince[];
};

export type SourcePorts = {
  /** Those of these items that are there. */
  readonly itemsOf: (ids: readonly string[]) => Promise<readonly Item[]>;
  /** Of a batch; undefined where it is gone. */
  readonly titleOf: (batchId: string) => Promise<string | undefined>;
  readonly isStopped: () => boolean;
};

/** Items read at once; no finding is read. */
const itemsInPage = 64;

/** Looks where the results of a class come from, and what people said of them there since; undefined where it was stopped. */
export async function lookAtSources(
  items: readonly Item[],
  { itemsOf, titleOf, isStopped }: SourcePorts,
): Promise<ClassSources | undefined> {
  const byBatch = new Map<string, Item[]>();
  for (const item of items) {
    const { takenFrom } = item;
    if (takenFrom === undefined) continue;
    byBatch.set(takenFrom.batchId, [...(byBatch.get(takenFrom.batchId) ?? []), item]);
  }
  const sources: ClassSource[] = [];
  const found = new Map<string, Item>();
  for (const [batchId, copies] of byBatch) {
    const title = await titleOf(batchId);
    let isReadable = true;
    try {
      for (let from = 0; title !== undefined && from < copies.length; from += itemsInPage) {
        const page = copies.slice(from, from + itemsInPage);
        const read = await itemsOf(page.flatMap(({ takenFrom }) => takenFrom?.itemId ?? []));
        if (isStopped()) return undefined;
        for (const source of read) found.set(source.id, source);
      }
    } catch {
      isReadable = false; // it lies under a key that is not here
    }
    const atMs = Math.max(...copies.map(({ takenFrom }) => takenFrom?.atMs ?? 0));
    sources.push({ batchId, title, files: copies.length, atMs, isReadable });
  }
  const changed = items.flatMap((copy): ChangedSince[] => {
    const source = found.get(copy.takenFrom?.itemId ?? '');
    if (source === undefined || copy.state.status !== 'done') return [];
    const { events, ...since } = changesSince(copy.review, source.review);
    return events.length === 0 ? [] : [{ copy, ...since }];
  });
  return { sources, changed };
}

/** What became of taking changes over. */
export type TakenOver = {
  readonly taken: number;
  readonly left: readonly { readonly name: string; readonly fault: Fault }[];
};

/**
 * Adds to copies what was corrected and what verdicts were given in the batches that they come from, as if it were said
 * in the class now, with the initials and times of who said it: each copy is made anew from what it keeps, and moves in
 * one transaction with its finding (`BatchApi.review`). What was said in the class stays in its list; where both set
 * the same, or gave a verdict, the batch's holds then. An acceptance stays one of the values that were accepted there:
 * a copy that says otherwise is for a person again. One that cannot be stays as it is.
 */
export async function takeOver(
  copyIds: readonly string[],
  { item, review }: Pick<BatchApi, 'item' | 'review'>,
): Promise<TakenOver> {
  let taken = 0;
  const left: { name: string; fault: Fault }[] = [];
  for (const id of copyIds) {
    const copy = await item(id);
    const source = copy?.takenFrom && (await item(copy.takenFrom.itemId));
    // As both are now: another tab may have been there first.
    const { events } = changesSince(copy?.review, source?.review);
    if (copy === undefined || events.length === 0) continue;
    const done = await review(id, events);
    if (done.ok) taken += 1;
    else left.push({ name: copy.name, fault: done.fault });
  }
  return { taken, left };
}
