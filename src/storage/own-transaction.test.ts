import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerOf, inOwnTransaction } from './own-transaction.ts';
import { openDatabase, type Database } from './schema.ts';

let database: Database;
let next = 0;

beforeEach(() => {
  database = openDatabase(`own-transaction-${String(next++)}`);
});

/** Writes a mark, then does `rest`. */
function write(rest: (store: IDBObjectStore) => Promise<string>): Promise<string> {
  return inOwnTransaction(database, 'readwrite', ['marks'], (store) => {
    const marks = store('marks');
    marks.put({ key: 'owed/b', batchId: 'b' });
    return rest(marks);
  });
}

const kept = async (): Promise<boolean> => (await database.marks.get('owed/b')) !== undefined;

describe('a transaction of the browser itself', () => {
  it('opens the database, and gives what was worked out once all of it is written', async () => {
    const given = await write(async (marks) => String(await answerOf(marks.count())));
    expect(given).toBe('1');
    expect(await kept()).toBe(true);
  });

  it('writes nothing where its work throws, and throws that', async () => {
    await expect(write(() => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError);
    expect(await kept()).toBe(false);
  });

  it('writes nothing where the browser refuses a request, and says why', async () => {
    const twice = write((marks) => {
      marks.add({ key: 'owed/b', batchId: 'again' });
      return answerOf(marks.count()).then(String);
    });
    await expect(twice).rejects.toMatchObject({ name: 'ConstraintError' });
    expect(await kept()).toBe(false);
  });

  it('says that it was given up where the browser tells no reason', async () => {
    const given = write((marks) => {
      marks.transaction.abort();
      return Promise.resolve('');
    });
    await expect(given).rejects.toBeInstanceOf(DOMException);
    expect(await kept()).toBe(false);
  });

  it('waits for what is done at an opening', async () => {
    let isReady = false;
    database.on('ready', async () => {
      await database.marks.count();
      isReady = true;
    });
    const opening = database.open();
    await write(() => Promise.resolve(String(isReady))).then((said) => {
      expect(said).toBe('true');
    });
    await opening;
  });

  it('is refused where the database was closed', async () => {
    await database.open();
    database.close();
    await expect(write(() => Promise.resolve(''))).rejects.toMatchObject({ name: 'DatabaseClosedError' });
  });
});
