import { ok, type Result } from '#core/result.ts';
import type { Analysis } from '../analysis.ts';
import { adjustmentInWords } from './adjustment-in-words.ts';
import { attachCrops, withCrops } from './attach-crops.ts';
import { lookUpIn } from './code-book/kept-books.ts';
import { findingOf, type FailedPage, type ReadPages } from './finding-of.ts';
import type { KnowledgeTestFinding } from './finding.ts';
import {
  checkKnowledgeTestOptions,
  defaultKnowledgeTestOptions,
  type KnowledgeTestOptions,
} from './options.ts';
import { sameInRows } from './people/same-rows.ts';
import { readFile, type KnowledgeTestInput } from './read-file.ts';
import { recognition } from './recognise.ts';
import { allRemarks, reportKnowledgeTests } from './report/report-document.ts';
import { codeTextsColumn } from './report/code-texts-column.ts';
import { explainedCodes } from './report/explained-codes.ts';
import { reportToShare } from './report/class-share.ts';
import { reportSections } from './report/report-sections.ts';
import { knowledgeTestColumns, tableFirst } from './result-columns.ts';
import { reviewReasons } from './review-reasons.ts';
import { knowledgeTestVersion } from './version.ts';
import { withoutNames } from './without-names.ts';

export type KnowledgeTestAnalysis = Analysis<KnowledgeTestInput, KnowledgeTestOptions, KnowledgeTestFinding>;

/** Airman knowledge test reports: a PDF or a photo → who, which exam, which result, and every code of a missed subject. */
export const knowledgeTest: KnowledgeTestAnalysis = {
  id: 'knowledge-test',
  version: knowledgeTestVersion,
  defaultOptions: defaultKnowledgeTestOptions,
  checkOptions: checkKnowledgeTestOptions,
  read: (file, _options, tools) => readFile(file, tools, recognition),
  async analyse(input, options, tools) {
    const { pages, readings, failed, remarks } = input;
    const finding = findingOf({ pages, readings, failed, remarks }, options, recognition);
    return finding.ok ? ok(await withCrops(finding.value, input, tools.pictures)) : finding;
  },
  completeness: ({ reports }) =>
    reports.every(({ status }) => status === 'success') ? 'success' : 'partial',
  remarks: allRemarks,
  columns: knowledgeTestColumns,
  tableFirst,
  reviewReasons,
  sameInRows,
  report: (what, options, kept) => reportKnowledgeTests(what, options, lookUpIn(kept)),
  reportSections,
  recompute(finding, options, _tools, _facts, adjustments) {
    const anew: Result<KnowledgeTestFinding> = findingOf(
      readPagesOf(finding),
      options,
      recognition,
      adjustments,
    );
    return Promise.resolve(anew.ok ? ok(attachCrops(anew.value)) : anew);
  },
  adjustmentInWords,
  toShare: (finding, kept) => reportToShare(finding, lookUpIn(kept)),
  explained: (finding, kept) => explainedCodes(finding, lookUpIn(kept)),
  explainedColumns: [codeTextsColumn],
  withoutNames,
};

/** What a stored finding was made from. */
function readPagesOf({ pages, readings, reports, remarks }: KnowledgeTestFinding): ReadPages {
  return {
    pages,
    readings,
    failed: reports.flatMap(({ failure, pages: [page], remarks: [remark] }): FailedPage[] =>
      failure === undefined || page === undefined
        ? []
        : [{ page, code: failure, detail: remark?.detail ?? '' }],
    ),
    remarks: remarks.filter(({ code }) => code === 'low-resolution'),
  };
}
