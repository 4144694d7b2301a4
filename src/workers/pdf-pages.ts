import { proxy } from 'comlink';
import type { Result } from '#core/result.ts';
import { inOwnWorker } from './in-own-worker.ts';
import type { PdfPages, PdfWorkerApi } from './protocol.ts';

/** How long a PDF may take; a standard of 86 pages takes about 3 s. */
const limitMs = 180_000;

/**
 * The text of a PDF's pages, read in a worker that ends with it. Faults: those of `readPdfPages`, `timeout`, `worker`;
 * never rejects.
 */
export function pdfPages(
  start: () => Worker,
  file: Blob,
  onPage: (page: number, pages: number) => void,
): Promise<Result<PdfPages>> {
  return inOwnWorker<PdfWorkerApi, PdfPages>(start, limitMs, (api) => api.pages(file, proxy(onPage)));
}
