import { deflateSync } from 'fflate';
import { crc32 } from './crc32.ts';

/** A file as it lies in a ZIP: packed where it was made, so that a page only has to put it in line. */
export type ZipEntry = {
  readonly path: string;
  /** Deflated, or as they are. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly method: 'stored' | 'deflated';
  /** Before packing. */
  readonly sizeBytes: number;
  readonly crc: number;
};

/** Packs a file. What is packed already (PDF, XLSX, PNG) is stored as it is. */
export function zipEntry(path: string, bytes: Uint8Array<ArrayBuffer>): ZipEntry {
  const packed = /\.(?:pdf|xlsx|png|zip)$/i.test(path);
  return {
    path,
    bytes: packed ? bytes : (deflateSync(bytes, { level: 6 }) as Uint8Array<ArrayBuffer>),
    method: packed ? 'stored' : 'deflated',
    sizeBytes: bytes.length,
    crc: crc32(bytes),
  };
}

/** A path that every system can unpack: one folder at most, no signs with a meaning, none that begins with a dot. */
export function safeFileName(text: string): string {
  const bare = text
    .normalize('NFC')
    .replace(/[\p{C}<>:"/\\|?*]+/gu, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[-. ]+|[-. ]+$/g, '')
    .slice(0, 100);
  return bare === '' ? 'file' : bare;
}
