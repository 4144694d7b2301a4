import type { ColumnDescription } from '#core/result-column.ts';
import type { Fault, Result } from '#core/result.ts';
import type { FactDoubt } from '#engine/ledger/subject-facts.ts';
import type { Looseness } from '#engine/ledger/file-names.ts';
import type { RunReason, WaitReason } from '#engine/ledger/plan-resume.ts';
import type { PlannedStart, StartRowItem } from '#engine/ledger/start-from-ledger.ts';
import type { SubjectQuantity, SubjectUnit } from '#engine/ledger/subject-columns.ts';

/** The beginning of a list that may have ten thousand entries, and how many it has. */
export type Some<Entry> = { readonly total: number; readonly first: readonly Entry[] };

/** A table as it was understood. */
export type OpenedTable =
  | { readonly kind: 'worklist'; readonly headings: readonly string[]; readonly rows: number }
  | { readonly kind: 'ledger'; readonly headings: readonly string[]; readonly rows: number }
  /** Nothing is done with it, and it is never written. */
  | { readonly kind: 'unusable'; readonly meant: 'worklist' | 'ledger'; readonly fault: Fault };

/** A row of a table, with its place in the file and the name that it gives. */
export type NamedRow = { readonly row: number; readonly line: number; readonly name: string };

/** The file that a row gets by the user's word, '' for none. */
export type RowPick = { readonly row: number; readonly file: string };

/** Rows and files that need a person. */
export type OpenMatches = {
  readonly matched: Readonly<Record<Looseness | 'picked', number>>;
  readonly ambiguous: Some<NamedRow & { readonly files: readonly string[]; readonly pick?: string }>;
  /** `pick`: index of the row that gets it, or none of them. */
  readonly contested: Some<{
    readonly file: string;
    readonly rows: readonly NamedRow[];
    readonly pick?: number | 'none';
  }>;
  /** Of these two, how many still wait for a word. */
  readonly undecided: number;
  readonly unmatchedFiles: Some<string>;
};

export type WorklistAnswers = {
  readonly kind: 'worklist';
  /** Absent: whichever is found. */
  readonly fileColumn?: number;
  readonly picks: readonly RowPick[];
  /** Rows without a pick that need one stay out. */
  readonly leaveRest: boolean;
  /** Names of the user's for columns that bear a control column's name; the proposed ones where absent. */
  readonly renamings: readonly { readonly index: number; readonly to: string }[];
  readonly keepUnmatchedRows: boolean;
  readonly addUnmatchedFiles: boolean;
  /** How many entries of each list come back. */
  readonly shown: number;
};

export type ReadSubject = {
  readonly heading: string;
  readonly quantity: SubjectQuantity;
  readonly unit?: SubjectUnit;
  /** Nobody named the unit. */
  readonly isAssumed: boolean;
  /** Rows with a believed value. */
  readonly read: number;
};

export type ProposedRenaming = {
  readonly index: number;
  readonly from: string;
  readonly to: string;
  /** Why it cannot be called so. */
  readonly problem?: 'empty' | 'control-name' | 'taken';
};

/** Why a row of a worklist cannot be in the batch. */
export type LeftOutReason = 'by-choice' | 'no-name' | 'named-twice';

export type WorklistReview = OpenMatches & {
  readonly kind: 'worklist';
  readonly fileColumn?: { readonly index: number; readonly by: 'name' | 'values' | 'choice' };
  readonly subjects: readonly ReadSubject[];
  readonly doubts: Some<FactDoubt>;
  /** Rows that may wait for their file. */
  readonly unmatchedRows: Some<NamedRow>;
  readonly leftOut: Some<NamedRow & { readonly why: LeftOutReason }>;
  readonly renamings: readonly ProposedRenaming[];
  /** Rows of the batch to be, and those among them that have their file. */
  readonly batchRows: number;
  readonly withFile: number;
};

/** What a ledger's rows are judged by. */
export type LedgerContext = {
  readonly pipeline: string;
  readonly version: number;
  readonly columns: readonly Pick<ColumnDescription, 'name' | 'kind'>[];
};

/** What is to become of the rows of a group. */
export type GroupChoice = 'keep' | 'again';

export type LedgerAnswers = {
  readonly kind: 'ledger';
  readonly context: LedgerContext;
  /** By the id of a group; a group of `offers` without a choice holds the batch back. */
  readonly choices: Readonly<Record<string, GroupChoice>>;
  readonly picks: readonly RowPick[];
  readonly addUnmatchedFiles: boolean;
  readonly shown: number;
};

export type OfferGroup = {
  readonly id: string;
  readonly reason: 'other-pipeline' | 'not-confirmed';
  /** Of other-pipeline: the one that made them, '' where the ledger names none. */
  readonly pipeline: string;
  readonly choice?: GroupChoice;
  readonly rows: Some<NamedRow>;
};

export type WaitGroup = {
  readonly id: WaitReason;
  readonly choice: GroupChoice;
  readonly rows: Some<NamedRow & { readonly error: string }>;
};

export type LedgerReview = OpenMatches & {
  readonly kind: 'ledger';
  readonly run: Readonly<Record<RunReason, number>>;
  readonly offers: readonly OfferGroup[];
  readonly waits: readonly WaitGroup[];
  /** Groups of offers without a choice. */
  readonly unchosen: number;
  /** Kept without a question. */
  readonly kept: number;
  /** Among all that is kept: made under another salt, so that one person has another subject id there. */
  readonly otherSalt: number;
  /** Result columns that this version does not make. */
  readonly extraNames: readonly string[];
  /** By the choices made, groups without one left aside: rows that run, those among them whose file is not there, and rows that stay. */
  readonly willRun: number;
  readonly missing: Some<NamedRow>;
  readonly willKeep: number;
};

export type TableAnswers = WorklistAnswers | LedgerAnswers;
export type TableReview = WorklistReview | LedgerReview;

/** A batch that is ready to start. */
export type TableStart = Pick<PlannedStart, 'ledger' | 'count'> & {
  /** For each of the files that were put, the name under which the batch awaits it; undefined for one that stays out. */
  readonly names: readonly (string | undefined)[];
};

/** What the worker of tables does. One table at a time. */
export type TableDeskApi = {
  /** `as`: read it as a worklist, though it is meant as a ledger. */
  readonly open: (bytes: Uint8Array, as?: 'worklist') => OpenedTable;
  /** Names of the files, inside their folder. */
  readonly putFiles: (names: readonly string[]) => void;
  /** Throws where no table is open. */
  readonly review: (answers: TableAnswers) => TableReview;
  /** Fault where something is still open: `undecided`, `no-file-column`, `column-name-taken`, `no-rows`. */
  readonly start: (answers: TableAnswers) => Result<TableStart>;
  /** Items of the start, in parts, for ten thousand at once would hold the page up. */
  readonly items: (from: number, to: number) => readonly StartRowItem[];
};
