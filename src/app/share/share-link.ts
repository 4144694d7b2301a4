import { fail, ok, type Result } from '#core/result.ts';
import { invalid, parseSummary, type SharedSummary } from './shared-summary.ts';

/**
 * A summary in the fragment of an address: the part behind #, which browsers send to no server (RFC 3986, 3.5). JSON,
 * deflated, and where a passphrase is given encrypted with AES-GCM under a key of PBKDF2 (SHA-256, 600,000 rounds: OWASP,
 * Password Storage Cheat Sheet, 2023), in base64url:
 *
 *     1p.<deflated>        1e.<salt, 16 bytes><nonce, 12 bytes><encrypted>
 *
 * The form is part of what is authenticated, so that one kind is never taken for the other.
 */
const rounds = 600_000;
const saltBytes = 16;
const nonceBytes = 12;

/** Longer fragments are refused unread; a summary has about 1,000 letters, one of a class up to 8,000. */
const longestFragment = 16_384;
/** What a fragment may unpack to: a few bytes can be made to unpack to gigabytes. */
const mostUnpackedBytes = 32_768;

type Bytes = Uint8Array<ArrayBuffer>;

/** The fragment, without #. An empty passphrase is none. Throws where it would be longer than a reader takes. */
export async function writeFragment(summary: SharedSummary, passphrase = ''): Promise<string> {
  const json = JSON.stringify(summary);
  const written = new TextEncoder().encode(json);
  const fragment = await pack(written, passphrase);
  if (written.length > mostUnpackedBytes || fragment.length > longestFragment || !parseSummary(json).ok)
    throw new Error('what is chosen is too much for a link; leave a part out');
  return fragment;
}

async function pack(written: Bytes, passphrase: string): Promise<string> {
  const packed = await deflate(written);
  if (passphrase === '') return `1p.${toBase64Url(packed)}`;
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const key = await keyFrom(passphrase, salt, 'encrypt');
  const sealed = new Uint8Array(await crypto.subtle.encrypt(gcm(nonce), key, packed));
  return `1e.${toBase64Url(joined(salt, nonce, sealed))}`;
}

/** Whether a fragment asks for a passphrase; undefined: it is no link of this app. */
export function kindOfFragment(fragment: string): 'plain' | 'encrypted' | undefined {
  if (fragment.startsWith('1p.')) return 'plain';
  return fragment.startsWith('1e.') ? 'encrypted' : undefined;
}

/**
 * What a fragment carries. Everything in it is taken as hostile: lengths are checked before and while it is unpacked,
 * the form after. Faults: `link-invalid`, `passphrase-wrong`.
 */
export async function readFragment(fragment: string, passphrase = ''): Promise<Result<SharedSummary>> {
  const kind = kindOfFragment(fragment);
  if (kind === undefined) return invalid('it is not of this app, or of a newer version');
  if (fragment.length > longestFragment) return invalid('it is too long');
  const bytes = fromBase64Url(fragment.slice(3));
  if (bytes === undefined) return invalid('it was cut off or changed on its way');
  const packed = kind === 'plain' ? ok(bytes) : await unseal(bytes, passphrase);
  if (!packed.ok) return packed;
  const json = await inflate(packed.value, mostUnpackedBytes);
  return json === undefined ? invalid('it was cut off or changed on its way') : parseSummary(json);
}

async function unseal(bytes: Bytes, passphrase: string): Promise<Result<Bytes>> {
  const salt = bytes.slice(0, saltBytes);
  const nonce = bytes.slice(saltBytes, saltBytes + nonceBytes);
  const sealed = bytes.slice(saltBytes + nonceBytes);
  if (sealed.length < 16) return invalid('it was cut off on its way');
  try {
    const key = await keyFrom(passphrase, salt, 'decrypt');
    return ok(new Uint8Array(await crypto.subtle.decrypt(gcm(nonce), key, sealed)));
  } catch {
    return fail({
      kind: 'unreadable',
      code: 'passphrase-wrong',
      detail: 'the passphrase does not open this link, or the link was changed on its way',
    });
  }
}

function gcm(iv: Bytes): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode('benchside 1e') };
}

async function keyFrom(passphrase: string, salt: Bytes, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFC'));
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const derive = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(derive, base, { name: 'AES-GCM', length: 256 }, false, [use]);
}

async function deflate(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The text, or undefined where it is not deflated, not UTF-8, or more than it may be: the rest is then never unpacked. */
async function inflate(bytes: Bytes, most: number): Promise<string | undefined> {
  try {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let text = '';
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.length;
      if (size > most) {
        await reader.cancel();
        return undefined;
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return undefined;
  }
}

function joined(...parts: readonly Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function toBase64Url(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function fromBase64Url(text: string): Bytes | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
      sign.charCodeAt(0),
    );
  } catch {
    return undefined;
  }
}
