import { ok, type Result } from '#core/result.ts';
import { readDocument } from '#readers/read-document.ts';
import type { Adjustments } from '#core/review.ts';
import type { Analysis, Tools } from '../analysis.ts';
import { adjustmentInWords, chosenRows, readAdjustments } from './adjustments.ts';
import { findingOf } from './analyse.ts';
import { ninePanels } from './figures/nine-panels.ts';
import type { CpetFinding } from './finding.ts';
import { optionsWithProfiles, profilesOf } from './laboratory-profiles/kept-profiles.ts';
import { askNetworks, explainAnswer } from './model/ask-networks.ts';
import { checkCpetOptions, defaultCpetOptions, type CpetOptions } from './options.ts';
import { prepareTest } from './prepare-test.ts';
import { readRecording } from './read-recording.ts';
import type { Recording } from './recording.ts';
import { reportSections } from './report-sections.ts';
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
  withKept: (options, kept) => optionsWithProfiles(options, profilesOf(kept)),
  async read(file, options) {
    const document = await readDocument(file.bytes);
    return document.ok
      ? readRecording(document.value, { fileName: file.name, options }, file.facts)
      : document;
  },
  analyse: (recording, options, tools) => findIn(recording, options, tools),
  completeness: (finding) => finding.completeness,
  remarks: (finding) => finding.remarks,
  columns: cpetColumns,
  tableFirst,
  reviewReasons,
  report: reportTest,
  figures: (finding) => [ninePanels(finding)],
  reportSections,
  recompute(finding, options, tools, facts, adjustments) {
    const recording = storedRecording(finding, facts);
    return recording.ok ? findIn(recording.value, options, tools, adjustments) : Promise.resolve(recording);
  },
  adjustmentInWords,
  explain(finding, options, tools) {
    const test = prepareTest(recordingOf(finding), options, finding.adjusted?.rows);
    return 'found' in test ? explainAnswer(test, options, tools) : Promise.resolve(ok([]));
  },
};

async function findIn(
  recording: Recording,
  options: CpetOptions,
  tools: Tools,
  adjustments?: Adjustments,
): Promise<Result<CpetFinding>> {
  const byHand = readAdjustments(adjustments, recording.timeS);
  const test = prepareTest(recording, options, chosenRows(byHand.adjustments));
  const networks = 'found' in test ? await askNetworks(test, options, tools) : ok({});
  return networks.ok ? ok(findingOf(test, options, networks.value, byHand)) : networks;
}
