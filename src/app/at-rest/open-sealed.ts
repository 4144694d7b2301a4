import type { SealingPorts } from '#storage/at-rest/unseal.ts';
import type { SealingKey } from '#storage/at-rest/sealing-key.ts';
import type { Database } from '#storage/schema.ts';
import { currentSettings } from '../settings.svelte.ts';
import { noteSessionBatch, watchLeaving } from './leave-session.ts';
import { ownKeys, ownRing, watchKeys } from './own-keys.ts';
import { isForgotten, keyCame, lockState, passphraseKeyId, unlockAtStart } from './passphrase.svelte.ts';

/** The keys that the stores of this tab seal and unseal with. */
export const ownSealing: SealingPorts = { ring: ownRing, keyForNew };

/** What a new batch lies under, by the choices of now. */
async function keyForNew(batchId: string): Promise<SealingKey | undefined> {
  if (currentSettings().retention.kind === 'session') {
    noteSessionBatch(batchId);
    return ownKeys().ofSession();
  }
  const id = passphraseKeyId();
  if (id === undefined) return undefined;
  const key = ownRing.get(id);
  // Never in the clear for want of a key.
  if (key === undefined) throw new Error('the passphrase has not been given in this tab: reload the page');
  return key;
}

/** Gets the keys that are to be had, and waits for the passphrase where there is one. */
export async function joinKeys(database: Database): Promise<void> {
  watchKeys({ mayShare: () => lockState().phase === 'open', onKey: keyCame });
  watchLeaving();
  await ownKeys().join();
  await unlockAtStart(database);
}

/** Whether what lies under a key is there for somebody: a session that is under way, a passphrase that is not forgotten. */
export async function isKeyInUse(id: string): Promise<boolean> {
  return id.startsWith('passphrase/') ? !isForgotten(id) : ownKeys().isHeld(id);
}
