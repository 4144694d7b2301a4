import type { FileFault } from '#core/result.ts';

export type BatchLimits = { readonly fileSizeBytes: number; readonly filesPerBatch: number };

export const defaultLimits: BatchLimits = { fileSizeBytes: 10 * 1024 * 1024, filesPerBatch: 10_000 };

/** The fault of a file that is refused unread: `empty-file`, `file-too-large`; undefined for a fitting one. */
export function refuseFile(sizeBytes: number, limits: BatchLimits): FileFault | undefined {
  if (sizeBytes === 0) return { kind: 'unreadable', code: 'empty-file', detail: 'the file has 0 bytes' };
  if (sizeBytes > limits.fileSizeBytes) {
    return {
      kind: 'unsupported',
      code: 'file-too-large',
      detail: `the file has ${inMegabytes(sizeBytes)} MB; the limit is ${inMegabytes(limits.fileSizeBytes)} MB`,
    };
  }
  return undefined;
}

/** The fault of a batch that would grow beyond the limit: `batch-too-large`. */
export function refuseCount(present: number, adding: number, limits: BatchLimits): FileFault | undefined {
  if (present + adding <= limits.filesPerBatch) return undefined;
  return {
    kind: 'unsupported',
    code: 'batch-too-large',
    detail: `the batch has ${present} files and ${adding} more were given; the limit is ${limits.filesPerBatch}`,
  };
}

/** Two digits, rounded up, so that a file just over the limit does not read as being at it. */
function inMegabytes(bytes: number): number {
  return Math.ceil((bytes / (1024 * 1024)) * 100) / 100;
}
