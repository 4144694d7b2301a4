import type { Item } from '#engine/ports.ts';
import { refusalOf } from '#storage/ledger-files/file-handles.ts';
import type { PlaceRecord } from '#storage/schema.ts';
import type { LedgerMaker } from '#workers/ledger.ts';
import type { MadeLedger } from '#workers/ledger-protocol.ts';
import { ledgerLock } from '../batch-ports.ts';
import { joinWrites, paceInBrowser, paceOfUserFile, type Timers } from './joined-writes.ts';
import type { LedgerState, LedgerStatus } from './ledger-api.ts';
import {
  copyAway,
  openPlace,
  placeOf,
  type OpenPlace,
  type PlacePorts,
  type Refused,
} from './ledger-place.ts';
import type { LedgerRows } from './ledger-rows.ts';

export type WriterPorts = PlacePorts & {
  readonly locks: LockManager;
  readonly timers: Timers;
  readonly rows: LedgerRows;
  readonly onStatus: (status: LedgerStatus) => void;
  /** Writes into the log of events. */
  readonly tellEvent: (kind: string, facts: Readonly<Record<string, string | number | boolean>>) => void;
};

/** Writes one batch's ledger in this tab. Nothing here rejects, but `locked` as its task does. */
export type LedgerWriter = {
  /** A run begins: what lies at the place is copied away before this resolves. */
  readonly begin: () => Promise<void>;
  readonly changed: (items: readonly Item[]) => void;
  /** The run has come to rest: what was told is written when this resolves, or cannot be now. */
  readonly rest: () => Promise<void>;
  /** Writes what the stores hold now, wherever it is to be written now. */
  readonly writeNow: () => Promise<void>;
  /** Whether this tab is writing, or about to. */
  readonly isActive: () => boolean;
  readonly status: () => LedgerStatus | undefined;
  /** Does something with the rows while nobody writes them. */
  readonly locked: <Value>(task: (rows: LedgerRows) => Promise<Value>) => Promise<Value>;
  readonly stop: () => void;
};

/** What was prepared for writing, and the SHA-256 of what lies there now; `torn`: the disk gave back something else. */
type Prepared = OpenPlace & { sha256: string; torn?: boolean };

/** A place that holds what is no ledger any more, as it was last seen. */
type Malformed = OpenPlace & { readonly refused: Refused };

/** States that say why nothing is written. */
const refusals: ReadonlySet<LedgerState['kind'] | undefined> = new Set([
  'behind',
  'needs-permission',
  'malformed',
]);

