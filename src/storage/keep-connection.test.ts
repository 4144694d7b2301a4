import { forceCloseDatabase } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepConnection } from './keep-connection.ts';
import { openDatabase, type Database } from './schema.ts';

let database: Database;
let lost: number;
let reopen: () => Promise<void>;
let databases = 0;
/** What happens between two tries. */
let meanwhile: () => void;

beforeEach(async () => {
  database = openDatabase(`connection-${databases++}`);
  await database.marks.put({ key: 'store', openedAtMs: 0 });
  lost = 0;
  meanwhile = () => undefined;
  reopen = keepConnection(database, {
    isMarked: true,
    sleep: () => {
      meanwhile();
      return Promise.resolve();
    },
    onLost: () => (lost += 1),
  });
});

const passed = () => new Promise((resolve) => setTimeout(resolve, 20));
const close = () => {
  // Its types ask for the class.
  forceCloseDatabase(database.backendDB() as never);
};

/** Refuses every opening, as a browser whose disk is full. */
function refusing(): { readonly stop: () => void } {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = () => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
  };
  const stop = () => {
    IDBFactory.prototype.open = open;
  };
  return { stop };
}

describe('a database that the browser closed', () => {
  it('is opened again, however often', async () => {
    for (let times = 0; times < 3; times += 1) {
      close();
      await reopen();
      expect(await database.marks.count()).toBe(1);
    }
    expect(lost).toBe(0);
  });

  it('is opened again without being asked to', async () => {
    close();
    await passed();
    expect(await database.marks.count()).toBe(1);
    expect(lost).toBe(0);
  });

  it('is waited for while the browser refuses it for a moment', async () => {
    const refusal = refusing();
    let tries = 0;
    meanwhile = () => {
      tries += 1;
      if (tries === 2) refusal.stop();
    };
    close();
    await reopen();
    expect(await database.marks.count()).toBe(1);
    expect(lost).toBe(0);
  });

  it('is given up where the browser goes on refusing, and stays closed', async () => {
    const refusal = refusing();
    close();
    await expect(reopen()).rejects.toThrow('loading the page anew');
    refusal.stop();
    expect(lost).toBe(1);
    await expect(reopen()).rejects.toThrow('loading the page anew');
    await expect(database.marks.count()).rejects.toThrow();
    expect(lost).toBe(1);
  });

  it('is never used anew and empty where the browser deleted it', async () => {
    const { name } = database;
    close();
    await Dexie.delete(name);
    await expect(reopen()).rejects.toThrow();
    expect(lost).toBe(1);
    await expect(database.marks.count()).rejects.toThrow();
  });

  it('stays closed where the page closed it', async () => {
    database.close();
    await passed();
    expect(database.isOpen()).toBe(false);
    expect(lost).toBe(0);
  });
});
