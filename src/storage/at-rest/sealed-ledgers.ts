import type { LedgerBackups } from '../ledger-files/backups.ts';
import type { LedgerTarget } from '../ledger-files/ledger-target.ts';
import { sha256Of } from '../ledger-files/sha256-of.ts';
import { isSealRefusal, sealAlike, unsealBytes } from './seal-bytes.ts';
import type { SealingKey } from './sealing-key.ts';

/** Gives the key of a batch; undefined: its ledger lies in the clear. */
export type SealingOf = (batchId: string) => Promise<SealingKey | undefined>;

const sealedAs = (batchId: string): string => `ledger ${batchId}`;

type Bytes = Uint8Array<ArrayBuffer>;

/** What lies there as a ledger; undefined where it was changed: then it is written anew from the stores. */
async function unseal(key: SealingKey, batchId: string, sealed: Bytes): Promise<Bytes | undefined> {
  try {
    return await unsealBytes(key, sealed, sealedAs(batchId));
  } catch (thrown) {
    if (isSealRefusal(thrown)) return undefined;
    throw thrown;
  }
}

/** A place in this browser, in which the ledger lies sealed. */
export function sealedTarget(target: LedgerTarget, batchId: string, sealingOf: SealingOf): LedgerTarget {
  return {
    ...target,
    read: async () => {
      const [key, there] = await Promise.all([sealingOf(batchId), target.read()]);
      return key === undefined || there === undefined ? there : unseal(key, batchId, there);
    },
    write: async (ledger) => {
      const key = await sealingOf(batchId);
      if (key === undefined) return target.write(ledger);
      const bytes = await sealAlike(key, ledger.bytes, sealedAs(batchId));
      return target.write({ bytes, sha256: await sha256Of(bytes) });
    },
  };
}

/** The copies in this browser, sealed where their batch is. Their records tell hash and size of what lies there. */
export function sealedBackups(backups: LedgerBackups, sealingOf: SealingOf): LedgerBackups {
  return {
    ...backups,
    keep: async (batchId, bytes, rows) => {
      const key = await sealingOf(batchId);
      const kept = key === undefined ? bytes : await sealAlike(key, bytes, sealedAs(batchId));
      return backups.keep(batchId, kept, rows);
    },
    open: async (record) => {
      const [key, there] = await Promise.all([sealingOf(record.batchId), backups.open(record)]);
      return key === undefined || there === undefined ? there : unseal(key, record.batchId, there);
    },
  };
}
