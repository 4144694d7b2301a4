import { isSessionKey, openKeyRing } from '#storage/at-rest/sealing-key.ts';
import { shareKeys, type SharedKeys } from './share-keys.ts';

/** The keys of this tab. */
export const ownRing = openKeyRing();

let shared: SharedKeys | undefined;
let watcher: { readonly mayShare: () => boolean; readonly onKey: (id: string) => void } | undefined;

/** Who says whether keys behind a passphrase may be handed to other tabs now, and hears of those that come. */
export function watchKeys(given: NonNullable<typeof watcher>): void {
  watcher = given;
}

/** This tab's share of the keys; the same on every call. */
export function ownKeys(): SharedKeys {
  return (shared ??= shareKeys({
    ring: ownRing,
    locks: navigator.locks,
    channel: new BroadcastChannel('benchside-keys'),
    mayShare: (id) => isSessionKey(id) || watcher?.mayShare() === true,
    onKey: (id) => watcher?.onKey(id),
  }));
}
