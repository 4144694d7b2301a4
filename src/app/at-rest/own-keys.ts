import { openKeyRing, type SealingKey } from '#storage/at-rest/sealing-key.ts';
import { currentSettings } from '../settings.svelte.ts';
import { shareKeys, type SharedKeys } from './share-keys.ts';

/** The keys of this tab. */
export const ownRing = openKeyRing();

let shared: SharedKeys | undefined;

/** This tab's share of the keys; the same on every call. */
export function ownKeys(): SharedKeys {
  return (shared ??= shareKeys({
    ring: ownRing,
    locks: navigator.locks,
    channel: new BroadcastChannel('benchside-keys'),
    mayShare: () => true,
  }));
}

/** What a new batch lies under, by the settings of now. */
export async function keyForNewBatch(): Promise<SealingKey | undefined> {
  return currentSettings().retention.kind === 'session' ? ownKeys().ofSession() : undefined;
}
