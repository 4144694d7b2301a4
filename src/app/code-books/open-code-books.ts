import { openCodeBookStore } from '#storage/code-books.ts';
import { pdfPages } from '#workers/pdf-pages.ts';
import { startPdfWorker } from '#workers/start-worker.ts';
import { openStores, ownDatabase } from '../open-database.ts';
import { joinCodeBooks, type CodeBooks } from './code-books.ts';

let opened: CodeBooks | undefined;

/** Opens this browser's code books; the same object on every call. */
export function openCodeBooks(): CodeBooks {
  return (opened ??= open());
}

function open(): CodeBooks {
  const { list, put, remove } = openCodeBookStore(ownDatabase());
  return joinCodeBooks({
    // The database may have to be upgraded or healed first.
    store: {
      list: () => openStores().then(list),
      put: (record) => openStores().then(() => put(record)),
      remove: (id) => openStores().then(() => remove(id)),
    },
    readPdf: (file, onPage) => pdfPages(startPdfWorker, file, onPage),
    nowMs: () => Date.now(),
  });
}
