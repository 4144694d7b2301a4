import type { AnalysisManifest } from '#analyses/analysis.ts';
import type { BatchLimits } from '#engine/limits.ts';
import type { Clock, Item, Runner } from '#engine/ports.ts';
import type { Result } from '#core/result.ts';
import type { BatchRecords } from '#storage/batch-records.ts';
import type { DurableBatchStore } from '#storage/batch-store.ts';
import type { InputStore } from '#storage/inputs.ts';
import type { Intake } from '#workers/intake.ts';

/** The parts that are joined into a `BatchApi`: the browser's in the product, small ones in tests. */
export type BatchPorts = {
  readonly store: DurableBatchStore;
  readonly records: BatchRecords;
  readonly inputs: InputStore;
  readonly findAnalysis: (id: string) => AnalysisManifest | undefined;
  readonly startRunner: (open: (item: Item) => Promise<Result<Blob>>) => Runner;
  readonly startIntake: () => Intake;
  readonly locks: LockManager;
  readonly channel: BroadcastChannel;
  readonly clock: Clock;
  readonly limits: BatchLimits;
  readonly leaseMs: number;
};

/** Held by the one tab that runs a batch. */
export function runLock(batchId: string): string {
  return `benchside-run:${batchId}`;
}

/** Held by the one tab that takes files into a batch. */
export function intakeLock(batchId: string): string {
  return `benchside-intake:${batchId}`;
}

/** Held while stored files are added with their items, or removed: so that no sweep takes a file between the two. */
export const inputsLock = 'benchside-inputs';
