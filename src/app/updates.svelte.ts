import { tellEvent } from './event-log.ts';
import { withBatches } from './live-batch.svelte.ts';

/** A part of the app could not be loaded: a newer build took its place, or the server cannot be reached. */
export type MissedPart = 'updated' | 'unreachable';

let missed = $state<MissedPart | undefined>();
let busy = $state(true);

/** Why a part of the app could not be loaded; undefined as long as all could. */
export function missedPart(): MissedPart | undefined {
  return missed;
}

/** Hears of parts of the app that cannot be loaded. `isUpdated` asks where the app came from, only then. */
export function watchParts(scope: Window, isUpdated: () => Promise<boolean>): () => void {
  const hear = (): void => {
    isUpdated().then(
      (updated) => {
        noteMissed(updated ? 'updated' : 'unreachable');
      },
      () => {
        noteMissed('unreachable');
      },
    );
  };
  scope.addEventListener('vite:preloadError', hear);
  return () => {
    scope.removeEventListener('vite:preloadError', hear);
  };
}

function noteMissed(next: MissedPart): void {
  if (missed !== next) tellEvent('update-noticed', { outcome: next });
  missed = next;
}

/** Whether this tab runs a batch or takes files in, as of the last `lookWhetherBusy`; so until there was one. */
export function isBusy(): boolean {
  return busy;
}

/** Finds out whether this tab runs a batch or takes files in. */
export async function lookWhetherBusy(): Promise<void> {
  try {
    const summaries = await withBatches((batches) => batches.list());
    busy = summaries.some(
      ({ activity, takingIn }) => activity === 'running' || activity === 'pausing' || takingIn === 'here',
    );
  } catch {
    busy = false; // without its stores it does nothing
  }
}
