import type { Settled } from '#engine/ports.ts';
import type { FileFault, Result } from '#core/result.ts';

/** One file for an analysis worker. */
export type AnalysisJob = {
  readonly analysisId: string;
  readonly options: unknown;
  readonly name: string;
  /** Expected SHA-256 of the bytes, hex. */
  readonly sha256: string;
  /** The bytes, still on disk: the worker reads them. */
  readonly file: Blob;
};

/** What an analysis worker does. Never rejects of its own accord. */
export type AnalysisWorkerApi = { readonly analyse: (job: AnalysisJob) => Promise<Result<Settled>> };

/**
 * What became of one file at intake: `stored` in the given directory; `hashed` only, because there is no directory or
 * it cannot be written; `unreadable`, because the browser could not read it (changed or deleted since it was dropped);
 * `refused`, because the device's storage would take no more.
 */
export type Intaken =
  | { readonly kind: 'stored' | 'hashed'; readonly sha256: string }
  | { readonly kind: 'unreadable'; readonly fault: FileFault }
  | { readonly kind: 'refused'; readonly detail: string };

/** What the intake worker does. Answers in the order of the files. */
export type IntakeWorkerApi = {
  readonly takeIn: (
    files: readonly File[],
    directory: FileSystemDirectoryHandle | undefined,
  ) => Promise<readonly Intaken[]>;
};
