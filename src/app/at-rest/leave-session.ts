import { deleteAtClose } from '#storage/at-rest/delete-at-close.ts';
import { isSessionKey } from '#storage/at-rest/sealing-key.ts';
import type { Database } from '#storage/schema.ts';
import { ownKeys, ownRing } from './own-keys.ts';

/** Batches of sessions that this tab has seen: a page on its way out cannot ask for them. */
const ofSessions = new Set<string>();
let watching = false;

/** Takes note of a batch that ends with its session. */
export function noteSessionBatch(batchId: string): void {
  ofSessions.add(batchId);
}

/**
 * From now on the browser asks before this tab is closed or loaded anew while it is the last one of a session, and the
 * session's batches are deleted with it.
 */
export function watchLeaving(database: Database): void {
  if (watching) return;
  watching = true;
  const isLast = (): boolean =>
    ofSessions.size > 0 && ownRing.all().some(({ id }) => isSessionKey(id) && ownKeys().isLast(id));
  addEventListener('beforeunload', (event) => {
    if (isLast()) event.preventDefault();
  });
  // Chromium says of a page that it may come back before it has made up its mind: one that is left does not.
  addEventListener('pagehide', () => {
    if (isLast()) deleteAtClose(database, [...ofSessions]);
  });
}
