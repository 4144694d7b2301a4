import { ok } from '#core/result.ts';
import { compareLedgers } from '#engine/ledger/compare-ledgers.ts';
import { mayReplace } from '#engine/ledger/may-replace.ts';
import { readLedger } from '#engine/ledger/read-ledger.ts';
import { keepRows, type KeptRows } from '#engine/ledger/kept-rows.ts';
import type { LedgerWorkerApi } from './ledger-protocol.ts';
import { sha256Hex } from './sha256.ts';

/** The ledgers in the making of one worker. */
export function makeLedgers(): Omit<LedgerWorkerApi, 'writeFlushed' | 'replaceFile'> {
  const ledgers = new Map<string, KeptRows>();
  const begun = (batchId: string): KeptRows => {
    const rows = ledgers.get(batchId);
    if (rows === undefined) throw new Error('the ledger of this batch was not begun');
    return rows;
  };
  return {
    begin: (batchId, head) => {
      ledgers.set(batchId, keepRows(head));
    },
    put: (batchId, items) => {
      const rows = begun(batchId);
      rows.put(items);
      return rows.count();
    },
    make: async (batchId) => {
      const rows = begun(batchId);
      const count = rows.count();
      const bytes = rows.bytes();
      return { bytes, sha256: await sha256Hex(bytes), rows: count };
    },
    judge: (batchId, bytes) => Promise.resolve(mayReplace(bytes, begun(batchId).files())),
    countRows: (bytes) => {
      const ledger = readLedger(bytes);
      return Promise.resolve(ledger.ok ? ok(ledger.value.rows.length) : ledger);
    },
    compare: (present, backup) => {
      const [before, after] = [readLedger(present), readLedger(backup)];
      if (!before.ok) return Promise.resolve(before);
      return Promise.resolve(after.ok ? ok(compareLedgers(before.value, after.value)) : after);
    },
    end: (batchId) => {
      ledgers.delete(batchId);
    },
  };
}
