import { toHex } from '#core/hex.ts';
import type { SealingKey } from './sealing-key.ts';

/**
 * How sealed bytes lie, version 1: a nonce of 12 bytes, then what AES-GCM makes of them, its tag of 16 bytes at the end.
 * What is authenticated beside them is `benchside 1 ` and a text that says what they are.
 */
const nonceBytes = 12;
const tagBytes = 16;

/** Why something sealed is not given out. Nothing of it is. */
export type SealRefusal = Error & {
  readonly code:
    | 'key-missing' // the session is over, or the passphrase was not given
    | 'seal-broken'; // the bytes are not those that were sealed as this
};

export function sealRefusal(code: SealRefusal['code'], message: string): SealRefusal {
  return Object.assign(new Error(message), { name: 'SealRefusal', code } as const);
}

export function isSealRefusal(thrown: unknown): thrown is SealRefusal {
  return thrown instanceof Error && thrown.name === 'SealRefusal';
}

type Bytes = Uint8Array<ArrayBuffer>;
type Cipher = Pick<SealingKey, 'cipher'>;

/** Seals bytes as something, under a nonce of their own. */
export function sealBytes(key: Cipher, bytes: Uint8Array, as: string): Promise<Bytes> {
  return encrypt(key, bytes, as, crypto.getRandomValues(new Uint8Array(nonceBytes)));
}

/**
 * The same, with a nonce that follows from what is sealed: the same bytes give the same sealed ones, which tells that
 * they are the same and nothing else (as in SIV, Rogaway and Shrimpton 2006, 3).
 */
export async function sealAlike(key: SealingKey, bytes: Uint8Array, as: string): Promise<Bytes> {
  const about = new TextEncoder().encode(`${as}\u0000`);
  const marked = new Uint8Array(about.length + bytes.length);
  marked.set(about);
  marked.set(bytes, about.length);
  const digest = await crypto.subtle.sign('HMAC', key.marker, marked);
  return encrypt(key, bytes, as, new Uint8Array(digest).slice(0, nonceBytes));
}

async function encrypt(key: Cipher, bytes: Uint8Array, as: string, nonce: Bytes): Promise<Bytes> {
  const made = await crypto.subtle.encrypt(terms(nonce, as), key.cipher, bytes as Bytes);
  const sealed = new Uint8Array(nonceBytes + made.byteLength);
  sealed.set(nonce);
  sealed.set(new Uint8Array(made), nonceBytes);
  return sealed;
}

/** What was sealed as this. @throws SealRefusal where it was not, or not under this key. */
export async function unsealBytes(key: Cipher, sealed: Uint8Array, as: string): Promise<Bytes> {
  if (sealed.length < nonceBytes + tagBytes) throw broken();
  const nonce = sealed.slice(0, nonceBytes);
  try {
    const bytes = sealed.subarray(nonceBytes) as Bytes;
    return new Uint8Array(await crypto.subtle.decrypt(terms(nonce, as), key.cipher, bytes));
  } catch {
    throw broken();
  }
}

function terms(iv: Bytes, as: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`benchside 1 ${as}`) };
}

function broken(): SealRefusal {
  return sealRefusal(
    'seal-broken',
    'something that is kept under your key was changed on the disk, and is not shown; remove its batch and analyse the files again',
  );
}

/** How a sealed text begins. No text of this program does. */
const textMark = 'sealed1:';

/** Seals a text as a text. */
export async function sealText(key: SealingKey, text: string, as: string): Promise<string> {
  return textMark + toBase64(await sealBytes(key, new TextEncoder().encode(text), as));
}

export function isSealedText(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(textMark);
}

/** The text that was sealed as this. @throws SealRefusal */
export async function unsealText(key: SealingKey, sealed: string, as: string): Promise<string> {
  const bytes = fromBase64(sealed.slice(textMark.length));
  if (bytes === undefined) throw broken();
  return new TextDecoder().decode(await unsealBytes(key, bytes, as));
}

/** The hash that stands for a file's own: the same for the same file under the same key, and for nobody else. */
export async function keyedHash({ marker }: SealingKey, sha256: string): Promise<string> {
  const digest = await crypto.subtle.sign('HMAC', marker, new TextEncoder().encode(`input ${sha256}`));
  return toHex(new Uint8Array(digest));
}

/** Letters of one call: a call takes no more arguments than the stack holds. */
const lettersAtOnce = 8192;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < bytes.length; from += lettersAtOnce)
    binary += String.fromCharCode(...bytes.subarray(from, from + lettersAtOnce));
  return btoa(binary);
}

function fromBase64(text: string): Bytes | undefined {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
