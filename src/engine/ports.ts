import type { Lane } from '#core/lane.ts';
import type { Fault, Result } from '#core/result.ts';
import type { Review } from '#core/review.ts';
import type { ResultRow } from '#core/result-column.ts';
import type { SubjectFacts } from '#core/subject-facts.ts';

/** One run of one analysis over a list of files. */
export type Batch = {
  readonly id: string;
  readonly title: string;
  readonly analysisId: string;
  readonly createdAtMs: number;
  /** The analysis' options, as plain JSON; for cpet they carry the batch's salt for subject ids. */
  readonly options: unknown;
  /** What its ledger carries beside results; absent for a batch that began from files alone. */
  readonly ledger?: BatchLedger;
  /** Under which key it lies; absent: under none. */
  readonly sealed?: SealMark;
};

/** Says how something is sealed where it lies (`storage/at-rest/`): by which key, and as what, a random mark of its own. */
export type SealMark = { readonly key: string; readonly as: string };

/** What a worklist or an earlier ledger brought into a batch: headings that the batch's own ledger keeps. */
export type BatchLedger = {
  /** Name of the file that it began from. */
  readonly name: string;
  /** The user's headings as cells of a ledger, and how many they are. */
  readonly own: string;
  readonly ownCount: number;
  /** Result columns that the earlier ledger had and this version does not make: kept behind the others. */
  readonly extraNames: readonly string[];
};

/** What a row of the ledger carries beside its results. Cells are text as it stands between semicolons. */
export type ItemLedger = {
  /** The user's cells, as many as the batch's headings. */
  readonly own: string;
  /** Cells under the batch's `extraNames`. */
  readonly extra?: string;
  /** The state came with an earlier ledger: no finding of it is here. Gone once the file is claimed. */
  readonly kept?: true;
  /** The result that it kept, while the file is analysed here. See [Note: Set aside]. */
  readonly aside?: KeptResult;
  /** Why the last attempt to analyse the file here came to no result, where what is kept stands again. */
  readonly inVain?: Fault;
};

/** A result of an earlier ledger, and what the ledger says with it. */
export type KeptResult = Pick<Item, 'sha256' | 'sealedSha256' | 'sizeBytes' | 'pipeline' | 'confirmed'> & {
  readonly state: Extract<ItemState, { readonly status: 'done' }>;
};

/** How many items of a batch are in which state; kept beside the batch so that lists need not load items. */
export type BatchCounts = {
  readonly total: number;
  /** Listed, their bytes not yet stored. */
  readonly awaited: number;
  readonly queued: number;
  readonly running: number;
  /** Done, quality success. */
  readonly completed: number;
  /** Done, quality partial. */
  readonly partial: number;
  /** Failed or quarantined. */
  readonly failed: number;
  readonly cancelled: number;
};

/** [Note: Leases and resuming] A running item carries a lease; an expired lease counts as queued, which is all that resuming means. */
export type ItemState =
  /**
   * [Note: Awaited files] Listed, its bytes not yet stored: every chosen file is an item before the first byte is
   * copied, so that an intake that is cut off leaves no file unmentioned. Never claimed; the intake makes it queued or
   * failed. After a reload only the user can bring the bytes, by choosing the file again.
   */
  | { readonly status: 'awaited' }
  | {
      readonly status: 'queued';
      /** The transient fault that sent it back to the queue. */
      readonly after?: Fault;
      /** Not to be tried again before, ms since 1970; absent: at once. */
      readonly notBeforeMs?: number;
    }
  | {
      readonly status: 'running';
      readonly leaseUntilMs: number;
      /** Which tab runs it, by a name that it has until it is closed or loaded anew. */
      readonly owner?: string;
      /** What ended the attempt before, where a fault of the device did. */
      readonly after?: Fault;
    }
  | {
      readonly status: 'done';
      readonly quality: 'success' | 'partial';
      /** The columns' values, for table and CSV; the finding itself lies in its own store. */
      readonly row: ResultRow;
      /** The analysis version that made the finding. */
      readonly version: number;
    }
  | { readonly status: 'failed' | 'quarantined'; readonly fault: Fault }
  | { readonly status: 'cancelled' };

