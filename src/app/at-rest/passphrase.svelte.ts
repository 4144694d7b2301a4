import { fromHex, toHex } from '#core/hex.ts';
import { openKeptSecrets, secretsKey, type KeptSecrets } from '#storage/at-rest/kept-secrets.ts';
import { drawKeyId, drawSecret, sealingKeyOf } from '#storage/at-rest/sealing-key.ts';
import {
  unwrapSecret,
  wrapSecret,
  type KeptSecret,
  type WrappedSecret,
} from '#storage/at-rest/wrapped-secret.ts';
import type { Database } from '#storage/schema.ts';
import { tellEvent } from '../event-log.ts';
import { ownTabEnds } from '../tab-ends.ts';
import { ownKeys, ownRing } from './own-keys.ts';

/** Whether what lies behind the passphrase may be seen in this tab. */
export type LockState =
  | { readonly phase: 'open' }
  /** `start`: nothing was opened yet. `idle`: nobody did anything for a while; a batch in hand goes on. */
  | { readonly phase: 'locked'; readonly since: 'start' | 'idle' };

let state = $state.raw<LockState>({ phase: 'open' });
let kept = $state.raw<readonly KeptSecret[]>([]);
let secrets: KeptSecrets | undefined;
let onOpen: () => void = () => undefined;

export function lockState(): LockState {
  return state;
}

/** Whether new batches lie behind a passphrase. */
export function hasPassphrase(): boolean {
  return current() !== undefined;
}

/** The key that new batches lie under. */
export function passphraseKeyId(): string | undefined {
  return current()?.id;
}

/** Whether what a key seals is to go, because its passphrase was forgotten. */
export function isForgotten(id: string): boolean {
  return kept.some((secret) => secret.id === id && secret.kind === 'forgotten');
}

function current(): WrappedSecret | undefined {
  return kept.findLast((secret) => secret.kind === 'wrapped');
}

/**
 * Takes in the keys that this tab may have, and resolves once nothing waits for a passphrase any more: at once where
 * none is set, or another tab has the key.
 */
export async function unlockAtStart(database: Database): Promise<void> {
  secrets = openKeptSecrets(database, localStorage);
  kept = await secrets.list();
  for (const secret of kept)
    if (secret.kind === 'open') await ownKeys().hold(await sealingKeyOf(secret.id, fromHex(secret.secret)));
  const wanted = current();
  if (wanted === undefined || ownRing.get(wanted.id) !== undefined) return;
  state = { phase: 'locked', since: 'start' };
  // Another tab erased everything, or gave the key another passphrase: only a new start knows what is there now.
  const onStorage = ({ key }: StorageEvent): void => {
    if (key !== secretsKey && key !== null) return;
    ownTabEnds().leaveNothing(); // it ran nothing
    location.reload();
  };
  addEventListener('storage', onStorage);
  await new Promise<void>((resolve) => (onOpen = resolve));
  removeEventListener('storage', onStorage);
}

/** A key came to this tab: from its passphrase, or from a tab that is open. */
export function keyCame(id: string): void {
  if (state.phase === 'locked' && id === current()?.id) open();
}

function open(): void {
  state = { phase: 'open' };
  onOpen();
}

/** Hides what is shown; the key stays until what is in hand has ended (`idle-lock.svelte.ts`). */
export function lockNow(): void {
  if (!hasPassphrase() || state.phase === 'locked') return;
  state = { phase: 'locked', since: 'idle' };
  tellEvent('locked');
}

/** Opens what lies behind the passphrase; false where it is another one. */
export async function unlock(passphrase: string): Promise<boolean> {
  const wanted = current();
  if (wanted === undefined) return true;
  const secret = await unwrapSecret(wanted, passphrase);
  if (secret === undefined) {
    tellEvent('unlock-refused');
    return false;
  }
  await ownKeys().hold(await sealingKeyOf(wanted.id, secret));
  ownKeys().handOut(wanted.id);
  open();
  return true;
}

/** Puts new batches behind this passphrase from now on. */
export async function protect(passphrase: string): Promise<void> {
  const store = await opened();
  if (current() !== undefined) throw new Error('a passphrase is set already');
  const [id, secret] = [drawKeyId('passphrase'), drawSecret()];
  await put(store, await wrapSecret({ id, rev: 0, madeAtMs: Date.now() }, secret, passphrase));
  await ownKeys().hold(await sealingKeyOf(id, secret));
  tellEvent('passphrase-set');
}

/** Another passphrase for the same key; false where the present one is not this. */
export async function changePassphrase(present: string, next: string): Promise<boolean> {
  const [store, wrapped] = [await opened(), current()];
  const secret = wrapped && (await unwrapSecret(wrapped, present));
  if (wrapped === undefined || secret === undefined) return false;
  await put(store, await wrapSecret({ ...wrapped, rev: wrapped.rev + 1 }, secret, next));
  return true;
}

/**
 * Takes the passphrase away: the secret lies open from now on, beside what it seals; new batches are not sealed, and a
 * later passphrase is for another key. False where the present one is not this.
 */
export async function removePassphrase(present: string): Promise<boolean> {
  const [store, wrapped] = [await opened(), current()];
  const secret = wrapped && (await unwrapSecret(wrapped, present));
  if (wrapped === undefined || secret === undefined) return false;
  const { id, rev, madeAtMs } = wrapped;
  await put(store, { id, madeAtMs, rev: rev + 1, kind: 'open', secret: toHex(secret) });
  tellEvent('passphrase-removed');
  return true;
}

/** Gives up what nobody can read: it goes with the next opening of the batches. */
export async function forget(): Promise<void> {
  const [store, wrapped] = [await opened(), current()];
  if (wrapped === undefined) return;
  const { id, rev, madeAtMs } = wrapped;
  await put(store, { id, madeAtMs, rev: rev + 1, kind: 'forgotten' });
  tellEvent('passphrase-forgotten');
  open();
}

/** Knows of no passphrase any more: everything was erased, and with it what it opened. */
export function giveUpKept(): void {
  kept = [];
}

async function put(store: KeptSecrets, secret: KeptSecret): Promise<void> {
  await store.put(secret);
  kept = await store.list();
}

async function opened(): Promise<KeptSecrets> {
  if (secrets === undefined) throw new Error('the stores are not open yet');
  kept = await secrets.list(); // another tab may have set one
  return secrets;
}
