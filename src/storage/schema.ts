import Dexie, { type Table } from 'dexie';
import type { Batch, BatchCounts, Item } from '#engine/ports.ts';
import { owedMark, type JournalMarks } from './journal/marks.ts';
import type { StoredBlob } from './stored-blob.ts';

/**
 * What lies in IndexedDB, version 8.
 *
 * - `batches`: one small row a batch, with its counters; written in the same transaction as the item that moved.
 * - `items`: one row a file, with its state and, once done, its row of results. The id is the batch's id and the
 *   padded ordinal, so that the primary key itself keeps the order of the drop, and the index of states gives
 *   the lowest ordinal first without a sort.
 * - `findings`: the finding of an item (`workers/finding-bytes.ts`); large, read one at a time, never with the list.
 * - `inputs`: bytes of files where the browser has no origin-private file system (`inputs.ts`).
 * - `models`: the user's own models with their files (`models.ts`); a few, of 50 MB at most each.
 * - `marks`: what the database knows of the journal beside it (`journal/marks.ts`).
 * - `places`: where the user wants a batch's ledger written: a handle of a file or a folder.
 * - `backups`: copies of ledgers made before they were changed; their bytes lie in OPFS.
 * - `folders`: the folder that a batch's files are read from, where they are not copied.
 * - `events`: what happened, the last 5,000 events, with names masked.
 * - `codeBooks`: texts of publications that the user had read here (`code-books.ts`); a few, of 0.3 MB each.
 * - `classRecords`: what a batch says as a whole, where its analysis sums it up (`class-records.ts`); made anew from its
 *   items at will.
 *
 * Stored formats are migrated for ever: a new version adds optional fields or a new `version()` step, and never
 * changes the meaning of an old field.
 */
/** `wanted`: a tab has begun to run it and has not come to rest; absent before it first ran. */
export type BatchRecord = Batch & {
  readonly counts: BatchCounts;
  readonly rev?: number;
  readonly wanted?: boolean;
};
export type FindingRecord = { readonly itemId: string; readonly bytes: Uint8Array };
export type InputRecord = { readonly sha256: string; readonly blob: StoredBlob };

/** Where a batch's ledger is written beside the stores. */
export type PlaceRecord = {
  readonly batchId: string;
  /** Absent: in this browser alone. */
  readonly handle?: FileSystemFileHandle | FileSystemDirectoryHandle;
  /** The ledger's name in a folder, or the file's own; '' in this browser. */
  readonly name: string;
  /** Tells this place from an earlier one of the same batch. */
  readonly chosenAtMs?: number;
  /** A session writes here, or was cut off while it did. */
  readonly owed?: true;
  /** What was last written, by the last session that came to rest. */
  readonly written?: { readonly sha256: string; readonly rows: number; readonly atMs: number };
};