export function openWriter(batchId: string, ports: WriterPorts): LedgerWriter {
  const { locks, timers, rows, records, onStatus, tellEvent } = ports;
  let prepared: Prepared | undefined;
  let malformed: Malformed | undefined;
  let running = false;
  let active = false;
  let status: LedgerStatus | undefined;
  /** Rows told since the last ledger was made, and those in a ledger that was made and not written. */
  let told = new Set<number>();
  const unwritten = new Set<number>();
  let written: PlaceRecord['written'];

  const pace = () => (prepared?.place.kind === 'browser' ? paceInBrowser : paceOfUserFile);
  const writes = joinWrites(pass, pace, timers);

  function tell(place: LedgerStatus['place'], state: LedgerState): void {
    status = { place, state };
    onStatus(status);
  }

  function behind(place: LedgerStatus['place'], refused: Refused): false {
    const count = new Set([...told, ...unwritten]).size;
    const { why } = refused;
    // Told once, not at every retry.
    if (!refusals.has(status?.state.kind)) tellEvent('ledger-behind', { batchId, reason: why, rows: count });
    if (why === 'permission') tell(place, { kind: 'needs-permission', rows: count });
    else if (why === 'malformed') tell(place, { kind: 'malformed', rows: count, fault: refused.fault });
    else tell(place, { kind: 'behind', rows: count, why });
    return false;
  }

  async function pass(): Promise<boolean> {
    try {
      const done = await locks.request(ledgerLock(batchId), write);
      if (done && !running) settleLater();
      return done;
    } catch (thrown) {
      const why = refusalOf(thrown);
      const place = prepared?.place ?? status?.place ?? { kind: 'browser' };
      if (why === 'gone') prepared = undefined; // opened again, and in a folder made again
      return behind(place, { why });
    }
  }

  /** The place of now, with what lies there copied away: once a session, and again where it is another one. */
  async function prepare(): Promise<Prepared | undefined> {
    const record = await records.place(batchId);
    if (prepared !== undefined && prepared.chosenAtMs === record?.chosenAtMs) return prepared;
    prepared = undefined;
    const place = placeOf(record);
    if (malformed !== undefined && malformed.chosenAtMs === record?.chosenAtMs) {
      // Read again only when somebody has written there.
      if (await malformed.target.isUntouched()) {
        behind(place, malformed.refused);
        return undefined;
      }
    }
    const opened = await openPlace(batchId, record, ports);
    if (opened === 'needs-permission') {
      behind(place, { why: 'permission' });
      return undefined;
    }
    const maker = await rows.load();
    if (maker === undefined) {
      writes.stop(); // the batch is gone
      return undefined;
    }
    const written = record?.written?.sha256;
    const copied = await putAway(opened, maker, (sha256) => sha256 === written);
    if (copied === undefined) return undefined;
    if (copied.sha256 !== '') tellEvent('backup-made', { batchId, where: opened.place.kind });
    await records.putPlace({ ...(record ?? { batchId, name: '' }), owed: true });
    return (prepared = { ...opened, sha256: copied.sha256 });
  }

  /** Copies what lies there away; undefined, and said why, where nothing may be written over it. */
  async function putAway(
    open: OpenPlace,
    maker: LedgerMaker,
    isOwn: (sha256: string) => boolean,
  ): Promise<{ readonly sha256: string } | undefined> {
    malformed = undefined;
    const copied = await copyAway(batchId, open, maker, ports, isOwn);
    if (copied.ok) return copied;
    if (copied.why === 'malformed') {
      prepared = undefined;
      malformed = { ...open, refused: copied };
    }
    behind(open.place, copied);
    return undefined;
  }

  async function write(): Promise<boolean> {
    const ready = await prepare();
    if (ready === undefined) return false;
    for (const ordinal of told) unwritten.add(ordinal);
    told = new Set();
    const made = await rows.make();
    if (made === undefined) return true; // the batch is gone
    if (!(await ready.target.isUntouched())) {
      // Somebody else wrote there meanwhile: never lost, whatever it is.
      const maker = await rows.load();
      if (maker === undefined) return behind(ready.place, { why: 'other' });
      const copied = await putAway(ready, maker, () => ready.torn === true);
      if (copied === undefined) return false;
      ready.sha256 = copied.sha256;
    }
    if (made.sha256 !== ready.sha256) await put(ready, made);
    unwritten.clear();
    written = { sha256: made.sha256, rows: made.rows, atMs: ports.nowMs() };
    tell(ready.place, { kind: 'written', atMs: written.atMs, rows: made.rows });
    return true;
  }

  async function put(ready: Prepared, { bytes, sha256 }: MadeLedger): Promise<void> {
    ready.sha256 = ''; // unknown until it is verified
    await ready.target.write({ bytes, sha256 }).catch((thrown: unknown) => {
      ready.torn = refusalOf(thrown) === 'not-as-written';
      throw thrown;
    });
    ready.torn = false;
    ready.sha256 = sha256;
  }

  function settleLater(): void {
    timers.after(0, () => {
      void settle();
    });
  }

  /** The session is over: everything is written, and this is written down. */
  async function settle(): Promise<void> {
    const isOver = () => active && !running && told.size === 0 && unwritten.size === 0;
    if (!isOver()) return;
    try {
      await locks.request(ledgerLock(batchId), async () => {
        if (!isOver() || prepared === undefined) return;
        const record = await records.place(batchId);
        if (record !== undefined && record.chosenAtMs === prepared.chosenAtMs && written !== undefined) {
          const { owed: _owed, ...rest } = record;
          await records.putPlace({ ...rest, written });
          tellEvent('ledger-written', { batchId, where: prepared.place.kind, rows: written.rows });
        }
        prepared = undefined;
        active = false;
        rows.end();
      });
    } catch {
      // still owed, and seen to when the batch is next opened
    }
  }

  return {
    begin: async () => {
      running = true;
      active = true;
      writes.dirty();
      await locks
        .request(ledgerLock(batchId), async () => {
          rows.forget();
          prepared = undefined;
          await prepare();
        })
        .catch((thrown: unknown) => behind(status?.place ?? { kind: 'browser' }, { why: refusalOf(thrown) }));
    },
    changed: (items) => {
      active = true;
      for (const { ordinal } of items) told.add(ordinal);
      rows.changed(items);
      writes.dirty();
    },
    rest: async () => {
      running = false;
      await writes.flush();
      await settle();
    },
    writeNow: async () => {
      active = true;
      writes.dirty();
      await writes.flush();
    },
    isActive: () => active,
    status: () => status,
    locked: (task) =>
      locks.request(ledgerLock(batchId), async () => {
        try {
          return await task(rows);
        } finally {
          if (!active) rows.end();
        }
      }),
    stop: () => {
      writes.stop();
      active = false;
      running = false;
      rows.end();
    },
  };
}
