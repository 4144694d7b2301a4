import { toHex } from '#core/hex.ts';

/** The SHA-256 of bytes, in lower-case hex. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** The bytes of a stored file that are those of this hash; undefined where it is gone, cannot be read, or lost some. */
export async function bytesOfHash(
  file: Blob | undefined,
  sha256: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const read = await file?.arrayBuffer().catch(() => undefined);
  if (read === undefined) return undefined;
  const bytes = new Uint8Array(read);
  return (await sha256Hex(bytes)) === sha256 ? bytes : undefined;
}
