import type { Database, ModelRecord } from './schema.ts';
import { blobOf, storeBlob, type StoredBlob } from './stored-blob.ts';

/** The user's own models, kept until the user removes them. */
export type ModelStore = {
  /** Oldest first. The files are handles: nothing of them is read. */
  readonly list: () => Promise<readonly ModelRecord[]>;
  /**
   * Keeps a model, and gives the one that is kept: where the same bytes are here already under the same id, that one
   * stays as it is.
   */
  readonly add: (model: ModelRecord) => Promise<ModelRecord>;
  readonly remove: (id: string) => Promise<void>;
};

/** The models in this database. */
export function openModelStore(database: Database): ModelStore {
  const { models } = database;
  return {
    list: async () => (await models.toArray()).map(withBlob).sort((a, b) => a.addedAtMs - b.addedAtMs),
    add: (model) =>
      storeBlob(model.blob, (blob) =>
        database.transaction('rw', models, async () => {
          const present = await models.get(model.id);
          if (present?.sha256 === model.sha256) return withBlob(present);
          await models.put({ ...model, blob });
          return model;
        }),
      ),
    remove: (id) => models.delete(id),
  };
}

function withBlob(record: Omit<ModelRecord, 'blob'> & { readonly blob: StoredBlob }): ModelRecord {
  return { ...record, blob: blobOf(record.blob) };
}
