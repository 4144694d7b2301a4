import type { ResultRow } from '#core/result-column.ts';
import type { KnowledgeTestFinding } from '../finding.ts';
import { keysOf } from '../report-keys.ts';
import { knowledgeTestColumns } from '../result-columns.ts';

const keyColumns = knowledgeTestColumns.filter(({ name }) => /^(student|name|report)_key$/.test(name));

/**
 * A finding and its row with the keys of another batch: a result that becomes part of a class is joined with the others
 * there by keys of that class's salt, and with nothing that is not in it.
 */
export function withKeysOf(
  salt: string,
  finding: KnowledgeTestFinding,
  row: ResultRow,
): { readonly finding: KnowledgeTestFinding; readonly row: ResultRow } {
  const anew = {
    ...finding,
    reports: finding.reports.map((report) =>
      report.status === 'failed' ? report : { ...report, keys: keysOf(report.fields, salt) },
    ),
  };
  const cells = keyColumns.map(({ name, value }) => [name, value(anew)] as const);
  return {
    finding: anew,
    row: Object.fromEntries(
      [...Object.entries(row).filter(([name]) => !cells.some(([key]) => key === name)), ...cells].filter(
        ([, cell]) => cell !== undefined,
      ),
    ),
  };
}
