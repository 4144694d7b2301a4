import { failFile, ok, type Result } from '#core/result.ts';
import type { ZipEntry } from './zip-directory.ts';

export type UnpackedFile = { readonly name: string; readonly content: Uint8Array; readonly crc: number };

/**
 * Unpacks entries and holds each to what the directory promised: not a byte more is produced than declared, and size
 * and CRC-32 must agree. The spreadsheet library checks neither, and would cut off or fill up a sheet in silence.
 * Fault `workbook-damaged`.
 */
export async function unpackZip(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
): Promise<Result<readonly UnpackedFile[]>> {
  const files: UnpackedFile[] = [];
  for (const entry of entries) {
    const content = await unpackEntry(bytes, entry);
    const crc = content === undefined ? undefined : crc32(content);
    if (content === undefined || crc !== entry.crc) {
      return failFile(
        'unreadable',
        'workbook-damaged',
        `part ${files.length + 1} of the workbook is damaged`,
      );
    }
    files.push({ name: entry.name, content, crc });
  }
  return ok(files);
}

/** Undefined where the data are damaged or do not have the declared size. */
async function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Promise<Uint8Array | undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) return undefined;
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = bytes.slice(start, start + entry.packedBytes);
  if (packed.length !== entry.packedBytes) return undefined;
  if (entry.method === 0) return packed.length === entry.unpackedBytes ? packed : undefined;
  return entry.method === 8 ? inflate(packed, entry.unpackedBytes) : undefined;
}

async function inflate(packed: Uint8Array<ArrayBuffer>, size: number): Promise<Uint8Array | undefined> {
  const content = new Uint8Array(size);
  let filled = 0;
  const unpacking = new DecompressionStream('deflate-raw');
  const reader = new Blob([packed]).stream().pipeThrough(unpacking).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return filled === size ? content : undefined;
      if (filled + value.length > size) {
        await reader.cancel();
        return undefined;
      }
      content.set(value, filled);
      filled += value.length;
    }
  } catch {
    return undefined; // not DEFLATE data
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = (c & 1) === 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32 of ISO 3309, as zip uses it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** A zip archive that holds the files unpacked: what the spreadsheet library is given. */
export function storeZip(files: readonly UnpackedFile[]): Uint8Array {
  const encoder = new TextEncoder();
  const parts = files.map((file) => ({ ...file, nameBytes: encoder.encode(file.name) }));
  const size = parts.reduce(
    (sum, { nameBytes, content }) => sum + 76 + 2 * nameBytes.length + content.length,
    22,
  );
  const archive = new Uint8Array(size);
  const view = new DataView(archive.buffer);
  const starts: number[] = [];
  let at = 0;
  /** The fields from the version needed to the length of the extra field, which both kinds of header share. */
  const writeFields = (from: number, { crc, content, nameBytes }: (typeof parts)[number]) => {
    view.setUint16(from, 20, true);
    for (const [i, field] of [crc, content.length, content.length].entries()) {
      view.setUint32(from + 10 + 4 * i, field, true);
    }
    view.setUint16(from + 22, nameBytes.length, true);
  };
  for (const part of parts) {
    starts.push(at);
    view.setUint32(at, 0x04034b50, true);
    writeFields(at + 4, part);
    archive.set(part.nameBytes, at + 30);
    archive.set(part.content, at + 30 + part.nameBytes.length);
    at += 30 + part.nameBytes.length + part.content.length;
  }
  const directory = at;
  for (const [i, part] of parts.entries()) {
    view.setUint32(at, 0x02014b50, true);
    writeFields(at + 6, part);
    view.setUint32(at + 42, starts[i] ?? 0, true);
    archive.set(part.nameBytes, at + 46);
    at += 46 + part.nameBytes.length;
  }
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, parts.length, true);
  view.setUint16(at + 10, parts.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return archive;
}
