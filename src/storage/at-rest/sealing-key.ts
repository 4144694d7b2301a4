/** What seals: two keys made from one secret, neither of which can be taken out of the browser's hands. */
export type SealingKey = {
  /** Not secret: what is sealed bears it. */
  readonly id: KeyId;
  /** AES-256-GCM. */
  readonly cipher: CryptoKey;
  /** HMAC-SHA-256, for hashes that only the key's holder can make. */
  readonly marker: CryptoKey;
};

/** `session`: it is nowhere but in memory. `passphrase`: its secret lies wrapped in this browser. */
export type KeyId = `session/${string}` | `passphrase/${string}`;

export type KeyKind = 'session' | 'passphrase';

const secretBytes = 32;

/** A new random secret. */
export function drawSecret(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(secretBytes));
}

/** A new name for a key. */
export function drawKeyId(kind: KeyKind): KeyId {
  return `${kind}/${crypto.randomUUID()}`;
}

/** Whether a name is that of a session's key. */
export function isSessionKey(id: string): boolean {
  return id.startsWith('session/');
}

/** The keys of a secret, derived by HKDF-SHA-256 (RFC 5869, 2). */
export async function sealingKeyOf(id: KeyId, secret: Uint8Array<ArrayBuffer>): Promise<SealingKey> {
  const source = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const derive = (info: string, wanted: AesKeyGenParams | HmacKeyGenParams, uses: KeyUsage[]) =>
    crypto.subtle.deriveKey(
      {
        name: 'HKDF',
        hash: 'SHA-256',
        salt: new Uint8Array(),
        info: new TextEncoder().encode(`benchside 1 ${info}`),
      },
      source,
      wanted,
      false,
      uses,
    );
  const [cipher, marker] = await Promise.all([
    derive('cipher', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']),
    derive('marker', { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign']),
  ]);
  return { id, cipher, marker };
}

/** The keys that this tab holds. */
export type KeyRing = {
  readonly get: (id: string) => SealingKey | undefined;
  readonly all: () => readonly SealingKey[];
  readonly put: (key: SealingKey) => void;
};

/** A ring without keys. */
export function openKeyRing(): KeyRing {
  const keys = new Map<string, SealingKey>();
  return {
    get: (id) => keys.get(id),
    all: () => [...keys.values()],
    put: (key) => {
      keys.set(key.id, key);
    },
  };
}
