import { toHex } from '#core/hex.ts';
import type { KeyId } from './sealing-key.ts';

/**
 * What is kept of the secret behind a passphrase. `wrapped`: AES-256-GCM under a key from the passphrase. `open`: the
 * passphrase was taken away, and the secret lies beside what it seals. `forgotten`: nobody can read what it seals, and
 * it is to go. Of two records of one key the higher `rev` holds.
 */
export type KeptSecret = { readonly id: KeyId; readonly rev: number; readonly madeAtMs: number } & (
  | { readonly kind: 'wrapped'; readonly rounds: number; readonly salt: string; readonly wrapped: string }
  | { readonly kind: 'open'; readonly secret: string }
  | { readonly kind: 'forgotten' }
);

export type WrappedSecret = Extract<KeptSecret, { readonly kind: 'wrapped' }>;

/**
 * PBKDF2-HMAC-SHA-256 (RFC 8018, 5.2) by the browser itself: it runs beside the page and needs no code of ours. OWASP
 * asks for 600,000 rounds at least (Password Storage Cheat Sheet, 2023 on, PBKDF2); a try takes about half a second.
 */
export const usualRounds = 1_000_000;

/** A record with fewer was not written by this program. */
const leastRounds = 1_000;
const mostRounds = 100_000_000;

const saltBytes = 16;
const nonceBytes = 12;

type Bytes = Uint8Array<ArrayBuffer>;

/** Wraps a secret under a passphrase. */
export async function wrapSecret(
  { id, rev, madeAtMs }: Pick<KeptSecret, 'id' | 'rev' | 'madeAtMs'>,
  secret: Bytes,
  passphrase: string,
  rounds = usualRounds,
): Promise<WrappedSecret> {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const key = await keyOf(passphrase, salt, rounds, 'encrypt');
  const made = new Uint8Array(await crypto.subtle.encrypt(terms(id, nonce), key, secret));
  const wrapped = new Uint8Array(nonceBytes + made.length);
  wrapped.set(nonce);
  wrapped.set(made, nonceBytes);
  return { id, rev, madeAtMs, kind: 'wrapped', rounds, salt: toHex(salt), wrapped: toHex(wrapped) };
}

/** The secret; undefined where the passphrase is another one. */
export async function unwrapSecret(kept: WrappedSecret, passphrase: string): Promise<Bytes | undefined> {
  const wrapped = fromHex(kept.wrapped);
  const key = await keyOf(passphrase, fromHex(kept.salt), kept.rounds, 'decrypt');
  try {
    const nonce = wrapped.slice(0, nonceBytes);
    return new Uint8Array(await crypto.subtle.decrypt(terms(kept.id, nonce), key, wrapped.slice(nonceBytes)));
  } catch {
    return undefined;
  }
}

/** A passphrase as it is taken: the same letters however a keyboard puts them together (Unicode NFKC). */
function keyOf(passphrase: string, salt: Bytes, iterations: number, use: KeyUsage): Promise<CryptoKey> {
  const letters = new TextEncoder().encode(passphrase.normalize('NFKC'));
  return crypto.subtle
    .importKey('raw', letters, 'PBKDF2', false, ['deriveKey'])
    .then((source) =>
      crypto.subtle.deriveKey(
        { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
        source,
        { name: 'AES-GCM', length: 256 },
        false,
        [use],
      ),
    );
}

function terms(id: KeyId, iv: Bytes): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`benchside 1 secret ${id}`) };
}

export function fromHex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** A record as it was stored; undefined for what is none. */
export function parseKeptSecret(raw: unknown): KeptSecret | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const record = raw as Readonly<Record<string, unknown>>;
  const { id, rev, madeAtMs, kind, rounds, salt, wrapped, secret } = record;
  if (typeof id !== 'string' || !id.startsWith('passphrase/')) return undefined;
  if (typeof rev !== 'number' || typeof madeAtMs !== 'number') return undefined;
  const own = { id: id as KeyId, rev, madeAtMs };
  const isHex = (value: unknown): value is string =>
    typeof value === 'string' && /^([0-9a-f]{2})+$/.test(value);
  if (kind === 'forgotten') return { ...own, kind };
  if (kind === 'open') return isHex(secret) ? { ...own, kind, secret } : undefined;
  if (kind !== 'wrapped' || !isHex(salt) || !isHex(wrapped) || typeof rounds !== 'number') return undefined;
  return rounds >= leastRounds && rounds <= mostRounds ? { ...own, kind, rounds, salt, wrapped } : undefined;
}