/** One file of a batch. */
export type Item = {
  readonly id: string;
  readonly batchId: string;
  /** Position in the batch, from 0: tables and CSV keep the order of the drop, whatever finishes first. */
  readonly ordinal: number;
  /** Path inside the dropped folder, or the file's name. */
  readonly name: string;
  /** The dropped folder's own name, where `name` leaves it out: tells the same name in two folders apart. */
  readonly folder?: string;
  /** 0 while it is awaited: asking the disk for ten thousand sizes takes seconds. */
  readonly sizeBytes: number;
  /** Hex SHA-256 of the bytes, the key of the stored input; '' where the bytes were not read (awaited, too large, empty). */
  readonly sha256: string;
  /** The hash itself, where the item lies sealed and `sha256` is a keyed one; never seen above the stores. */
  readonly sealedSha256?: string;
  /** Path inside the batch's folder: its bytes are read from there, no copy of them was made. */
  readonly inPlace?: string;
  /** Grows by one with every change, 0 if absent: tells which of two records of the same item is the later. */
  readonly rev?: number;
  /** How often it was claimed; only ever grows, and so tells a late result from a current one. */
  readonly attempts: number;
  /** `attempts` when it was last queued by a person, 0 if absent: retries are counted from here. */
  readonly attemptsBefore?: number;
  /** How many attempts since then were cut off without a word, or took their worker with them: such a file runs alone, and is quarantined in the end (`cut-off.ts`). */
  readonly cutOffs?: number;
  /** When the state last changed, ms since 1970. */
  readonly updatedAtMs?: number;
  /** From its last claim to the end of that attempt, ms. */
  readonly tookMs?: number;
  /** What the worklist says of the subject; absent without one. */
  readonly facts?: SubjectFacts;
  readonly ledger?: ItemLedger;
  /** PIPELINE in use when it was last claimed, or the one that its earlier ledger names. */
  readonly pipeline?: string;
  /** A person has looked at the partial result and let it stand. */
  readonly confirmed?: true;
  /** What people said of the result; it outlives the result's being made anew. */
  readonly review?: Review;
  /** The user has done with this file: its stored bytes need not be kept. */
  readonly dismissed?: true;
  /** Of a result that was copied into this batch: from where, and when, ms since 1970; both go on by themselves. */
  readonly takenFrom?: { readonly batchId: string; readonly itemId: string; readonly atMs: number };
  /** Under which key it lies; absent: under none. */
  readonly sealed?: SealMark;
  readonly state: ItemState;
};

/** What a worker hands back for one file: small values for the table, and the finding already encoded. */
export type Settled = {
  readonly quality: 'success' | 'partial';
  readonly row: ResultRow;
  readonly version: number;
  /** The finding, encoded (`workers/finding-bytes.ts`): passes through page and store uncopied and unread. */
  readonly finding: Uint8Array;
  /** Milliseconds spent reading and analysing, for the bench; never part of a finding. */
  readonly timing: { readonly readMs: number; readonly analyseMs: number };
};

/** How an attempt at an item ends; its counts where they change. */
export type ItemEnd = Pick<Item, 'state' | 'cutOffs' | 'attemptsBefore'>;

/** `twins`: ids of some other items with the same bytes, of any batch; absent where there are none. */
export type ClaimedItem = { readonly kind: 'item'; readonly item: Item; readonly twins?: readonly string[] };

/** What a claim gives. */
export type Claimed =
  | ClaimedItem
  /** Something is queued that may not be taken before: ask again then, or when a file in hand has ended. */
  | { readonly kind: 'wait'; readonly untilMs: number }
  | { readonly kind: 'none' };

/** Who claims, and what it stamps on the item. */
export type Claimant = Pick<Item, 'pipeline'> & {
  /** As in the running state. A claimant is never given what it has in hand itself, however late that is. */
  readonly owner?: string;
  /** How many files of a kind may be in hand at once; absent: any. */
  readonly lanes?: readonly Lane[];
};

/** The claim that the slot makes next whose item is being settled. */
export type NextClaim = {
  readonly leaseMs: number;
  readonly by?: Claimant;
  /** Called before the settlement resolves, with the item that was taken; not where there was none to take. */
  readonly taken: (claimed: ClaimedItem) => void;
};

/** Durable states. Every promise resolves only once the change is on disk, and rejects when it could not be made. */
export type BatchStore = {
  /**
   * Takes the next item (`choose-next.ts` says which) and marks it running, durably. What an earlier ledger said of it,
   * a confirmation and a dismissal end with that.
   */
  readonly claim: (batchId: string, leaseMs: number, by?: Claimant) => Promise<Claimed>;
  /**
   * Writes the end of a claimed item, with its finding where there is one, in one transaction.
   * undefined: the claim was lost meanwhile (lease expired and claimed again, cancelled, removed) and nothing was written.
   * `next`: taken behind it, in the same transaction; a store may leave it to `claim`, and then takes nothing.
   */
  readonly settle: (
    claimed: Item,
    end: ItemEnd,
    finding?: Uint8Array,
    next?: NextClaim,
  ) => Promise<Item | undefined>;
  /** Marks every awaited, queued and running item cancelled and gives them. */
  readonly cancelRest: (batchId: string) => Promise<readonly Item[]>;
};

/** Runs one file at a time per slot; a slot may wait for a worker. Never rejects: what goes wrong is a fault. */
export type Runner = {
  readonly slots: number;
  /** Called when a run begins: files will come, and what they all need may be loaded while they are read in. */
  readonly prepare?: (batch: Batch) => void;
  readonly run: (batch: Batch, item: Item, twins?: readonly string[]) => Promise<Result<Settled>>;
  /** Makes a stored finding anew, without its file, with what the item's review set by hand. */
  readonly recompute?: (batch: Batch, item: Item, finding: Uint8Array) => Promise<Result<Settled>>;
  /** Ends all work now; running calls resolve as cancelled. */
  readonly stop: () => void;
};

/** The time in ms since 1970, so that the engine is testable. */
export type Clock = { readonly nowMs: () => number };
