import { openBatches } from '../open-batches.ts';
import { ownRegistrations, ownSettings, whatIsLeft, type Left } from './what-is-left.ts';

/**
 * Takes everything of this app out of this browser, in one step: database, files, settings, the app's own copy for use
 * without a network and the service worker that gives it out. Says what is left afterwards, as it was found, not as it
 * was meant. `scope`: the address that the app is served from. From then on this page has nothing to work with.
 *
 * @throws where the browser refuses; what was erased until then is gone.
 */
export async function eraseAll(scope: string): Promise<Left> {
  await (await openBatches()).eraseEverything();
  for (const key of ownSettings(sessionStorage)) sessionStorage.removeItem(key);
  // Last of what is kept: it could store the app anew.
  for (const registration of await ownRegistrations(scope)) await registration.unregister();
  return whatIsLeft(scope);
}
