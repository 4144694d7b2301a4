import type { AnalysisManifest } from '#analyses/analysis.ts';
import type { BatchLimits } from '#engine/limits.ts';
import type { Batch, Clock, Item, Runner } from '#engine/ports.ts';
import type { Result } from '#core/result.ts';
import type { BatchRecords } from '#storage/batch-records.ts';
import type { DurableBatchStore } from '#storage/batch-store.ts';
import type { FolderStore } from '#storage/folders.ts';
import type { InputStore } from '#storage/inputs.ts';
import type { Intake } from '#workers/intake.ts';
import type { HeldFiles } from './held-files.ts';
import type { TabEnds } from './tab-ends.ts';

/** The parts that are joined into a `BatchApi`: the browser's in the product, small ones in tests. */
export type BatchPorts = {
  readonly store: DurableBatchStore;
  readonly records: BatchRecords;
  readonly inputs: InputStore;
  /** Folders that files are read from where they lie; absent where the browser has no directory handles. */
  readonly folders?: FolderStore;
  readonly findAnalysis: (id: string) => AnalysisManifest | undefined;
  readonly startRunner: (open: (item: Item) => Promise<Result<Blob>>) => Runner;
  readonly startIntake: () => Intake;
  /** Files that this tab was given, which its runs open in place of the copies; absent: they open the copies alone. */
  readonly held?: HeldFiles;
  readonly locks: LockManager;
  readonly channel: BroadcastChannel;
  readonly clock: Clock;
  /** Of any batch; an analysis may declare narrower ones (`batch-limits.ts`). */
  readonly limits: BatchLimits;
  /** How many files the user wants a batch of this analysis to hold; absent: as many as it declares. */
  readonly filesPerBatch?: (analysisId: string) => number | undefined;
  readonly leaseMs: number;
  /** What this app uses of what the browser allows it; absent where the browser does not tell. */
  readonly storageRoom?: () => Promise<{ readonly usageBytes: number; readonly quotaBytes: number }>;
  /** Whether the user wants copies of files kept after they were analysed. */
  readonly keepsInputs?: () => boolean;
  /** Names this tab and tells how others ended; absent: nobody knows how. */
  readonly tabs?: Pick<TabEnds, 'owner' | 'endOf' | 'forget'>;
  /** For the PIPELINE that a claim stamps; absent: none. */
  readonly appVersion?: string;
  /** The ledger file beside the stores; absent where nobody wants one. */
  readonly follower?: BatchFollower;
  /** Writes into the log of events. Must not throw. */
  readonly tellEvent?: (kind: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;
};

/** Hears what this tab made durable. Only the tab that holds a batch's run lock calls it for that batch. */
export type BatchFollower = {
  /** A run begins; resolves when the ledger that is there was copied away, or cannot be now. Must not reject, nor wait for ever. */
  readonly begin: (batch: Batch) => Promise<void>;
  /** These items changed, in both stores already. Must not throw. */
  readonly changed: (batchId: string, items: readonly Item[]) => void;
  /** The run has come to rest; resolves when everything told is written, or cannot be now. Must not reject, nor wait for ever. */
  readonly rest: (batchId: string) => Promise<void>;
  /** The batch was removed. */
  readonly removed: (batchId: string) => Promise<void>;
};

/** Held by the one tab that runs a batch. */
export function runLock(batchId: string): string {
  return `benchside-run:${batchId}`;
}

/** Held by the one tab that takes files into a batch. */
export function intakeLock(batchId: string): string {
  return `benchside-intake:${batchId}`;
}

/** Held while a batch's ledger, or where it is written, is read or changed. */
export function ledgerLock(batchId: string): string {
  return `benchside-ledger:${batchId}`;
}

/** Held while stored files are added with their items, or removed: so that no sweep takes a file between the two. */
export const inputsLock = 'benchside-inputs';
