import { fail, failFile, ok, type Result } from '#core/result.ts';
import { readPdfText } from '#readers/pdf-text.ts';
import { bugFrom } from './bug-from.ts';
import type { PdfPages } from './protocol.ts';
import { sha256Hex } from './sha256.ts';

/** A publication has 1 MB, a handbook with pictures 80 MB. */
const mostBytes = 100_000_000;

/** The pages of a PDF with the file's hash. Faults: those of `readPdfText`, `file-too-large`; never rejects. */
export async function readPdfPages(
  file: Blob,
  onPage: (page: number, pages: number) => void,
): Promise<Result<PdfPages>> {
  if (file.size > mostBytes) {
    return failFile(
      'unsupported',
      'file-too-large',
      `${Math.round(file.size / 1e6)} MB; at most ${mostBytes / 1e6} MB`,
    );
  }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const sha256 = await sha256Hex(bytes);
    const read = await readPdfText(bytes, onPage);
    return read.ok ? ok({ pages: read.value.pages, sha256 }) : read;
  } catch (thrown) {
    return fail(bugFrom(thrown));
  }
}
