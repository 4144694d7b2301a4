import { tellEvent } from './event-log.ts';
import { withBatches } from './live-batch.svelte.ts';
import { isWorkAnywhere } from './work-locks.ts';

/** A part of the app could not be loaded: a newer build took its place, or the server cannot be reached. */
export type MissedPart = 'updated' | 'unreachable';

/** A newer build is on this device: it waits for leave to take over, or has it already, from another tab. */
export type OfferedUpdate = { readonly kind: 'waiting' | 'taken'; readonly use: () => void };

let missed = $state<MissedPart | undefined>();
let offered = $state.raw<OfferedUpdate | undefined>();
let busy = $state(true);
let busyAnywhere = $state(true);

/** Why a part of the app could not be loaded; undefined as long as all could. */
export function missedPart(): MissedPart | undefined {
  return missed;
}

/** The newer build on this device; undefined as long as there is none. */
export function offeredUpdate(): OfferedUpdate | undefined {
  return offered;
}

/** Takes note of a newer build on this device; nothing comes of it before a person says so. */
export function noteOffer(next: OfferedUpdate): void {
  if (offered === undefined) tellEvent('update-noticed', { outcome: next.kind });
  offered = next;
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

/** Whether any tab works on a batch, as of the last `lookWhetherBusy`; so until there was one. */
export function isBusyAnywhere(): boolean {
  return busyAnywhere;
}

/** Finds out whether this tab, or any, runs a batch or takes files in. */
export async function lookWhetherBusy(): Promise<void> {
  try {
    const summaries = await withBatches((batches) => batches.list());
    busy = summaries.some(
      ({ activity, takingIn }) => activity === 'running' || activity === 'pausing' || takingIn === 'here',
    );
  } catch {
    busy = false; // without its stores it does nothing
  }
  busyAnywhere = busy || (await isWorkAnywhere(navigator.locks));
}
