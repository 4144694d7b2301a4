import type { ReportRead } from '#analyses/knowledge-test/finding.ts';
import { certain } from '#analyses/knowledge-test/people/certain.ts';
import type { Attempt, ExamAttempts } from '#analyses/knowledge-test/people/attempts.ts';

const results = { pass: /* @wc-include */ 'passed', fail: /* @wc-include */ 'failed' } as const;

/** "82 %, passed": a report's result as far as it shows one. */
export function resultInWords({ fields }: ReportRead): string {
  const { scorePercent, grade } = fields;
  const parts = [scorePercent && `${scorePercent.value} %`, grade && results[grade.value]].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? 'no result read' : parts.join(', ');
}

/** "68 % → 88 %: 12 resolved, 3 persistent, 2 new", of the last two takes; undefined for a single one. */
export function trendInWords({ attempts }: ExamAttempts): string | undefined {
  const last = attempts.at(-1);
  if (last?.since === undefined) return undefined;
  const scores = attempts.map(({ report }) => certain(report.report.fields.scorePercent));
  const climb = scores.every((score) => score !== undefined)
    ? `${scores.map((score) => `${score} %`).join(' → ')}: `
    : '';
  return `${climb}${changeInWords(last.since)}`;
}

/** "12 resolved, 3 persistent, 2 new". */
export function changeInWords({ resolved, persistent, fresh }: NonNullable<Attempt['since']>): string {
  return `${resolved.length} resolved, ${persistent.length} persistent, ${fresh.length} new`;
}
