import { isSessionKey } from '#storage/at-rest/sealing-key.ts';
import { ownKeys, ownRing } from './own-keys.ts';

/** Batches of sessions that this tab has seen. */
const ofSessions = new Set<string>();
let watching = false;

/** Takes note of a batch that ends with its session. */
export function noteSessionBatch(batchId: string): void {
  ofSessions.add(batchId);
}

/**
 * From now on the browser asks before this tab is closed or loaded anew while it is the last one of a session that has
 * batches. A page on its way out cannot delete them (tried in Chromium 156: what it asks of the database then is not
 * done); they are beyond reading from then on, and go at the next start.
 */
export function watchLeaving(): void {
  if (watching) return;
  watching = true;
  addEventListener('beforeunload', (event) => {
    const isLast = ownRing.all().some(({ id }) => isSessionKey(id) && ownKeys().isLast(id));
    if (isLast && ofSessions.size > 0) event.preventDefault();
  });
}
