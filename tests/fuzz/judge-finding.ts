import type { AnyAnalysis } from '#analyses/analysis.ts';
import type { CpetFinding } from '#analyses/cpet/finding.ts';
import type { KnowledgeTestFinding } from '#analyses/knowledge-test/finding.ts';
import type { Remark } from '#core/remark.ts';
import { complaintOfTest } from './judge-cpet.ts';
import { complaintOfReports } from './judge-report.ts';

/** What a stored finding must keep to, whatever the file; the first thing that it does not, in words. */
export function complaintOfFinding(analysis: AnyAnalysis, stored: string): string | undefined {
  let absent: string | undefined;
  const finding: unknown = JSON.parse(stored, (key, value: unknown) => {
    // NaN and infinity are null in JSON.
    if (value === null) absent ??= key;
    return value;
  });
  if (absent !== undefined) return `"${absent}" is null or no number`;
  const remarks: readonly Remark[] = analysis.remarks(finding);
  return (
    remarks.map(complaintOfRemark).find((complaint) => complaint !== undefined) ??
    (analysis.id === 'cpet'
      ? complaintOfTest(finding as CpetFinding)
      : complaintOfReports(finding as KnowledgeTestFinding)) ??
    // Drawing costs as much as judging: every fourth is drawn.
    (stored.length % 4 === 0 ? complaintOfReport(analysis, finding) : undefined)
  );
}

function complaintOfRemark({ code, detail, at }: Remark): string | undefined {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code)) return `the remark "${code}"`;
  if (detail.trim() === '') return `the remark "${code}" says nothing`;
  if (/\b(?:NaN|undefined|Infinity|\[object)\b/.test(detail)) return `the remark "${code}" says: ${detail}`;
  return at?.row !== undefined && !(at.row >= 1)
    ? `the remark "${code}" at row ${String(at.row)}`
    : undefined;
}

/** What a page draws of it must be drawn without a throw, and hold no word of the program's own. */
function complaintOfReport(analysis: AnyAnalysis, finding: unknown): string | undefined {
  const report = JSON.stringify(analysis.report({ name: 'input', finding }, analysis.defaultOptions));
  const word = /"[^"]*\b(?:NaN|\[object Object\]|-?Infinity)\b[^"]*"/.exec(report)?.[0];
  return word === undefined ? undefined : `the report says ${word.slice(0, 200)}`;
}
