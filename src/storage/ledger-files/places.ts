import type { BackupRecord, Database, PlaceRecord } from '../schema.ts';

/** Where ledgers are written, and which copies of them there are, as the database has it. */
export type LedgerRecords = {
  readonly place: (batchId: string) => Promise<PlaceRecord | undefined>;
  readonly putPlace: (place: PlaceRecord) => Promise<void>;
  readonly removePlace: (batchId: string) => Promise<void>;
  readonly backups: {
    readonly of: (batchId: string) => Promise<readonly BackupRecord[]>;
    readonly put: (record: BackupRecord) => Promise<void>;
    readonly remove: (names: readonly string[]) => Promise<void>;
  };
};

/** The tables `places` and `backups`. */
export function openLedgerRecords({ places, backups }: Database): LedgerRecords {
  return {
    place: (batchId) => places.get(batchId),
    putPlace: async (place) => {
      await places.put(place);
    },
    removePlace: (batchId) => places.delete(batchId),
    backups: {
      of: (batchId) => backups.where('batchId').equals(batchId).toArray(),
      put: async (record) => {
        await backups.put(record);
      },
      remove: (names) => backups.bulkDelete([...names]),
    },
  };
}
