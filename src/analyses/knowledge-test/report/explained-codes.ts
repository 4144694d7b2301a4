import type { LookUpCode } from '../code-book/look-up.ts';
import type { KnowledgeTestFinding } from '../finding.ts';
import { inPublishedOrder, kindOf, textOf } from './deficient-areas.ts';

/** What a code of a finding means, for a file that programs read. */
export type ExplainedCode = {
  readonly code: string;
  /** Of the test, which says what edition was in force; absent where the report shows no date. */
  readonly examDate?: string;
  readonly area?: string;
  readonly task?: string;
  readonly kind?: string;
  /** The publication that the words are of. */
  readonly document?: string;
  readonly text?: string;
  readonly references?: readonly string[];
};

/** Every code of a file's reports once for each day of a test, in the order of the publication; as well as each is known. */
export function explainedCodes(
  { reports }: Pick<KnowledgeTestFinding, 'reports'>,
  lookUp: LookUpCode,
): readonly ExplainedCode[] {
  const asked = new Map(
    reports.flatMap(({ codes, fields }) =>
      codes.map(({ code }) => {
        const examDate = fields.examDate?.value;
        return [`${code} ${examDate ?? ''}`, { code, examDate }] as const;
      }),
    ),
  );
  return [...asked.values()].sort(inPublishedOrder).map(({ code, examDate }) => {
    const { areaTitle: area, taskTitle: task, document } = lookUp(code, examDate);
    const kind = kindOf(code);
    const said = textOf(lookUp, code, examDate);
    return {
      code,
      ...(examDate !== undefined && { examDate }),
      ...(area !== undefined && { area }),
      ...(task !== undefined && { task }),
      ...(kind !== undefined && { kind }),
      ...(document !== undefined && { document }),
      ...said,
    };
  });
}
