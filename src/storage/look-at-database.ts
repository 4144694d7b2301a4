/** What a database is found as, before anything opens it for use. */
export type DatabaseFound = {
  readonly existed: boolean;
  /** The version of its schema, as `schema.ts` counts them; 0 where there is none. */
  readonly version: number;
  /**
   * What the browser says it lost: Chromium deletes a database that it finds corrupt, without another word than this
   * (`IDBVersionChangeEvent.dataLoss`, not standard); seen after about one `kill -9` in eighty.
   */
  readonly dataLoss?: string;
};

/** The event as Chromium has it. */
type UpgradeEvent = IDBVersionChangeEvent & { readonly dataLoss?: string; readonly dataLossMessage?: string };

/** Dexie counts in tenths, and the last digit up where it mends a schema. */
const nativePerVersion = 10;

/**
 * Opens a database without making it, and closes it again. It has to come before Dexie's own opening: only the first
 * opening after a loss hears of it, and Dexie would use a database of a newer version as if it were its own.
 */
export function lookAtDatabase(name: string): Promise<DatabaseFound> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    let found: DatabaseFound = { existed: true, version: 0 };
    request.onupgradeneeded = (event) => {
      const { dataLoss, dataLossMessage }: UpgradeEvent = event;
      const lost = dataLoss !== undefined && dataLoss !== 'none';
      found = { existed: false, version: 0, ...(lost ? { dataLoss: dataLossMessage ?? dataLoss } : {}) };
      // It is not made here: an empty one without a version would be taken for an old one.
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      found = { ...found, version: Math.floor(request.result.version / nativePerVersion) };
      request.result.close();
      resolve(found);
    };
    request.onerror = (event) => {
      event.preventDefault();
      // Aborted above, or the browser refuses its storage: then the opening for use says why.
      resolve(found);
    };
  });
}
