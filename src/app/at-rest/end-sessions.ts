import type { BatchRecords } from '#storage/batch-records.ts';
import type { InputStore } from '#storage/inputs.ts';

/** What ending sessions needs of the stores, as their contents lie. */
export type EndingPorts = {
  readonly records: Pick<BatchRecords, 'list' | 'remove' | 'needed'>;
  readonly inputs: Pick<InputStore, 'remove'>;
  /** Whether anybody can still read, or ask to read, what lies under this key. */
  readonly isInUse: (keyId: string) => Promise<boolean>;
  /** Hears of sealed batches that stay. */
  readonly onStays?: (batchId: string, keyId: string) => void;
  /** What else goes with a batch: its ledger and the copies of it. */
  readonly onRemoved: (batchId: string) => Promise<void>;
};

/**
 * Removes the batches that nobody can read any more, with everything of theirs, and gives their number: those of
 * sessions that are over, and those whose passphrase was given up.
 */
export async function endSessions({
  records,
  inputs,
  isInUse,
  onRemoved,
  onStays,
}: EndingPorts): Promise<number> {
  let ended = 0;
  for (const { id, sealed } of await records.list()) {
    if (sealed === undefined) continue;
    if (await isInUse(sealed.key)) {
      onStays?.(id, sealed.key);
      continue;
    }
    const hashes = await records.remove(id);
    const needed = await records.needed(hashes);
    await inputs.remove(hashes.filter((hash) => !needed.has(hash)));
    await onRemoved(id);
    ended += 1;
  }
  return ended;
}
