import type { Clock } from '#engine/ports.ts';
import type { BatchRecords } from '../batch-records.ts';
import type { DurableBatchStore } from '../batch-store.ts';
import type { InputStore } from '../inputs.ts';
import { sealedInputs } from './sealed-inputs.ts';
import type { SealingOf } from './sealed-ledgers.ts';
import { sealedRecords } from './sealed-records.ts';
import { sealedStore } from './sealed-store.ts';
import { openUnsealing, type SealingPorts } from './unseal.ts';

/** What the rest of the app uses of both stores. */
type Stores = {
  readonly store: DurableBatchStore;
  readonly records: BatchRecords;
  readonly inputs: InputStore;
};

/** The stores as the rest of the app sees them: what lies sealed in them goes in and comes out as it is. */
export function unsealed(
  lying: Stores,
  sealing: SealingPorts | undefined,
  clock: Clock = { nowMs: () => Date.now() },
): Stores & { readonly sealingOf: SealingOf } {
  if (sealing === undefined) return { ...lying, sealingOf: () => Promise.resolve(undefined) };
  const unsealing = openUnsealing(sealing.ring);
  const sealingOf: SealingOf = async (batchId) => {
    const sealed = (await lying.records.get(batchId))?.sealed;
    return sealed && unsealing.keyOf(sealed);
  };
  return {
    store: sealedStore(lying.store, unsealing),
    records: sealedRecords(lying.records, unsealing, sealing, clock),
    inputs: sealedInputs(lying.inputs, sealing.ring, sealingOf),
    sealingOf,
  };
}
