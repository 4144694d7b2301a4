import { ok, type Result } from '#core/result.ts';
import { readDocument } from '#readers/read-document.ts';
import type { Analysis, Tools } from '../analysis.ts';
import { findingOf } from './analyse.ts';
import type { CpetFinding } from './finding.ts';
import { askNetworks, explainAnswer } from './model/ask-networks.ts';
import { checkCpetOptions, defaultCpetOptions, type CpetOptions } from './options.ts';
import { prepareTest } from './prepare-test.ts';
import { readRecording } from './read-recording.ts';
import type { Recording } from './recording.ts';
import { reportTest } from './report.ts';
import { cpetColumns, tableFirst } from './result-columns.ts';
import { reviewReasons } from './review-reasons.ts';
import { storedRecording } from './stored-recording.ts';
import { recordingOf } from './stored-series.ts';
import { cpetVersion } from './version.ts';

export type CpetAnalysis = Analysis<Recording, CpetOptions, CpetFinding>;

/** Cardiopulmonary exercise tests: any cart's export → phases, peaks, thresholds, metrics, quality. */
export const cpet: CpetAnalysis = {
  id: 'cpet',
  version: cpetVersion,
  defaultOptions: defaultCpetOptions,
  checkOptions: checkCpetOptions,
  async read(file, options) {
    const document = await readDocument(file.bytes);
    return document.ok
      ? readRecording(document.value, { fileName: file.name, options }, file.facts)
      : document;
  },
  analyse: findIn,
  completeness: (finding) => finding.completeness,
  remarks: (finding) => finding.remarks,
  columns: cpetColumns,
  tableFirst,
  reviewReasons,
  report: reportTest,
  recompute(finding, options, tools, facts) {
    const recording = storedRecording(finding, facts);
    return recording.ok ? findIn(recording.value, options, tools) : Promise.resolve(recording);
  },
  explain(finding, options, tools) {
    const test = prepareTest(recordingOf(finding), options);
    return 'found' in test ? explainAnswer(test, options, tools) : Promise.resolve(ok([]));
  },
};

async function findIn(
  recording: Recording,
  options: CpetOptions,
  tools: Tools,
): Promise<Result<CpetFinding>> {
  const test = prepareTest(recording, options);
  const networks = 'found' in test ? await askNetworks(test, options, tools) : ok({});
  return networks.ok ? ok(findingOf(test, options, networks.value)) : networks;
}
