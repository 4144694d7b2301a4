import { startWatched } from './worker-life.ts';

/**
 * The only place where workers are started. They are given the page's own origin and nothing else. One that ends
 * without a word fires `error`: what waits for it would else wait for ever.
 * The literal `new Worker(new URL(…))` is what the bundler looks for.
 */

/** A fresh worker that analyses files. */
export function startAnalysisWorker(): Worker {
  return startWatched(
    'analysis',
    (name) => new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module', name }),
  );
}

/** A fresh worker that hashes and stores dropped files. */
export function startIntakeWorker(): Worker {
  return startWatched(
    'intake',
    (name) => new Worker(new URL('./intake.worker.ts', import.meta.url), { type: 'module', name }),
  );
}

/** A fresh worker that takes in a model, or times a runtime. */
export function startModelWorker(): Worker {
  return startWatched(
    'model',
    (name) => new Worker(new URL('./model.worker.ts', import.meta.url), { type: 'module', name }),
  );
}

/** A fresh worker that reads the text of a PDF. */
export function startPdfWorker(): Worker {
  return startWatched(
    'pdf',
    (name) => new Worker(new URL('./pdf.worker.ts', import.meta.url), { type: 'module', name }),
  );
}

/** A fresh worker that makes ledgers. */
export function startLedgerWorker(): Worker {
  return startWatched(
    'ledger',
    (name) => new Worker(new URL('./ledger.worker.ts', import.meta.url), { type: 'module', name }),
  );
}

/** A fresh worker that reads a worklist or a ledger and plans a batch from it. */
export function startTableWorker(): Worker {
  return startWatched(
    'table',
    (name) => new Worker(new URL('./tables/tables.worker.ts', import.meta.url), { type: 'module', name }),
  );
}

/** A fresh worker that makes reports for export. */
export function startExportWorker(): Worker {
  return startWatched(
    'export',
    (name) => new Worker(new URL('./export/export.worker.ts', import.meta.url), { type: 'module', name }),
  );
}
