import type { ColumnDescription } from '#core/result-column.ts';
import { errorCode, isTransientError, quarantinedCode } from './error-text.ts';
import { isSettled, type Ledger, type LedgerRow } from './ledger.ts';
import { comparePipelines } from './pipeline.ts';
import { readResults } from './result-cells.ts';

/** Why a row runs without a question. */
export type RunReason =
  'not-done' | 'cancelled' | 'may-pass-now' | 'no-hash' | 'bytes-changed' | 'spoilt-results';
/** Why a row that is done waits for the user's word. */
export type OfferReason = 'other-pipeline' | 'not-confirmed';
/** Why a row that failed waits for a click. */
export type WaitReason = 'file-fault' | 'quarantined';

export type Planned<Reason> = { readonly row: LedgerRow; readonly reason: Reason };

/** What becomes of the rows of a ledger; every row is in exactly one list, in the ledger's order. */
export type ResumePlan = {
  readonly run: readonly Planned<RunReason>[];
  readonly keep: readonly LedgerRow[];
  /** Kept as they are until the user says: never run, and never mixed with new results, silently. */
  readonly offer: readonly Planned<OfferReason>[];
  /** `otherPipeline`: another one judged it; this one may not refuse it. */
  readonly wait: readonly (Planned<WaitReason> & { readonly otherPipeline: boolean })[];
  /** Among `keep`: the same numbers, but made under another salt, so that one person has another subject id there. */
  readonly otherSalt: readonly LedgerRow[];
};

export type ResumeOptions = {
  /** Files whose partial result a person has confirmed; 'all' where the user trusts the ledger's. */
  readonly confirmed?: ReadonlySet<string> | 'all';
  /** With them, a row that is done is kept only if its results can be read. */
  readonly columns?: readonly Pick<ColumnDescription, 'name' | 'kind'>[];
  /** Hex SHA-256 of the files that are there now; a row of other bytes says nothing of its file. */
  readonly hashes?: ReadonlyMap<string, string>;
};

/**
 * Plans how a batch goes on from a ledger under the pipeline in use. PENDING, PROCESSING and CANCELLED rows run, and
 * those that failed for a reason that may have passed. COMPLETED rows and confirmed PARTIAL ones are kept, unless
 * another pipeline made them: these are offered. Rows that are done without a hash, or whose results a spreadsheet has
 * spoilt, or whose file has other bytes now, prove nothing and run. Faults of the file and quarantined files wait for a click.
 */
export function planResume(ledger: Ledger, pipeline: string, options: ResumeOptions = {}): ResumePlan {
  const { confirmed = new Set<string>(), columns, hashes } = options;
  const run: Planned<RunReason>[] = [];
  const keep: LedgerRow[] = [];
  const offer: Planned<OfferReason>[] = [];
  const wait: (Planned<WaitReason> & { otherPipeline: boolean })[] = [];
  const otherSalt: LedgerRow[] = [];
  for (const row of ledger.rows) {
    if (isOfOtherBytes(row, hashes)) {
      run.push({ row, reason: 'bytes-changed' });
      continue;
    }
    switch (row.status) {
      case 'PENDING':
      case 'PROCESSING':
        run.push({ row, reason: 'not-done' });
        break;
      case 'CANCELLED':
        run.push({ row, reason: 'cancelled' });
        break;
      case 'FAILED':
        if (isTransientError(row.error)) run.push({ row, reason: 'may-pass-now' });
        else
          wait.push({
            row,
            otherPipeline: comparePipelines(row.pipeline, pipeline) === 'other',
            reason: errorCode(row.error) === quarantinedCode ? 'quarantined' : 'file-fault',
          });
        break;
      case 'COMPLETED':
      case 'PARTIAL': {
        const comparison = comparePipelines(row.pipeline, pipeline);
        if (row.sha256 === '') run.push({ row, reason: 'no-hash' });
        else if (comparison === 'other') offer.push({ row, reason: 'other-pipeline' });
        else if (columns !== undefined && readResults(ledger, row, columns).spoilt.length > 0)
          run.push({ row, reason: 'spoilt-results' });
        else if (row.status === 'PARTIAL' && confirmed !== 'all' && !confirmed.has(row.file))
          offer.push({ row, reason: 'not-confirmed' });
        else {
          keep.push(row);
          if (comparison === 'other-salt') otherSalt.push(row);
        }
        break;
      }
    }
  }
  return { run, keep, offer, wait, otherSalt };
}

/** Only a row that came to an end speaks of bytes. */
function isOfOtherBytes(row: LedgerRow, hashes: ResumeOptions['hashes']): boolean {
  const now = hashes?.get(row.file);
  return isSettled(row) && row.sha256 !== '' && now !== undefined && now !== row.sha256;
}
