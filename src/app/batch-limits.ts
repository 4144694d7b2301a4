import type { AnalysisManifest } from '#analyses/analysis.ts';
import { refuseBatch, type Amount, type BatchLimits } from '#engine/limits.ts';
import type { FileFault } from '#core/result.ts';
import type { NamedFile } from './batch-api.ts';

/**
 * What a batch of an analysis may hold: what the app allows any batch, narrowed to what the analysis declares.
 * `files`: as many as the user chose, up to what the analysis allows; the bytes rise with them.
 */
export function limitsOfBatch(
  app: BatchLimits,
  manifest: Pick<AnalysisManifest, 'limits'> | undefined,
  files?: number,
): BatchLimits {
  const declared = manifest?.limits;
  if (declared === undefined) return app;
  const filesPerBatch = Math.min(declared.filesAtMost, Math.max(1, files ?? declared.files));
  const batchBytes = declared.batchBytes * Math.max(1, filesPerBatch / declared.files);
  return { fileSizeBytes: app.fileSizeBytes, filesPerBatch, batchBytes };
}

/** The size of these files is asked for only where the limits need it: each costs a look at the disk. */
export function amountOf(files: readonly NamedFile[], { batchBytes }: BatchLimits): Amount {
  if (batchBytes === undefined) return { files: files.length, bytes: 0 };
  return { files: files.length, bytes: files.reduce((sum, { file }) => sum + file.size, 0) };
}

/** That a batch was refused as too large, and what a person can do about it. */
export function tooLargeInWords(
  { detail }: FileFault,
  { filesPerBatch }: BatchLimits,
  manifest: Pick<AnalysisManifest, 'limits'> | undefined,
): string {
  const most = manifest?.limits?.filesAtMost ?? filesPerBatch;
  const settings =
    filesPerBatch < most ? `, or let a batch hold more under Settings (up to ${String(most)} files)` : '';
  return `Nothing was added: ${detail}. Add them in several batches${settings}.`;
}

/** Why these files are too many, or too large, for a new batch: `batch-too-large`. */
export function refuseNewBatch(files: readonly NamedFile[], limits: BatchLimits): FileFault | undefined {
  return refuseBatch({ files: 0, bytes: 0 }, amountOf(files, limits), limits);
}
