import type { FileFault } from '#core/result.ts';

export type BatchLimits = {
  readonly fileSizeBytes: number;
  readonly filesPerBatch: number;
  /** Of all files together; absent: as many as there is room for. */
  readonly batchBytes?: number;
};

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

/** Files by number and size together. */
export type Amount = { readonly files: number; readonly bytes: number };

/** The fault of a batch that would grow beyond a limit, with its numbers: `batch-too-large`. */
export function refuseBatch(present: Amount, adding: Amount, limits: BatchLimits): FileFault | undefined {
  const { filesPerBatch, batchBytes = Infinity } = limits;
  const bytes = present.bytes + adding.bytes;
  const refusals: string[] = [];
  if (present.files + adding.files > filesPerBatch) {
    refusals.push(
      present.files === 0
        ? `these are ${adding.files} files; a batch holds at most ${filesPerBatch}`
        : `the batch has ${present.files} files and these are ${adding.files} more; it holds at most ${filesPerBatch}`,
    );
  }
  if (bytes > batchBytes) {
    refusals.push(
      `together they have ${inMegabytes(bytes)} MB; a batch holds at most ${inMegabytes(batchBytes)} MB`,
    );
  }
  if (refusals.length === 0) return undefined;
  return { kind: 'unsupported', code: 'batch-too-large', detail: refusals.join('; ') };
}

/** Two digits, rounded up, so that a file just over the limit does not read as being at it. */
function inMegabytes(bytes: number): number {
  return Math.ceil((bytes / (1024 * 1024)) * 100) / 100;
}
