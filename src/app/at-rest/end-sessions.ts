import { isSessionKey } from '#storage/at-rest/sealing-key.ts';
import type { BatchRecords } from '#storage/batch-records.ts';
import type { InputStore } from '#storage/inputs.ts';

/** What ending sessions needs of the stores, as their contents lie. */
export type EndingPorts = {
  readonly records: Pick<BatchRecords, 'list' | 'remove' | 'needed'>;
  readonly inputs: Pick<InputStore, 'remove'>;
  /** Whether a tab holds this key. */
  readonly isHeld: (keyId: string) => Promise<boolean>;
  /** What else goes with a batch: its ledger and the copies of it. */
  readonly onRemoved: (batchId: string) => Promise<void>;
};

/**
 * Removes the batches of sessions that are over, with everything of theirs, and gives their number. Nobody can have read
 * them since the last tab of their session went.
 */
export async function endSessions({ records, inputs, isHeld, onRemoved }: EndingPorts): Promise<number> {
  let ended = 0;
  for (const { id, sealed } of await records.list()) {
    if (sealed === undefined || !isSessionKey(sealed.key) || (await isHeld(sealed.key))) continue;
    const hashes = await records.remove(id);
    const needed = await records.needed(hashes);
    await inputs.remove(hashes.filter((hash) => !needed.has(hash)));
    await onRemoved(id);
    ended += 1;
  }
  return ended;
}
