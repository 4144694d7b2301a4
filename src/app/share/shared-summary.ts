import { findAnalysis } from '#analyses/registry.ts';
import { violations, type JsonSchema } from '#core/json-schema.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import { visibleText } from '#core/visible-text.ts';
import type { ReportDocument, ReportValue, TitledValues } from '#reports/document.ts';

/** What a link carries: numbers that lead, and what made them. No name of a file, no date, no id. */
export type SharedSummary = {
  readonly v: 1;
  /** As the sender typed it. */
  readonly label?: string;
  /** "Exercise tests". */
  readonly kind: string;
  readonly values: readonly ReportValue[];
  /** What goes into more detail: weak areas, a study plan. Earlier versions refuse a link that has it. */
  readonly parts?: readonly TitledValues[];
  readonly adjusted?: true;
  readonly verdict?: 'accepted' | 'needs-work';
  /** "Benchside 0.1.0, analysis cpet 12". */
  readonly madeBy: string;
};

export const longestLabel = 80;
export const mostParts = 4;

const text = (maxLength: number): JsonSchema => ({ type: 'string', maxLength });

const value = (longestText: number): JsonSchema => ({
  type: 'object',
  required: ['label'],
  additionalProperties: false,
  properties: { label: text(80), text: text(longestText), unit: text(40), note: text(400) },
});

const summarySchema: JsonSchema = {
  type: 'object',
  required: ['v', 'kind', 'values', 'madeBy'],
  additionalProperties: false,
  properties: {
    v: { const: 1 },
    label: text(longestLabel),
    kind: text(80),
    values: { type: 'array', maxItems: 24, items: value(80) },
    parts: {
      type: 'array',
      maxItems: mostParts,
      items: {
        type: 'object',
        required: ['title', 'values'],
        additionalProperties: false,
        properties: { title: text(80), values: { type: 'array', maxItems: 40, items: value(400) } },
      },
    },
    adjusted: { const: true },
    verdict: { enum: ['accepted', 'needs-work'] },
    madeBy: text(200),
  },
};

/** What such a result is not, as its analysis says it; empty for one that this version does not know. */
export function disclaimerOf({ madeBy }: Pick<SharedSummary, 'madeBy'>): string {
  const [, id = ''] = /, analysis (\S+) /.exec(madeBy) ?? [];
  return findAnalysis(id)?.disclaimer ?? '';
}

/** The values that a report leads with: what may be chosen for a link. */
export function headlineOf({ blocks }: ReportDocument): readonly ReportValue[] {
  return blocks.flatMap((block) => (block.kind === 'headline' ? block.values : []));
}

/** A summary from whatever a link carried, with what nobody could see in its texts spelt out. Fault `link-invalid`. */
export function parseSummary(written: string): Result<SharedSummary> {
  try {
    const raw: unknown = JSON.parse(written);
    const wrong = violations(summarySchema, raw, 1);
    if (wrong.length > 0) return invalid(`what it carries is no summary (${wrong.join('')})`);
    return ok(JSON.parse(written, visible) as SharedSummary);
  } catch {
    return invalid('what it carries cannot be read');
  }
}

function visible(_key: string, part: unknown): unknown {
  return typeof part === 'string' ? visibleText(part) : part;
}

export function invalid(detail: string) {
  return failFile('unreadable', 'link-invalid', detail);
}
