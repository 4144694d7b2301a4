import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { ResultRow } from '#core/result-column.ts';
import type { Fault } from '#core/result.ts';
import { errorText } from '#engine/ledger/error-text.ts';
import type { LedgerOutcome } from '#engine/ledger/project-ledger.ts';
import type { Status } from '#engine/status.ts';

/** What of a JSON export makes a ledger. */
export type ExportedBatch = {
  readonly analysisId: string;
  readonly options: unknown;
  readonly resultNames: readonly string[];
  /** By file; `pipeline` is still empty. */
  readonly outcomes: ReadonlyMap<string, LedgerOutcome>;
};

type ExportedItem = {
  readonly file: string;
  readonly sha256?: string;
  readonly status: Status;
  readonly attempts?: number;
  readonly quarantined?: boolean;
  readonly row?: ResultRow;
  readonly fault?: Fault;
};

/**
 * Reads a JSON export line by line, one item a line, without its findings: it may be larger than memory.
 *
 * @throws when the file is no export of this version.
 */
export async function readExport(path: string, nowMs: number): Promise<ExportedBatch> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  let head: Omit<ExportedBatch, 'outcomes'> | undefined;
  const outcomes = new Map<string, LedgerOutcome>();
  for await (const line of lines) {
    if (head === undefined) head = readHead(line);
    else if (line.startsWith('{')) {
      const item = readItem(line);
      outcomes.set(item.file, outcomeOf(item, nowMs));
    }
  }
  if (head === undefined) throw new Error('the page exported nothing');
  return { ...head, outcomes };
}

function readHead(line: string): Omit<ExportedBatch, 'outcomes'> {
  const head = JSON.parse(`${line}]}`) as {
    readonly analysis: { readonly id: string };
    readonly batch: { readonly options: unknown };
    readonly columns: readonly { readonly name: string }[];
  };
  return {
    analysisId: head.analysis.id,
    options: head.batch.options,
    resultNames: head.columns.map(({ name }) => name),
  };
}

/** The finding comes last in an item, and no text of JSON holds its key unescaped. */
function readItem(line: string): ExportedItem {
  const finding = line.indexOf(',"finding":');
  const text = finding < 0 ? line.replace(/,$/, '') : `${line.slice(0, finding)}}`;
  return JSON.parse(text) as ExportedItem;
}

function outcomeOf(item: ExportedItem, nowMs: number): LedgerOutcome {
  const { status, attempts = 1, sha256 = '', row = {}, fault, quarantined = false } = item;
  const state = quarantined ? 'quarantined' : 'failed';
  return {
    status,
    error: fault === undefined ? '' : errorText({ status: state, fault }),
    attempts,
    updatedAtMs: nowMs,
    sha256,
    pipeline: '',
    results: row,
  };
}
