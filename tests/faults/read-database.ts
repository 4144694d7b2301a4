/** An item as it lies in the database. */
export type StoredState = {
  readonly id: string;
  readonly batchId: string;
  readonly name: string;
  readonly status: string;
  readonly attempts: number;
  /** Of these, how many did not count. */
  readonly attemptsBefore: number;
  /** 0 for a file whose attempts all ended in order. */
  readonly cutOffs: number;
  /** Hex SHA-256 of its finding, where that was asked for and there is one. */
  readonly finding?: string;
};

type StoredItem = Omit<StoredState, 'status' | 'attemptsBefore' | 'cutOffs' | 'finding'> & {
  readonly attemptsBefore?: number;
  readonly cutOffs?: number;
  readonly state: { readonly status: string };
};
type StoredFinding = { readonly itemId: string; readonly bytes: Uint8Array<ArrayBuffer> };

/**
 * Runs in the page: the items of the database, or of one batch, read without any code of the app. No function in it
 * has a name: the loader would add a call to each that the page does not know.
 */
export async function storedItemsInPage({
  batchId,
  withFindings,
}: {
  readonly batchId?: string;
  readonly withFindings?: boolean;
}): Promise<readonly StoredState[]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('benchside');
    // There is none: it must not be made here.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(new Error(`the database cannot be opened: ${String(request.error)}`));
    };
  });
  try {
    const range = batchId === undefined ? undefined : IDBKeyRange.bound(`${batchId}/`, `${batchId}/\uffff`);
    const [items, findings] = (await Promise.all(
      (withFindings === true ? ['items', 'findings'] : ['items']).map(
        (store) =>
          new Promise((resolve, reject) => {
            const request = database.transaction(store).objectStore(store).getAll(range);
            request.onsuccess = () => {
              resolve(request.result);
            };
            request.onerror = () => {
              reject(new Error(`${store} cannot be read: ${String(request.error)}`));
            };
          }),
      ),
    )) as [StoredItem[], StoredFinding[] | undefined];
    const digests = new Map<string, string>();
    for (const { itemId, bytes } of findings ?? []) {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      digests.set(itemId, Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''));
    }
    return items.map((item) => {
      const { id, name, attempts, attemptsBefore = 0, cutOffs = 0, state } = item;
      const finding = digests.get(id);
      const stored = {
        id,
        batchId: item.batchId,
        name,
        attempts,
        attemptsBefore,
        cutOffs,
        status: state.status,
      };
      return finding === undefined ? stored : { ...stored, finding };
    });
  } finally {
    database.close();
  }
}
