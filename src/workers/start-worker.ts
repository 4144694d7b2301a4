import { watchLife } from './worker-life.ts';

/**
 * The only place where workers are started. They are given the page's own origin and nothing else.
 * The literal `new Worker(new URL(…))` is what the bundler looks for.
 */

/** A fresh worker that analyses files. One that ends without a word fires `error`. */
export function startAnalysisWorker(): Worker {
  const name = `analysis-${crypto.randomUUID()}`;
  const worker = new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module', name });
  watchLife(worker, name, navigator.locks);
  return worker;
}

/** A fresh worker that hashes and stores dropped files. */
export function startIntakeWorker(): Worker {
  return new Worker(new URL('./intake.worker.ts', import.meta.url), { type: 'module', name: 'intake' });
}

/** A fresh worker that takes in a model, or times a runtime. */
export function startModelWorker(): Worker {
  return new Worker(new URL('./model.worker.ts', import.meta.url), { type: 'module', name: 'model' });
}

/** A fresh worker that makes ledgers. */
export function startLedgerWorker(): Worker {
  return new Worker(new URL('./ledger.worker.ts', import.meta.url), { type: 'module', name: 'ledger' });
}

/** A fresh worker that reads a worklist or a ledger and plans a batch from it. */
export function startTableWorker(): Worker {
  return new Worker(new URL('./tables/tables.worker.ts', import.meta.url), { type: 'module', name: 'table' });
}
