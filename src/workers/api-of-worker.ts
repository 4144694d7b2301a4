import { wrap, type Remote } from 'comlink';
import type { AnalysisWorkerApi } from './protocol.ts';

const apis = new WeakMap<Worker, Remote<AnalysisWorkerApi>>();

/**
 * What an analysis worker does: the same object at every call, and kept as long as the worker is. Comlink has a worker
 * hear nothing any more once what was wrapped around it is forgotten, whoever else may have another such by then.
 */
export function apiOfWorker(worker: Worker): Remote<AnalysisWorkerApi> {
  const api = apis.get(worker) ?? wrap<AnalysisWorkerApi>(worker);
  apis.set(worker, api);
  return api;
}