/** A verified copy of a ledger (`engine/ledger/backups.ts` names it). */
export type BackupRecord = {
  readonly name: string;
  readonly batchId: string;
  readonly atMs: number;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Absent where the copy alone was found, its record being lost. */
  readonly rows?: number;
  /** The copy itself, until its file is old enough to outlive the power. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
};

/** The folder that a batch's files are read from. */
export type FolderRecord = { readonly batchId: string; readonly handle: FileSystemDirectoryHandle };

/** Something that happened. `n` counts up; facts are codes and numbers, names are masked before they come here. */
export type EventRecord = {
  readonly n?: number;
  readonly atMs: number;
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
};

/** A model of the user's. What it takes and gives is the analysis' business; here it is kept as it was accepted. */
export type ModelRecord = {
  readonly id: string;
  readonly title: string;
  readonly format: 'onnx' | 'tflite';
  readonly layout: string;
  readonly input: string;
  readonly outputs: readonly string[];
  /** Of the file, lower-case hex. */
  readonly sha256: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly addedAtMs: number;
  readonly source?: string;
  readonly licence?: string;
  /** The file as it was given. */
  readonly blob: Blob;
};

/** The texts of a publication. What a book is, is the analysis' business; here it is kept as it was accepted. */
export type CodeBookRecord = {
  /** Of the document: a later reading of the same one takes its place. */
  readonly id: string;
  readonly addedAtMs: number;
  readonly book: unknown;
};

/** A batch summed up, with the numbers it is of. What the summary says is the analysis' business. */
export type ClassRecord = {
  /** Of the batch, a UUID. */
  readonly id: string;
  readonly total: number;
  readonly successful: number;
  readonly failed: number;
  /** Absent where it was kept of no file. */
  readonly processingMs?: number;
  /** Plain JSON. */
  readonly summary: unknown;
  /** When the batch was made, and when this was. */
  readonly createdAtMs: number;
  readonly madeAtMs: number;
  /**
   * What it was made from: items are never taken out one by one, and a revision only rises, so that the same two
   * numbers are the same results. And by which version of the analysis.
   */
  readonly of?: { readonly items: number; readonly revisions: number; readonly version: number };
};

export type Database = Dexie & {
  readonly batches: Table<BatchRecord, string>;
  readonly items: Table<Item, string>;
  readonly findings: Table<FindingRecord, string>;
  readonly inputs: Table<InputRecord, string>;
  readonly models: Table<Omit<ModelRecord, 'blob'> & { readonly blob: StoredBlob }, string>;
  readonly marks: JournalMarks;
  readonly places: Table<PlaceRecord, string>;
  readonly backups: Table<BackupRecord, string>;
  readonly folders: Table<FolderRecord, string>;
  readonly events: Table<EventRecord, number>;
  readonly codeBooks: Table<CodeBookRecord, string>;
  readonly classRecords: Table<ClassRecord, string>;
};

export const databaseName = 'benchside';

/**
 * Opens the database (at its first use). Durability is strict: with the relaxed default both Chromium and Firefox
 * lose rows that were reported as written when the power goes; the price is 2 to 4 ms a transaction.
 */
export function openDatabase(name = databaseName): Database {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' });
  database.version(1).stores({
    batches: 'id',
    items: 'id, [batchId+state.status], sha256',
    findings: 'itemId',
    inputs: 'sha256',
  });
  // 2: items may be awaited, and a batch counts them.
  database.version(2).upgrade((transaction) =>
    transaction
      .table<{ counts: Partial<BatchCounts> }>('batches')
      .toCollection()
      .modify((batch) => {
        batch.counts = { awaited: 0, ...batch.counts };
      }),
  );
  // 3: the user's own models.
  database.version(3).stores({ models: 'id, sha256' });
  // 4: the journal beside the database. What is here already, it has yet to be told.
  database
    .version(4)
    .stores({ marks: 'key' })
    .upgrade(async (transaction) => {
      const marks: JournalMarks = transaction.table('marks');
      const ids = (await transaction.table('batches').toCollection().primaryKeys()) as readonly string[];
      await marks.bulkPut([{ key: 'store', openedAtMs: 0 }, ...ids.map((id) => owedMark(id))]);
    });
  // 5: ledgers beside the stores, folders that are read in place, and the log of events.
  database
    .version(5)
    .stores({ places: 'batchId', backups: 'name, batchId', folders: 'batchId', events: '++n' });
  // 6: the user's code books.
  database.version(6).stores({ codeBooks: 'id' });
  // 7: what a batch says as a whole.
  database.version(7).stores({ classRecords: 'id' });
  // 8: findings are compact JSON from here on, which earlier builds cannot read; their tabs let go of the database.
  database.version(8).stores({});
  // Nothing here is asked by a live query; without these two no write works out which keys of which index it touched,
  // and tells every tab of them.
  for (const name of ['Observability', 'Cache']) database.unuse({ stack: 'dbcore', name });
  return database as Database;
}

/** An item after a change; what the change says to be undefined is absent from then on. */
export function changed(item: Item, change: Partial<Item>): Item {
  const after = { ...item, ...change, rev: (item.rev ?? 0) + 1 };
  const gone = Object.entries(change).filter(([, value]) => value === undefined);
  for (const [key] of gone) Reflect.deleteProperty(after, key);
  return after;
}
