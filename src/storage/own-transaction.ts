import type { Database } from './schema.ts';

/**
 * A transaction of the browser's own, strict where it writes, for what is done once a file: Dexie's promises around each
 * request would cost a seventh of the page's time. `work` may wait for nothing but `answerOf` requests of this
 * transaction. Gives what `work` gives, once the transaction is complete.
 *
 * @throws why the browser gave the transaction up; else what `work` threw, after it was aborted. Nothing is written then.
 */
export async function inOwnTransaction<T>(
  database: Database,
  mode: 'readonly' | 'readwrite',
  names: readonly string[],
  work: (store: (name: string) => IDBObjectStore) => Promise<T>,
): Promise<T> {
  const connection = await connectionOf(database);
  const transaction = connection.transaction(names, mode, { durability: 'strict' });
  const isComplete = new Promise<boolean>((resolve) => {
    transaction.oncomplete = () => {
      resolve(true);
    };
    transaction.onabort = () => {
      resolve(false);
    };
  });
  try {
    const result = await work((name) => transaction.objectStore(name));
    transaction.commit(); // it need not wait until the page has heard every answer
    if (await isComplete) return result;
  } catch (thrown) {
    if (abort(transaction)) await isComplete;
    throw transaction.error ?? thrown;
  }
  throw transaction.error ?? givenUp();
}

/** What a request gives, while its transaction is active. */
export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? givenUp());
    };
  });
}

/** Dexie opens it, once what it does at an opening is done, and refuses where it was closed: [Note: Lost connections]. */
async function connectionOf(database: Database): Promise<IDBDatabase> {
  if (database.isOpen()) await database.open();
  else await database.table('marks').get('store');
  return database.backendDB();
}

function givenUp(): DOMException {
  return new DOMException('the browser gave the transaction up', 'AbortError');
}

/** False where it is over by itself. */
function abort(transaction: IDBTransaction): boolean {
  try {
    transaction.abort();
    return true;
  } catch {
    return false;
  }
}
