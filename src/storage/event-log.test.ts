import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { eventsKept, openEventLog, type EventLog } from './event-log.ts';
import { openDatabase, type Database } from './schema.ts';

let database: Database;
let log: EventLog;
let nextDatabase = 0;

beforeEach(async () => {
  database = openDatabase(`events-${nextDatabase++}`);
  await database.open();
  log = openEventLog(database, 1);
});

const kinds = async (from: EventLog = log) => (await from.read()).map(({ kind }) => kind);

async function write(count: number, to: EventLog = log, kind = (n: number) => `e${n}`): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    to.write({ atMs: n, kind: kind(n), facts: {} });
    if (n % 500 === 499) await to.settled();
  }
  await to.settled();
}

describe('the log of events', () => {
  it('gives the newest first, with their facts', async () => {
    log.write({ atMs: 1, kind: 'run-began', facts: { files: 3 } });
    log.write({ atMs: 2, kind: 'run-ended', facts: { done: 3, complete: true } });
    expect(await log.read()).toEqual([
      { n: 2, atMs: 2, kind: 'run-ended', facts: { done: 3, complete: true } },
      { n: 1, atMs: 1, kind: 'run-began', facts: { files: 3 } },
    ]);
  });

  it('keeps the last five thousand', async () => {
    await write(eventsKept + 1_234);
    const kept = await kinds();
    expect(kept).toHaveLength(eventsKept);
    expect([kept.at(0), kept.at(-1)]).toEqual(['e6233', 'e1234']);
    expect(await database.events.count()).toBe(eventsKept);
  });

  it('keeps the last five thousand of two tabs together', async () => {
    const second = openDatabase(database.name);
    await second.open();
    const other = openEventLog(second, 1);
    await Promise.all([write(3_000, log, (n) => `a${n}`), write(3_000, other, (n) => `b${n}`)]);
    const kept = await kinds();
    expect(kept).toHaveLength(eventsKept);
    expect(kept.filter((kind) => kind.startsWith('a'))).toContain('a2999');
    expect(kept.filter((kind) => kind.startsWith('b'))).toContain('b2999');
    second.close();
  });

  it('writes by itself, many in one transaction', async () => {
    let transactions = 0;
    const own = database.backendDB();
    const transaction = own.transaction.bind(own);
    own.transaction = (...given: Parameters<IDBDatabase['transaction']>) => {
      transactions += 1;
      return transaction(...given);
    };
    for (let n = 0; n < 150; n += 1) log.write({ atMs: n, kind: 'file-failed', facts: {} });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(transactions).toBe(1);
    expect(await kinds()).toHaveLength(150);
  });

  it('drops what the store refuses, and goes on', async () => {
    const own = database.backendDB();
    const transaction = own.transaction.bind(own);
    own.transaction = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    log.write({ atMs: 1, kind: 'lost', facts: {} });
    await log.settled();
    own.transaction = transaction;
    log.write({ atMs: 2, kind: 'kept', facts: {} });
    expect(await kinds()).toEqual(['kept']);
  });

  it('drops what a flood brings on top, and nothing throws once the database was let go of', async () => {
    for (let n = 0; n < 3_000; n += 1) log.write({ atMs: n, kind: `e${n}`, facts: {} });
    expect(await kinds()).toHaveLength(1_000);
    database.close();
    log.write({ atMs: 1, kind: 'late', facts: {} });
    await log.settled();
  });

  it('is cleared, and counts on', async () => {
    await write(3);
    await log.clear();
    expect(await log.read()).toEqual([]);
    await write(1);
    expect((await log.read())[0]?.n).toBe(4);
  });
});
