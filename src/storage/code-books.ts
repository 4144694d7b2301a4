import type { CodeBookRecord, Database } from './schema.ts';

/** Code books, kept until the user removes them. */
export type CodeBookStore = {
  /** Oldest first. */
  readonly list: () => Promise<readonly CodeBookRecord[]>;
  /** Keeps a book, in the place of one of the same document; gives the one that was there. */
  readonly put: (record: CodeBookRecord) => Promise<CodeBookRecord | undefined>;
  readonly remove: (id: string) => Promise<void>;
};

/** The code books in this database. */
export function openCodeBookStore(database: Database): CodeBookStore {
  const { codeBooks } = database;
  return {
    list: async () => (await codeBooks.toArray()).sort((a, b) => a.addedAtMs - b.addedAtMs),
    put: (record) =>
      database.transaction('rw', codeBooks, async () => {
        const before = await codeBooks.get(record.id);
        await codeBooks.put(record);
        return before;
      }),
    remove: (id) => codeBooks.delete(id),
  };
}
