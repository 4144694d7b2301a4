import { giveUpKept, lockState } from '../at-rest/passphrase.svelte.ts';
import { storeNoMore } from '../offline/store-no-more.ts';
import { openBatches } from '../open-batches.ts';
import { eraseStores } from './erase-stores.ts';
import { ownRegistrations, ownSettings, whatIsLeft, type Left } from './what-is-left.ts';

/** Longer than stores take that open at all; one that another tab holds up may never. */
const opensWithinMs = 5_000;

/**
 * Takes everything of this app out of this browser, in one step: database, files, settings, the app's own copy for use
 * without a network and the service worker that gives it out. Needs no store to open and no passphrase. Says what is
 * left afterwards, as it was found, not as it was meant: what the browser refused is among it. `scope`: the address that
 * the app is served from. From then on this page has nothing to work with.
 */
export async function eraseAll(scope: string): Promise<Left> {
  await storeNoMore(await ownRegistrations(scope));
  const isShut = lockState().phase === 'locked';
  // The stores' code comes when it is needed: the frame of every page can erase.
  const eraseUnopened = async () => (await import('../open-database.ts')).eraseUnopened();
  await eraseStores({ open: openBatches, eraseUnopened, waitMs: isShut ? 0 : opensWithinMs }).catch(
    () => undefined,
  );
  giveUpKept();
  for (const key of ownSettings(sessionStorage)) sessionStorage.removeItem(key);
  // Last of what is kept: it could store the app anew.
  for (const registration of await ownRegistrations(scope)) await registration.unregister();
  return whatIsLeft(scope);
}
