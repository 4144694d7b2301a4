import type { ColumnDescription } from '#core/result-column.ts';
import type { SubjectFacts } from '#core/subject-facts.ts';
import type { BatchLedger, Item, ItemState } from '../ports.ts';
import { ledgerDelimiter, splitCells, splitRaw } from './cells.ts';
import { placeNewRows } from './continue-ledger.ts';
import { stateOfError } from './error-text.ts';
import { isSettled, type Ledger, type LedgerRow } from './ledger.ts';
import { comparePipelines } from './pipeline.ts';
import { readResults } from './result-cells.ts';
import { readSubjectFacts } from './subject-facts.ts';

/** A row of a batch to be, as it is put into a store. */
export type StartRowItem = Pick<Item, 'name' | 'state' | 'sha256' | 'attempts' | 'ledger'> &
  Partial<Pick<Item, 'facts' | 'pipeline' | 'updatedAtMs' | 'confirmed'>>;

/** A batch that is about to start; its items are made one by one, for ten thousand of them are large. */
export type PlannedStart = {
  readonly ledger: Omit<BatchLedger, 'name'>;
  readonly count: number;
  readonly item: (index: number) => StartRowItem;
};

/** What the user decided about a ledger. */
export type LedgerChoice = {
  /** Files whose row stays as it is; every other row is run. */
  readonly kept: ReadonlySet<string>;
  /** Files whose partial result the user lets stand. */
  readonly confirmed: ReadonlySet<string>;
  /** Files without a row that get one. */
  readonly added: readonly string[];
  readonly columns: readonly Pick<ColumnDescription, 'name' | 'kind'>[];
  /** The PIPELINE in use, and the version of the analysis in it. */
  readonly pipeline: string;
  readonly version: number;
};

/**
 * A batch that goes on from a ledger: rows that are kept come to the same bytes again when they are projected, the
 * others are awaited. Result columns that this version does not know stay behind the others, cell for cell.
 */
export function startFromLedger(ledger: Ledger, choice: LedgerChoice): PlannedStart {
  const { own, ownCount, resultNames, rows } = ledger;
  const known = new Set(choice.columns.map(({ name }) => name));
  const extras = resultNames.flatMap((name, index) => (known.has(name) ? [] : [index]));
  const facts = factsOfLedger(ledger);
  const factsOf = new Map(rows.map(({ file }, index) => [file, facts[index]]));
  const rowOf = new Map(rows.map((row) => [row.file, row]));
  const blank = ledgerDelimiter.repeat(Math.max(0, ownCount - 1));
  const all = placeNewRows(
    rows,
    choice.added.map((file) => ({ file, own: blank })),
  );
  return {
    ledger: { own, ownCount, extraNames: extras.map((index) => resultNames[index] ?? '') },
    count: all.length,
    item: (index) => {
      const { file = '', own: cells = '' } = all[index] ?? {};
      const row = rowOf.get(file);
      const extra = extrasOf(row);
      const facts = factsOf.get(file) ?? {};
      const isKept = row !== undefined && choice.kept.has(file);
      return {
        name: file,
        ...(Object.keys(facts).length === 0 ? {} : { facts }),
        ...(isKept ? keptAs(row) : awaitedAs(row)),
        ledger: {
          own: cells,
          ...(extra === undefined ? {} : { extra }),
          ...(isKept ? { kept: true as const } : {}),
        },
      };
    },
  };

  function extrasOf(row: LedgerRow | undefined): string | undefined {
    if (extras.length === 0) return undefined;
    const cells = row === undefined ? [] : splitRaw(row.results, resultNames.length);
    return extras.map((index) => cells[index] ?? '').join(ledgerDelimiter);
  }

  function keptAs(row: LedgerRow): Omit<StartRowItem, 'name' | 'ledger'> {
    const { attempts, updatedAtMs, sha256, pipeline, file } = row;
    return {
      state: stateOf(row),
      sha256,
      attempts,
      pipeline,
      ...(updatedAtMs === undefined ? {} : { updatedAtMs }),
      ...(row.status === 'PARTIAL' && choice.confirmed.has(file) ? { confirmed: true as const } : {}),
    };
  }

  function stateOf(row: LedgerRow): ItemState {
    if (!isSettled(row)) throw new Error(`row ${String(row.row)} did not come to an end and cannot be kept`);
    if (row.status === 'FAILED') return stateOfError(row.error);
    return {
      status: 'done',
      quality: row.status === 'COMPLETED' ? 'success' : 'partial',
      row: readResults(ledger, row, choice.columns).row,
      // Another pipeline names no version: 0 is older than every one.
      version: comparePipelines(row.pipeline, choice.pipeline) === 'other' ? 0 : choice.version,
    };
  }
}

/** `attempts` only ever grows, whoever made them. */
function awaitedAs(row: LedgerRow | undefined): Omit<StartRowItem, 'name' | 'ledger'> {
  return { state: { status: 'awaited' }, sha256: '', attempts: row?.attempts ?? 0 };
}

/** What the user's own columns of a ledger say of the subjects, as many as rows. */
export function factsOfLedger({ own, ownCount, rows }: Ledger): readonly SubjectFacts[] {
  if (ownCount === 0) return [];
  return readSubjectFacts({
    headings: splitCells(own, ownCount),
    own,
    rows: rows.map((row) => ({ row: row.row, own: row.own, cells: splitCells(row.own, ownCount) })),
  }).facts;
}
