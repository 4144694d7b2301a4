import { failFile, ok, type Result } from '#core/result.ts';
import { limits } from './limits.ts';

export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Where the entry's local header starts. */
  readonly offset: number;
};

const damaged = (detail: string) => failFile('unreadable', 'workbook-damaged', detail);
const tooLarge = (detail: string) => failFile('unreadable', 'workbook-too-large', detail);

/**
 * The entries of a zip archive as its central directory states them, nothing unpacked (PKWARE APPNOTE 6.3, 4.3.12
 * and 4.3.16). Faults: `workbook-damaged`, `workbook-encrypted`, `workbook-too-large`.
 */
export function readZipDirectory(bytes: Uint8Array): Result<readonly ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return damaged('the zip directory is missing: the file is cut off');
  const count = view.getUint16(end + 10, true);
  if (count > limits.zipEntries) return tooLarge(`${count} entries in the zip archive`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50)
      return damaged('the zip directory is damaged');
    if ((view.getUint16(at + 8, true) & 1) !== 0) {
      return failFile('unsupported', 'workbook-encrypted', 'the workbook is protected by a password');
    }
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      unpackedBytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return checkSizes(entries);
}

function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

function checkSizes(entries: readonly ZipEntry[]): Result<readonly ZipEntry[]> {
  let total = 0;
  for (const { packedBytes, unpackedBytes } of entries) {
    total += unpackedBytes;
    if (unpackedBytes > limits.packingRatioFromBytes && unpackedBytes > limits.packingRatio * packedBytes) {
      return tooLarge(`${packedBytes} bytes that unpack to ${unpackedBytes}`);
    }
  }
  if (total > limits.unpackedBytes) return tooLarge(`a workbook that unpacks to ${total} bytes`);
  const names = new Set(entries.map(({ name }) => name));
  const places = new Set(entries.map(({ offset }) => offset));
  // Which of two is meant, no two programs agree on; a small file can unpack to anything so.
  if (names.size < entries.length || places.size < entries.length)
    return damaged('two entries of the zip directory have one name, or one place');
  return ok(entries);
}
