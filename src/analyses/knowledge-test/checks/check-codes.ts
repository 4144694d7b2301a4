import type { Remark } from '#core/remark.ts';
import { codesOfExam, isKnownCode } from '../codes/numbering.ts';
import { editionOf } from '../codes/editions.ts';
import type { Exam } from '../codes/exams.ts';
import type { ReadCode } from '../finding.ts';
import type { UncheckedReport } from './checked-report.ts';

/**
 * Whether the codes are of this exam, and of the edition that the numbering is of. What a person set stands: a code that
 * no numbering has may well be printed on the report.
 */
export function checkCodes({ codes, fields }: UncheckedReport, exam: Exam | undefined): readonly Remark[] {
  const acs = codes.filter(({ code }) => code.includes('.'));
  const own = exam === undefined ? undefined : new Set(codesOfExam(exam.code));
  const strange = acs.filter(({ code }) => !isKnownCode(code));
  const unknown = strange.filter(({ certainty }) => certainty !== 'by-hand');
  const settled = strange.filter(({ certainty }) => certainty === 'by-hand');
  const foreign =
    own === undefined || own.size === 0
      ? []
      : acs.filter((each) => !strange.includes(each) && each.certainty !== 'by-hand' && !own.has(each.code));
  const date = fields.examDate?.value;
  const earlier = date === undefined ? undefined : earlierEdition(acs, date);
  return [
    ...(unknown.length > 0 && earlier === undefined
      ? [
          {
            code: 'unknown-code',
            severity: 'warning' as const,
            detail: `the current numbering has no ${listed(unknown)}`,
            ...placeOf(unknown),
          },
        ]
      : []),
    ...(settled.length > 0
      ? [
          {
            code: 'unknown-code-by-hand',
            severity: 'note' as const,
            detail: `the current numbering has no ${listed(settled)}; set by hand, and so taken as printed`,
            ...placeOf(settled),
          },
        ]
      : []),
    ...(foreign.length > 0
      ? [
          {
            code: 'code-of-other-exam',
            severity: 'warning' as const,
            detail: `${listed(foreign)} ${foreign.length === 1 ? 'does' : 'do'} not belong to ${exam?.code ?? 'this exam'} (${exam?.title ?? ''})`,
            ...placeOf(foreign),
          },
        ]
      : []),
    ...(earlier === undefined
      ? []
      : [
          {
            code: 'edition-mismatch',
            severity: 'warning' as const,
            detail: `the test was taken on ${date ?? ''}, before ${earlier.document} was in force (${earlier.inForceFrom}): its codes may mean something else than is shown${unknown.length > 0 ? `, and the current numbering has no ${listed(unknown)}` : ''}`,
          },
        ]),
  ];
}

/** The current edition of a document among the codes that was not yet in force on this day. */
function earlierEdition(codes: readonly ReadCode[], date: string): Edition | undefined {
  const prefixes = new Set(codes.map(({ code }) => code.slice(0, 2)));
  for (const prefix of prefixes) {
    const current = editionOf(prefix);
    if (current !== undefined && date < current.inForceFrom) return current;
  }
  return undefined;
}

type Edition = { readonly document: string; readonly inForceFrom: string };

function listed(codes: readonly ReadCode[]): string {
  const shown = codes.slice(0, 6).map(({ code }) => code);
  const more = codes.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

function placeOf(codes: readonly ReadCode[]): Pick<Remark, 'at'> {
  const page = codes[0]?.place?.page;
  return page === undefined ? {} : { at: { page } };
}
