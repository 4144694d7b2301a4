import type { AnyAnalysis } from '#analyses/analysis.ts';
import type { ResultRow } from '#core/result-column.ts';
import type { ReviewRule } from './item-words.ts';

/** The rule of an analysis; one for each page, which keeps it. */
export function reviewRuleOf(analysis: Pick<AnyAnalysis, 'columns' | 'reviewReasons'>): ReviewRule {
  const titles = new Map(analysis.columns.map(({ name, title, unit }) => [name, titled(title, unit)]));
  const rule = (row: ResultRow) => analysis.reviewReasons?.(row) ?? [];
  return Object.assign(rule, { titleOf: (column: string) => titles.get(column) ?? column });
}

function titled(title: string, unit: string | undefined): string {
  return unit === undefined ? title : `${title} (${unit})`;
}
