import type { CodeBook } from '#analyses/knowledge-test/code-book/code-book.ts';
import { countCodeBook, type CodeBookCounts } from '#analyses/knowledge-test/code-book/count-code-book.ts';
import { bookOf, lookUpIn } from '#analyses/knowledge-test/code-book/kept-books.ts';
import type { LookUpCode } from '#analyses/knowledge-test/code-book/look-up.ts';
import { parseCodeBook } from '#analyses/knowledge-test/code-book/parse-code-book.ts';
import { readCodeBook } from '#analyses/knowledge-test/code-book/read-code-book.ts';
import { visibleBook } from '#analyses/knowledge-test/code-book/visible-book.ts';
import { fail, failFile, ok, type Result } from '#core/result.ts';
import { describeThrown } from '#core/thrown.ts';
import type { CodeBookStore } from '#storage/code-books.ts';
import type { CodeBookRecord } from '#storage/schema.ts';
import type { PdfPages } from '#workers/protocol.ts';

/** The parts that are joined into `CodeBooks`: the browser's in the product, small ones in tests. */
export type CodeBookPorts = {
  readonly store: CodeBookStore;
  readonly readPdf: (file: File, onPage: (page: number, pages: number) => void) => Promise<Result<PdfPages>>;
  readonly nowMs: () => number;
};

/** What pages may do with code books, and ask of them. */
export type CodeBooks = {
  readonly list: () => Promise<readonly CodeBookFacts[]>;
  /**
   * Reads a publication (PDF), or a book that was exported here (JSON), and keeps it in the place of one of the same
   * document. `onPage` hears how far a PDF is. Faults: those of `readPdfPages` and `readCodeBook`, `unsupported-type`,
   * `file-too-large`, `json-damaged`, `not-a-code-book`, or of kind `storage`, `timeout`, `worker`. Never rejects.
   */
  readonly take: (
    file: File,
    onPage?: (page: number, pages: number) => void,
  ) => Promise<Result<{ readonly facts: CodeBookFacts; readonly replaced: boolean }>>;
  readonly book: (id: string) => Promise<CodeBook | undefined>;
  readonly remove: (id: string) => Promise<void>;
  /** The books that are here now, what `lookUpIn` explains codes by; the same list until one comes or goes in this tab. */
  readonly kept: () => Promise<readonly CodeBook[]>;
  /** Explains codes by them. */
  readonly lookUp: () => Promise<LookUpCode>;
};

export type CodeBookFacts = {
  readonly id: string;
  readonly document: string;
  readonly title: string;
  readonly date?: string;
  readonly addedAtMs: number;
  readonly prefixes: readonly string[];
  readonly counts: CodeBookCounts;
};

/** An exported book has 0.2 MB. */
const mostJsonBytes = 5_000_000;

/** Joins the store of code books and the worker that reads PDFs. */
export function joinCodeBooks({ store, readPdf, nowMs }: CodeBookPorts): CodeBooks {
  let kept: Promise<readonly CodeBook[]> | undefined;

  function keptBooks(): Promise<readonly CodeBook[]> {
    const mine = (kept ??= store.list().then((records) => records.flatMap(({ book }) => bookOf(book))));
    mine.catch(() => {
      if (kept === mine) kept = undefined;
    });
    return mine;
  }

  return {
    list: async () =>
      (await store.list()).flatMap((record) => bookOf(record.book).map((book) => factsOf(record, book))),
    take: async (file, onPage = () => undefined) => {
      const read = await bookIn(file, readPdf, onPage);
      if (!read.ok) return read;
      const book = visibleBook(read.value);
      const record = { id: book.document, addedAtMs: nowMs(), book };
      try {
        const before = await store.put(record);
        kept = undefined;
        return ok({ facts: factsOf(record, book), replaced: before !== undefined });
      } catch (thrown) {
        return fail({ kind: 'storage', detail: describeThrown(thrown) });
      }
    },
    book: async (id) =>
      (await store.list()).filter((record) => record.id === id).flatMap(({ book }) => bookOf(book))[0],
    remove: async (id) => {
      await store.remove(id);
      kept = undefined;
    },
    kept: keptBooks,
    lookUp: async () => lookUpIn(await keptBooks()),
  };
}

/** The bytes decide what it is, never the name. */
async function bookIn(
  file: File,
  readPdf: CodeBookPorts['readPdf'],
  onPage: (page: number, pages: number) => void,
): Promise<Result<CodeBook>> {
  if (file.size === 0) return failFile('unreadable', 'empty-file', 'the file has no bytes');
  const start = await file.slice(0, 1024).text();
  if (start.includes('%PDF-')) {
    const read = await readPdf(file, onPage);
    return read.ok ? readCodeBook(read.value.pages, read.value.sha256) : read;
  }
  if (!/^\ufeff?\s*\{/.test(start)) {
    return failFile('unsupported', 'unsupported-type', 'neither a PDF nor a code book as JSON');
  }
  if (file.size > mostJsonBytes) {
    return failFile(
      'unsupported',
      'file-too-large',
      `${(file.size / 1e6).toFixed(1)} MB; a code book has at most ${mostJsonBytes / 1e6} MB`,
    );
  }
  return parseJson(await file.text());
}

function parseJson(text: string): Result<CodeBook> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (thrown) {
    return failFile('unreadable', 'json-damaged', describeThrown(thrown));
  }
  return parseCodeBook(raw);
}

function factsOf({ id, addedAtMs }: CodeBookRecord, book: CodeBook): CodeBookFacts {
  return {
    id,
    document: book.document,
    title: book.title,
    ...(book.date !== undefined && { date: book.date }),
    addedAtMs,
    prefixes: book.prefixes,
    counts: countCodeBook(book),
  };
}
