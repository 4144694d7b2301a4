import type { KnowledgeTestFinding, ReadField, ReportFields } from '../finding.ts';

/**
 * A finding as a class needs it: without what was read on its pages and without pictures, which are most of it. A class
 * of a thousand photos is then a few megabytes.
 */
export function leanFinding(finding: KnowledgeTestFinding): KnowledgeTestFinding {
  return {
    ...finding,
    readings: [],
    reports: finding.reports.map((report) => ({
      ...report,
      fields: withoutCrops(report.fields),
      doubts: report.doubts.map(({ crop: _crop, ...doubt }) => doubt),
    })),
  };
}

function withoutCrops(fields: ReportFields): ReportFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { crop: _crop, ...field }]: [string, ReadField<unknown>]) => [
      name,
      field,
    ]),
  );
}
