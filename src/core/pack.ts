import { fromHex, toHex } from './hex.ts';

/**
 * Several files in one, each under the SHA-256 of its bytes: making, opening, closing and removing a file cost the
 * browser more than its bytes do. A head of fixed length says where each begins; it is not trusted further than that,
 * for whoever uses the bytes holds them against their hash.
 */
export type PackEntry = {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly at: number;
  readonly sizeBytes: number;
};

/** What packs are called, apart from files that lie alone under their hash. */
export const packName = /^[0-9a-f-]{36}\.pack$/;
export const filesInPack = 32;

const mark = 0x42_50_4b_31; // "BPK1"
const [markBytes, hashBytes, sizeBytes] = [8, 32, 4];
const entryBytes = hashBytes + sizeBytes;
export const packHeadBytes = markBytes + filesInPack * entryBytes;

/**
 * Packs files, `filesInPack` at most, each shorter than 4 GB.
 *
 * @throws RangeError for more.
 */
export function packOf(
  files: readonly { readonly sha256: string; readonly bytes: Uint8Array }[],
): Uint8Array<ArrayBuffer> {
  if (files.length > filesInPack) throw new RangeError(`${String(files.length)} files do not go into a pack`);
  const pack = new Uint8Array(files.reduce((sum, { bytes }) => sum + bytes.length, packHeadBytes));
  const view = new DataView(pack.buffer);
  view.setUint32(0, mark);
  view.setUint32(4, files.length);
  let at = packHeadBytes;
  for (const [index, { sha256, bytes }] of files.entries()) {
    const entry = markBytes + index * entryBytes;
    pack.set(fromHex(sha256), entry);
    view.setUint32(entry + hashBytes, bytes.length);
    pack.set(bytes, at);
    at += bytes.length;
  }
  return pack;
}

/** The files of a pack of this many bytes, by its head; undefined where it is none, or not all of it is there. */
export function readPackHead(head: Uint8Array, packBytes: number): readonly PackEntry[] | undefined {
  if (head.length < packHeadBytes) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const count = view.getUint32(4);
  if (view.getUint32(0) !== mark || count > filesInPack) return undefined;
  let at = packHeadBytes;
  const entries = Array.from({ length: count }, (_, index): PackEntry => {
    const entry = markBytes + index * entryBytes;
    const size = view.getUint32(entry + hashBytes);
    const found = { sha256: toHex(head.subarray(entry, entry + hashBytes)), at, sizeBytes: size };
    at += size;
    return found;
  });
  return at === packBytes ? entries : undefined;
}
