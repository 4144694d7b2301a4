import analysisUrl from './analysis.worker.ts?worker&url';
import exportUrl from './export/export.worker.ts?worker&url';
import { guardOfPage } from './guard.ts';
import intakeUrl from './intake.worker.ts?worker&url';
import ledgerUrl from './ledger.worker.ts?worker&url';
import modelUrl from './model.worker.ts?worker&url';
import pdfUrl from './pdf.worker.ts?worker&url';
import tablesUrl from './tables/tables.worker.ts?worker&url';
import tryUrl from './try-to-send.worker.ts?worker&url';
import { startWatched } from './worker-life.ts';

/**
 * The only place where workers are started. They are given the page's own origin and nothing else, and obey its content
 * policy. One that ends without a word fires `error`: what waits for it would else wait for ever.
 */

/**
 * Starts a module of this app as a worker that obeys this page's policy: from a blob that imports the guard, and then
 * the module (`static/guard.js`).
 *
 * @throws where the page has no guard: a worker that may send is worse than none.
 */
export function startUnderPolicy(moduleUrl: string, name: string): Worker {
  const guard = guardOfPage();
  if (guard === undefined) throw new Error('this page was loaded without its guard; load it anew');
  // The one place that may.
  // eslint-disable-next-line no-restricted-syntax -- see above
  const worker = new Worker(guard.workerUrl(moduleUrl), { type: 'module', name });
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    guard.hear(data);
  });
  return worker;
}

function start(kind: string, moduleUrl: string): Worker {
  return startWatched(kind, (name) => startUnderPolicy(moduleUrl, name));
}

/** A fresh worker that analyses files. */
export function startAnalysisWorker(): Worker {
  return start('analysis', analysisUrl);
}

/** A fresh worker that hashes and stores dropped files. */
export function startIntakeWorker(): Worker {
  return start('intake', intakeUrl);
}

/** A fresh worker that takes in a model, or times a runtime. */
export function startModelWorker(): Worker {
  return start('model', modelUrl);
}

/** A fresh worker that reads the text of a PDF. */
export function startPdfWorker(): Worker {
  return start('pdf', pdfUrl);
}

/** A fresh worker that makes ledgers. */
export function startLedgerWorker(): Worker {
  return start('ledger', ledgerUrl);
}

/** A fresh worker that reads a worklist or a ledger and plans a batch from it. */
export function startTableWorker(): Worker {
  return start('table', tablesUrl);
}

/** A fresh worker that makes reports for export. */
export function startExportWorker(): Worker {
  return start('export', exportUrl);
}

/** A fresh worker that tries to send something, to show that it cannot. */
export function startTryWorker(): Worker {
  return start('try', tryUrl);
}
