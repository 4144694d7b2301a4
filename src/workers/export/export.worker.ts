import { expose, transfer } from 'comlink';
import { findAnalysis } from '#analyses/registry.ts';
import type { Result } from '#core/result.ts';
import type { ZipEntry } from '#reports/zip/zip-entry.ts';
import { holdLife } from '../worker-life.ts';
import { makeReports } from './make-reports.ts';
import type { ExportWorkerApi } from './protocol.ts';

holdLife();
const made = makeReports(findAnalysis);

const api: ExportWorkerApi = {
  lend: made.lend,
  report: async (job) => handed(await made.report(job)),
  document: async (job) => handed(await made.document(job)),
  workbook: async (path, sheets) => handed(await made.workbook(path, sheets)),
};

expose(api);

/** Bytes are handed over, not copied. */
function handed(answer: Result<readonly ZipEntry[]>): Result<readonly ZipEntry[]> {
  return answer.ok
    ? transfer(
        answer,
        answer.value.map(({ bytes }) => bytes.buffer),
      )
    : answer;
}
