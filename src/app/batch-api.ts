import type { Batch, BatchCounts, BatchLedger, Item } from '#engine/ports.ts';
import type { Fault, Result } from '#core/result.ts';
import type { ReviewEvent } from '#core/review.ts';
import type { StoreHealth } from '#storage/store-health.ts';
import type { CsvChoice } from './export-table.ts';
import type { SpreadOfTimes } from './spread-of-times.ts';

/** What the pages know of batches: everything they may do and see. `own-batches.ts` makes one. */
export type BatchApi = {
  /**
   * A new, empty batch. Without `options` it takes the analysis' defaults; a batch always gets its own random salt
   * for subject ids unless `options` brings one.
   */
  readonly create: (analysisId: string, title?: string, options?: unknown) => Promise<Result<Batch>>;
  /**
   * Lists every file as an item, awaited, before it reads any; then hashes them, copies their bytes into this browser's
   * storage and queues them. A file that the batch awaits, by its path, fills its item; one that is there already is
   * left alone. Files that are empty or too large become failed items at once. May be called while the batch runs: a
   * run goes on until the intake is over. Fault `batch-too-large` (nothing added), or `storage` (items so far stay).
   */
  readonly addFiles: (
    batchId: string,
    files: readonly NamedFile[],
    onProgress?: (done: number, total: number) => void,
    signal?: AbortSignal,
  ) => Promise<Result<AddedFiles>>;
  /**
   * A new batch whose rows a worklist or an earlier ledger names, in this order: what is awaited is filled by
   * `addFiles`, what has come to an end stands as it came.
   */
  readonly createFrom: (
    analysisId: string,
    start: BatchStart,
    title?: string,
    options?: unknown,
  ) => Promise<Result<Batch>>;
  /**
   * Files of this analysis are about to be given: what their first would wait for is loaded meanwhile. May be called
   * again and again.
   */
  readonly startAhead: (analysisId: string) => void;
  /** Newest first. Cheap: reads one small row a batch. */
  readonly list: () => Promise<readonly BatchSummary[]>;
  readonly summary: (batchId: string) => Promise<BatchSummary | undefined>;
  /** In the order of the drop. */
  readonly items: (batchId: string) => Promise<readonly Item[]>;
  readonly item: (itemId: string) => Promise<Item | undefined>;
  /** The finding as the analysis made it; undefined until the item is done. */
  readonly finding: (itemId: string) => Promise<unknown>;
  /** The same as it is stored, UTF-8 JSON: for workers, which read it themselves. */
  readonly findingBytes: (itemId: string) => Promise<Uint8Array | undefined>;
  /**
   * Runs what is queued, and what an earlier session left running. Resolves once the run has begun:
   * `elsewhere` when another tab is running this batch, which this tab then follows through `watch`.
   */
  readonly start: (batchId: string) => Promise<'started' | 'elsewhere'>;
  /** No new files are taken; the ones in hand are finished. Resolves when the run has come to rest. */
  readonly pause: (batchId: string) => Promise<void>;
  /** Ends the files in hand and marks everything not yet done as cancelled. */
  readonly cancel: (batchId: string) => Promise<void>;
  /** Queues failed items again (not those whose bytes were never stored) and gives their number; `start` runs them. */
  readonly retryFailed: (batchId: string) => Promise<number>;
  /** Queues cancelled items again, awaits those whose bytes were never stored, and gives their number. */
  readonly retryCancelled: (batchId: string) => Promise<number>;
  /**
   * Queues these files again, whatever they ended as; those without stored bytes are awaited, save where an earlier
   * ledger keeps their result: that stays until its file comes (`NamedFile.again`). Gives their number.
   */
  readonly retryItems: (itemIds: readonly string[]) => Promise<number>;
  /** Lets partial results stand, or takes that back. */
  readonly confirm: (itemIds: readonly string[], confirmed: boolean) => Promise<void>;
  /**
   * Adds events to what people said of a result, durably, oldest first. Where they set values by hand or take that back,
   * the result is made anew with what then holds, and item, row and finding move together; nothing is changed where that
   * fails. Gives the item as it is then. Without events nothing is changed, and what makes results anew is started.
   * Faults: `storage` (the item is gone, not done, or was changed meanwhile), or what `Analysis.recompute` says.
   */
  readonly review: (itemId: string, events: readonly ReviewEvent[]) => Promise<Result<Item>>;
  /** Gives up the stored bytes of files that failed or were cancelled; their rows stay. */
  readonly dismiss: (itemIds: readonly string[]) => Promise<void>;
  /**
   * Makes findings of an older version anew from the series they keep, without their files, each in its place; one that
   * cannot be stays as it is. Refused (storage fault) while the batch runs.
   */
  readonly recompute: (
    batchId: string,
    onProgress?: (done: number, total: number) => void,
    signal?: AbortSignal,
  ) => Promise<Result<{ readonly recomputed: number; readonly left: number }>>;
  readonly rename: (batchId: string, title: string) => Promise<void>;
  /**
   * Other options for the files that are analysed from now on (`retryItems` queues some again); results that are there
   * stay as they are, each with the PIPELINE that made it. The batch keeps its salt. Faults: `storage` (it is running, or
   * gone), or what the analysis says of the options.
   */
  readonly setOptions: (batchId: string, options: unknown) => Promise<Result<Batch>>;
  /** The bytes of a file, from this browser or its folder; a fault `input-missing` where they are not kept. */
  readonly input: (itemId: string) => Promise<Result<Blob>>;
  /** Cancels a run, then deletes the batch with its items, findings and stored files. */
  readonly removeBatch: (batchId: string) => Promise<void>;
  /**
   * Follows a batch, also while another tab runs it. The first call carries every item (`complete: true`),
   * later ones only those that changed, at most four calls a second. `onProblem` hears why the batch could not be
   * read: the browser refused its storage. With `itemIds` it carries these items alone, and reads no others. Returns
   * the function that ends it.
   */
  readonly watch: (
    batchId: string,
    listener: (change: BatchChange) => void,
    onProblem?: (thrown: unknown) => void,
    itemIds?: readonly string[],
  ) => () => void;
  /** The table of results as CSV, rows in the order of the drop; `withNames`: who somebody is too. */
  readonly exportCsv: (batchId: string, choice?: Partial<CsvChoice>, withNames?: boolean) => Promise<Blob>;
  /**
   * Everything: options with the salt, column descriptions, rows, faults and findings. Where findings say who somebody is
   * that stays here, and the salt with it, unless `withNames`.
   */
  readonly exportJson: (batchId: string, withNames?: boolean) => Promise<Blob>;
  /** The folder that a batch's files are read from, where they were not copied. */
  readonly folders: FolderWishes;
  /** Copies of files in this browser. */
  readonly copies: InputCopies;
  readonly storage: () => Promise<StorageUse>;
  /** How the two stores were found at the start, what was healed and what could not be, and whether both are kept. */
  readonly storeHealth?: () => StoreHealth;
  /** Asks the browser not to clear this app's storage by itself; false where it declines. Call from a click. */
  readonly askToPersist: () => Promise<boolean>;
  /** Deletes every batch, stored file, setting and cache of this app in this browser. The page should reload afterwards. */
  readonly eraseEverything: () => Promise<void>;
};

