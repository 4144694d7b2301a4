import type * as PdfLibrary from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { failFile, type FileFault, type Result } from '#core/result.ts';
import { limits } from './limits.ts';
import { libraryOnce } from './load-library.ts';
import { whyTooLarge } from './pdf-streams.ts';

/** What drawing needs besides the document; text needs none of it. */
export type PdfSurroundings = {
  readonly canvasFactory: new () => unknown;
  /** Fonts and decoders of the library itself, by file name. */
  readonly binaryDataFactory: new () => { fetch: (what: { filename: string }) => Promise<Uint8Array> };
};

/**
 * Opens a PDF, hands it over, and closes it again whatever happens. Nothing in it is run or fetched: no scripts, no
 * forms, no attachments, no addresses; the library has no network here and compiles nothing at run time.
 *
 * Faults: `empty-file`, `pdf-encrypted` (a password is needed to read it), `pdf-damaged` (also: not a PDF at all),
 * `pdf-too-large`, `pdf-too-many-pages`; kind `worker`, `notBegun`, where the library cannot be had.
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  use: (document: PDFDocumentProxy, library: typeof PdfLibrary) => Promise<Result<T>>,
  surroundings?: PdfSurroundings,
): Promise<Result<T>> {
  if (bytes.length === 0) return failFile('unreadable', 'empty-file', 'the file has no bytes');
  const tooLarge = whyTooLarge(bytes);
  if (tooLarge !== undefined) return failFile('unsupported', 'pdf-too-large', tooLarge);
  const loaded = await loadPdfLibrary();
  if (!loaded.ok) return loaded;
  const library = loaded.value;
  const task = library.getDocument({
    data: bytes.slice(), // the library takes its bytes away from the caller
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    // Where a browser's own decoder is used, it may refuse what the library's reads.
    isImageDecoderSupported: false,
    maxImageSize: limits.pdfPicturePixels,
    verbosity: library.VerbosityLevel.ERRORS,
    CanvasFactory: surroundings?.canvasFactory ?? NoCanvas,
    FilterFactory: NoFilters,
    BinaryDataFactory: surroundings?.binaryDataFactory ?? NoBinaryData,
  });
  try {
    const document = await task.promise;
    if (document.numPages > limits.pdfPages) {
      return failFile(
        'unsupported',
        'pdf-too-many-pages',
        `${document.numPages} pages; at most ${limits.pdfPages}`,
      );
    }
    return await use(document, library);
  } catch (thrown) {
    return { ok: false, fault: pdfFault(thrown) };
  } finally {
    await task.destroy();
  }
}

/** A page, from 1; what cannot be read of it is a fault with its place. */
export async function withPdfPage<T>(
  document: PDFDocumentProxy,
  pageNumber: number,
  use: (page: PDFPageProxy) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    const page = await document.getPage(pageNumber);
    const result = await use(page);
    page.cleanup();
    return result;
  } catch (thrown) {
    return { ok: false, fault: { ...pdfFault(thrown), at: { page: pageNumber } } };
  }
}

/** The library's own exceptions are faults of the file; anything else is a bug, but for what damage brings about. */
function pdfFault(thrown: unknown): FileFault {
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (name === 'PasswordException') {
    return {
      kind: 'unsupported',
      code: 'pdf-encrypted',
      detail: 'the PDF is protected by a password',
    };
  }
  return { kind: 'unreadable', code: 'pdf-damaged', detail: message || name };
}

/**
 * Loaded when the first PDF comes. The library wants to work in a worker that it starts itself; we are in one already,
 * so its other half is loaded here too: it registers itself where the library looks before it starts anything.
 */
const loadPdfLibrary = libraryOnce('PDFs', async (): Promise<typeof PdfLibrary> => {
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
});

class NoCanvas {
  create(): never {
    throw new Error('nothing is drawn here');
  }
}

class NoBinaryData {
  fetch(): Promise<never> {
    return Promise.reject(new Error('no fonts are needed here'));
  }
}

/** Filters want a page's document; blend effects on paper forms are not worth one. */
class NoFilters {
  addFilter(): string {
    return 'none';
  }
  addHCMFilter(): string {
    return 'none';
  }
  addAlphaFilter(): string {
    return 'none';
  }
  addLuminosityFilter(): string {
    return 'none';
  }
  addHighlightHCMFilter(): string {
    return 'none';
  }
  destroy(): void {
    // holds nothing
  }
}
