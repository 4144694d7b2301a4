import { withBatches } from './live-batch.svelte.ts';

/** How findings are read one after the other. */
export type FindingsReading<Taken> = {
  /** So many are read before they are told: drawing costs more than reading. */
  readonly slice: number;
  /** What is kept of a finding; the finding itself is let go. */
  readonly take: (finding: unknown, place: number) => Taken;
  /** All that was taken so far, and how many items were looked at. */
  readonly tell: (taken: readonly Taken[], done: number) => void;
  readonly isStopped: () => boolean;
};

/** Reads the findings of these items, a slice at a time, until all are read or it is stopped. Rejects as the store does. */
export async function readFindings<Taken>(
  itemIds: readonly string[],
  { slice, take, tell, isStopped }: FindingsReading<Taken>,
): Promise<void> {
  const found: Taken[] = [];
  for (const [place, id] of itemIds.entries()) {
    const finding = await withBatches((batches) => batches.finding(id));
    if (isStopped()) return;
    if (finding !== undefined) found.push(take(finding, place));
    if ((place + 1) % slice !== 0 && place + 1 < itemIds.length) continue;
    tell(found.slice(), place + 1);
    await new Promise((resolve) => setTimeout(resolve)); // the page stays quick between slices
  }
}
