import { fromHex, toHex } from '#core/hex.ts';
import { isSealRefusal, sealBytes, unsealBytes } from './seal-bytes.ts';
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

type Bytes = Uint8Array<ArrayBuffer>;

/** Wraps a secret under a passphrase. */
export async function wrapSecret(
  { id, rev, madeAtMs }: Pick<KeptSecret, 'id' | 'rev' | 'madeAtMs'>,
  secret: Bytes,
  passphrase: string,
  rounds = usualRounds,
): Promise<WrappedSecret> {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
  const cipher = await keyOf(passphrase, salt, rounds, 'encrypt');
  const wrapped = await sealBytes({ cipher }, secret, sealedAs(id));
  return { id, rev, madeAtMs, kind: 'wrapped', rounds, salt: toHex(salt), wrapped: toHex(wrapped) };
}

/** The secret; undefined where the passphrase is another one. */
export async function unwrapSecret(kept: WrappedSecret, passphrase: string): Promise<Bytes | undefined> {
  const cipher = await keyOf(passphrase, fromHex(kept.salt), kept.rounds, 'decrypt');
  try {
    return await unsealBytes({ cipher }, fromHex(kept.wrapped), sealedAs(kept.id));
  } catch (thrown) {
    if (isSealRefusal(thrown)) return undefined;
    throw thrown;
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

const sealedAs = (id: KeyId): string => `secret ${id}`;

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
