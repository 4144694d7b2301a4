import { Zip, type ZipInputFile } from 'fflate';
import { fail, ok, type Result } from '#core/result.ts';
import type { ZipEntry } from './zip-entry.ts';

/** A ZIP that is written as its files come. */
export type OpenZip = {
  /** Fault `storage` where the ZIP would become too large: the form for larger ones is not read everywhere. */
  readonly add: (entry: ZipEntry) => Result<undefined>;
  /** Writes the directory. */
  readonly end: () => void;
};

/** What the usual form of ZIP can hold (ZIP application note 6.3.9, 4.4.1.4), with some room. */
export const zipLimits = { bytes: 0xf000_0000, files: 65_000 } as const;

/** Begins a ZIP; its bytes go to `write` in order. `madeAtMs`: what the files are dated, to two seconds. */
export function openZip(
  write: (bytes: Uint8Array<ArrayBuffer>) => void,
  madeAtMs: number,
  limits: { readonly bytes: number; readonly files: number } = zipLimits,
): OpenZip {
  let files = 0;
  let written = 0;
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    written += bytes.length;
    if (bytes.length > 0) write(bytes as Uint8Array<ArrayBuffer>);
  });
  return {
    add: ({ path, bytes, method, sizeBytes, crc }) => {
      files += 1;
      if (files > limits.files || written + bytes.length > limits.bytes)
        return fail({ kind: 'storage', detail: 'too much for one ZIP; export part of the batch' });
      const file: ZipInputFile = {
        filename: path,
        compression: method === 'deflated' ? 8 : 0,
        flag: 0,
        mtime: madeAtMs,
        size: sizeBytes,
        crc,
      };
      zip.add(file);
      file.ondata?.(null, bytes, true);
      return ok(undefined);
    },
    end: () => {
      zip.end();
    },
  };
}
