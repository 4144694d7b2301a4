import { parseCode } from '#analyses/knowledge-test/codes/grammar.ts';
import type { KnowledgeTestFinding, ReportRead } from '#analyses/knowledge-test/finding.ts';
import { doubtfulFields, missingFields } from '#analyses/knowledge-test/report-faults.ts';

/** What the finding of a knowledge test report must keep to; the first thing that it does not, in words. */
export function complaintOfReports({ reports, pages }: KnowledgeTestFinding): string | undefined {
  if (reports.length === 0) return 'a finding without a report';
  return reports
    .map((report) => complaintOfReport(report, pages))
    .find((complaint) => complaint !== undefined);
}

function complaintOfReport(report: ReportRead, pages: number): string | undefined {
  const { fields, codes, doubts, status, failure } = report;
  if (report.pages.some((page) => page < 1 || page > pages)) return 'a page that the file does not have';
  const score = fields.scorePercent?.value;
  if (score !== undefined && !(score >= 0 && score <= 100)) return `a score of ${String(score)}`;
  const take = fields.take?.value;
  if (take !== undefined && !(Number.isInteger(take) && take >= 1)) return `take ${String(take)}`;
  for (const field of [fields.examDate, fields.expiresOn])
    if (field !== undefined && !isDay(field.value)) return `the day "${field.value}"`;
  const odd = codes.find(({ code }) => parseCode(code) === undefined);
  if (odd !== undefined) return `"${odd.code}" is no code`;
  if (new Set(codes.map(({ code }) => code)).size < codes.length) return 'a code twice';
  if (status === 'failed' && failure === undefined) return 'failed without a reason';
  if (status !== 'success') return undefined;
  if (doubts.length > 0) return 'a success in doubt';
  const open = [...missingFields(report), ...doubtfulFields(report)];
  return open.length > 0 ? `a success without ${open.join(', ')}` : undefined;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && day.toJSON()?.startsWith(text) === true;
}