/** `name`: the path that begins with the dropped folder's name, or the file's name. */
export type NamedFile = {
  readonly name: string;
  readonly file: File;
  /** Why the browser would not open it: it becomes a failed item. */
  readonly problem?: string;
  /** To be analysed although an earlier ledger has the result of the same bytes: a person asked for it. */
  readonly again?: true;
  /** Not to be copied, but read from this path of a folder; copied all the same where the batch has another folder. */
  readonly inPlace?: { readonly folder: FileSystemDirectoryHandle; readonly path: string };
};

/** What a page may do with the folder of a batch. */
export type FolderWishes = {
  readonly standing: (batchId: string) => Promise<FolderStanding | undefined>;
  /** Asks the user; true where files may be read now. Call from a click. */
  readonly ask: (batchId: string) => Promise<boolean>;
  /** No longer reads from the folder: what is not in this browser is asked for again. */
  readonly forget: (batchId: string) => Promise<void>;
};

export type FolderStanding = {
  readonly name: string;
  /** `prompt`: the user has to be asked, as after a restart of the browser. */
  readonly permission: PermissionState;
};

/**
 * Copies of files, as the user may look after them. `kept`: those that no item needs any more; `partial`: those of files
 * whose result is partial, and that nobody has let stand.
 */
export type InputCopies = {
  readonly measure: () => Promise<Readonly<Record<'all' | 'partial' | 'kept', CopySum>>>;
  /** Removes the kept ones, whatever the settings say, and gives their number. */
  readonly removeKept: () => Promise<number>;
  /** The same with those of partial results. */
  readonly removePartial: () => Promise<number>;
};

export type CopySum = { readonly files: number; readonly bytes: number };

export type AddedFiles = {
  /** New items. */
  readonly added: number;
  /** Among the files taken in: those with the same bytes as another file of the batch. */
  readonly duplicates: number;
  /** Not added: the same name with the same bytes is in the batch already. */
  readonly alreadyThere: number;
  /** Among the new items: names of files that a table's rows mean in several ways, so that they fill none. */
  readonly unclear?: readonly string[];
  /** Not taken in, for the browser has no room for their bytes and nothing makes any: they are listed and awaited. */
  readonly withoutRoom?: readonly NamedFile[];
};

/** What a batch starts from that is not files alone. */
export type BatchStart = { readonly ledger: BatchLedger; readonly items: readonly StartItem[] };

/** A row of a batch to be: awaited, or ended under an earlier ledger. */
export type StartItem = Pick<Item, 'name' | 'state' | 'sha256' | 'attempts' | 'ledger'> &
  Partial<Pick<Item, 'facts' | 'pipeline' | 'updatedAtMs' | 'confirmed'>>;

export type BatchActivity = 'idle' | 'adding' | 'running' | 'pausing' | 'running-elsewhere';

export type BatchSummary = {
  readonly batch: Batch;
  readonly counts: BatchCounts;
  readonly activity: BatchActivity;
  /** Which tab is taking files in; absent when none is, and what is awaited then waits for the user. */
  readonly takingIn?: 'here' | 'elsewhere';
  /** While it runs in this tab and once a rate is known. */
  readonly timeLeftS?: number;
  /** Why the last run of this tab ended early: the browser's storage refused (full, or closed). Nothing settled is lost. */
  readonly stoppedBy?: Fault;
  /** Work of this tab's runs so far, summed over the workers, for the bench. */
  readonly timing?: {
    readonly readMs: number;
    readonly analyseMs: number;
    readonly storeMs: number;
    /** From a result to its acknowledgement by both stores. */
    readonly row?: SpreadOfTimes;
  };
};

export type BatchChange = {
  readonly summary: BatchSummary;
  /** Changed items; all of them when `complete`. */
  readonly items: readonly Item[];
  readonly complete: boolean;
};

export type StorageUse = {
  readonly usageBytes: number;
  readonly quotaBytes: number;
  readonly persisted: boolean;
};
