import { usageByKind } from '#storage/usage-by-kind.ts';
import type { CopySum } from './batch-api.ts';
import { openBatches } from './open-batches.ts';
import { ownDatabase } from './open-database.ts';

/** What takes room in this browser, as the user may free it. */
export type MeasuredUse = {
  /** undefined where the browser does not tell. */
  readonly resultsBytes: number | undefined;
  readonly journalBytes: number;
  readonly ledgersBytes: number;
  readonly modelsBytes: number;
  /** Copies of files that have no result yet, or failed. */
  readonly needed: CopySum;
  /** Copies of files whose result is partial, and that nobody has let stand. */
  readonly partial: CopySum;
  /** Copies that were kept after the analysis. */
  readonly kept: CopySum;
};

/** Measures it. Takes a second for a thousand copies of files. */
export async function measureUse(): Promise<MeasuredUse> {
  const batches = await openBatches();
  const [{ databaseBytes, ...kinds }, { all, partial, kept }] = await Promise.all([
    usageByKind(ownDatabase()),
    batches.copies.measure(),
  ]);
  const resultsBytes = databaseBytes && Math.max(0, databaseBytes - kinds.modelsBytes);
  const needed = {
    files: all.files - partial.files - kept.files,
    bytes: all.bytes - partial.bytes - kept.bytes,
  };
  return { ...kinds, resultsBytes, needed, partial, kept };
}
