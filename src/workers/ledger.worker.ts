import { expose, transfer } from 'comlink';
import { folderAt } from './folder-path.ts';
import type { LedgerWorkerApi } from './ledger-protocol.ts';
import { makeLedgers } from './make-ledger.ts';
import { holdLife } from './worker-life.ts';
import { replaceFile, writeFlushed } from './write-flushed.ts';

holdLife();
const { make, ...ledgers } = makeLedgers();

const api: LedgerWorkerApi = {
  ...ledgers,
  make: async (batchId) => {
    const made = await make(batchId);
    return transfer(made, [made.bytes.buffer]);
  },
  writeFlushed: async (path, name, bytes) => writeFlushed(await folderAt(path), name, bytes),
  replaceFile,
};

expose(api);
