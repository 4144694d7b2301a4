export type StoredState = { readonly id: string; readonly name: string; readonly status: string };

/** Runs in the page: the items of the database, read without any code of the app. */
export function itemStatesInPage(): Promise<readonly StoredState[]> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('benchside');
    request.onerror = () => {
      reject(new Error('the database cannot be opened'));
    };
    request.onsuccess = () => {
      const all = request.result.transaction('items').objectStore('items').getAll();
      all.onerror = () => {
        reject(new Error('the items cannot be read'));
      };
      all.onsuccess = () => {
        request.result.close();
        const items = all.result as { id: string; name: string; state: { status: string } }[];
        resolve(items.map(({ id, name, state }) => ({ id, name, status: state.status })));
      };
    };
  });
}
