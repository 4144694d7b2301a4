import { inGroups } from './in-groups.ts';
import type { Database, EventRecord } from './schema.ts';

/** The log of events in the database: a ring, the oldest go. It is a help, not a promise: it never makes anything wait. */
export type EventLog = {
  /** Takes an event; never throws, and nobody waits for it. */
  readonly write: (event: EventRecord) => void;
  /** Resolves once what was taken so far is written, or was refused. */
  readonly settled: () => Promise<void>;
  /** Newest first. */
  readonly read: () => Promise<readonly Required<EventRecord>[]>;
  readonly clear: () => Promise<void>;
};

/** Events kept. */
export const eventsKept = 5_000;

/** Events written together, at most; and how long the first of them waits for others. */
const groupSize = 200;
const gatherMs = 250;
/** Events that may wait for the store; what comes on top is dropped. */
const mostWaiting = 1_000;

/**
 * Opens the log of a database that is open. Durability is relaxed: events lost at a power cut are no harm, and a flush
 * for each would slow the batch they tell of.
 */
export function openEventLog(database: Database, waitMs = gatherMs): EventLog {
  const toDatabase = inGroups<readonly EventRecord[]>(1, async ([events = []]) => {
    await writeEvents(database, events).catch(() => undefined); // the disk is full, or the database was let go of
    underWay -= events.length;
    if (underWay === 0 && gathered.length === 0) for (const resolve of waiting.splice(0)) resolve();
  });
  const waiting: (() => void)[] = [];
  let gathered: EventRecord[] = [];
  let underWay = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function send(): void {
    clearTimeout(timer);
    timer = undefined;
    const events = gathered;
    gathered = [];
    if (events.length === 0) return;
    underWay += events.length;
    toDatabase(events);
  }

  function settled(): Promise<void> {
    send();
    return underWay === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
  }

  return {
    write: (event) => {
      if (gathered.length + underWay >= mostWaiting) return;
      gathered.push(event);
      if (gathered.length >= groupSize) send();
      else timer ??= setTimeout(send, waitMs);
    },
    settled,
    read: async () => {
      await settled();
      const events = await database.events.orderBy(':id').reverse().limit(eventsKept).toArray();
      return events as readonly Required<EventRecord>[];
    },
    clear: async () => {
      await settled();
      await database.events.clear();
    },
  };
}

/**
 * Writes events and cuts the ring, in one transaction of its own: Dexie's are all strict. The keys count up in all
 * tabs together, so the ring is cut by its keys alone.
 */
function writeEvents(database: Database, events: readonly EventRecord[]): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!database.isOpen()) throw new DOMException('the database is closed', 'InvalidStateError');
    const transaction = database.backendDB().transaction('events', 'readwrite', { durability: 'relaxed' });
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new DOMException('the events could not be written', 'AbortError'));
    };
    const store = transaction.objectStore('events');
    events.forEach((event, place) => {
      const request = store.add(event);
      if (place < events.length - 1) return;
      request.onsuccess = () => {
        const newest = Number(request.result);
        if (newest > eventsKept) store.delete(IDBKeyRange.upperBound(newest - eventsKept));
      };
    });
  });
}
